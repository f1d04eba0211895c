-- A document's code for people, and what its seal says. Documents made before keep their bytes and have neither.
ALTER TABLE "Document"
ADD COLUMN     "code" CHAR(14),
ADD COLUMN     "demonstration" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "horodatage" TEXT,
ADD COLUMN     "horodateLe" TIMESTAMPTZ(3),
ADD COLUMN     "niveau" VARCHAR(3);

CREATE UNIQUE INDEX "Document_code_key" ON "Document"("code");
