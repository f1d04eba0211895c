-- Versions of the CGU written, published at a date and accepted again. One document per acceptation. A timestamp added later.
-- DropIndex
DROP INDEX "Document_demandeId_key";

-- AlterTable
ALTER TABLE "Courriel" ADD COLUMN     "cle" TEXT;

-- A document belongs to an acceptation: until now, to the one that its demande was accepted with. Its bytes stay as they are,
-- so the guard of documents that are ready is down for this one statement.
ALTER TABLE "Document" ADD COLUMN     "acceptationId" UUID;
ALTER TABLE "Document" DISABLE TRIGGER document_immuable;
UPDATE "Document" SET "acceptationId" = "Demande"."acceptationId" FROM "Demande" WHERE "Demande".id = "Document"."demandeId";
ALTER TABLE "Document" ENABLE TRIGGER document_immuable;
ALTER TABLE "Document" ALTER COLUMN "acceptationId" SET NOT NULL;

-- CreateTable
CREATE TABLE "CguBrouillon" (
    "id" UUID NOT NULL,
    "texte" TEXT NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifieLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifieParId" UUID NOT NULL,
    "apercu" BYTEA,
    "apercuSha256" CHAR(64),
    "apercuErreur" TEXT,

    CONSTRAINT "CguBrouillon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CampagneCgu" (
    "cguVersionId" UUID NOT NULL,
    "avant" TIMESTAMPTZ(3) NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CampagneCgu_pkey" PRIMARY KEY ("cguVersionId")
);

-- CreateTable
CREATE TABLE "DocumentHorodate" (
    "documentId" UUID NOT NULL,
    "contenu" BYTEA NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "taille" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "horodateLe" TIMESTAMPTZ(3) NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentHorodate_pkey" PRIMARY KEY ("documentId")
);

-- CreateTable
CREATE TABLE "SceauOuvert" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sujet" TEXT NOT NULL,
    "emetteur" TEXT NOT NULL,
    "debut" TIMESTAMPTZ(3) NOT NULL,
    "fin" TIMESTAMPTZ(3) NOT NULL,
    "empreinte" TEXT NOT NULL,
    "demonstration" BOOLEAN NOT NULL,
    "ouvertLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SceauOuvert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DocumentHorodate_sha256_key" ON "DocumentHorodate"("sha256");

-- CreateIndex
CREATE INDEX "Acceptation_cguVersionId_idx" ON "Acceptation"("cguVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Courriel_cle_key" ON "Courriel"("cle");

-- CreateIndex
CREATE UNIQUE INDEX "Document_acceptationId_key" ON "Document"("acceptationId");

-- CreateIndex
CREATE INDEX "Document_demandeId_idx" ON "Document"("demandeId");

-- CreateIndex
CREATE INDEX "Document_niveau_id_idx" ON "Document"("niveau", "id");

-- AddForeignKey
ALTER TABLE "CampagneCgu" ADD CONSTRAINT "CampagneCgu_cguVersionId_fkey" FOREIGN KEY ("cguVersionId") REFERENCES "CguVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_acceptationId_fkey" FOREIGN KEY ("acceptationId") REFERENCES "Acceptation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentHorodate" ADD CONSTRAINT "DocumentHorodate_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A version that is not in force yet may be taken back. One that is, or was, stays for ever, and no text ever changes.
DROP TRIGGER cgu_immuable ON "CguVersion";
CREATE TRIGGER cgu_immuable BEFORE UPDATE ON "CguVersion" FOR EACH ROW EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER cgu_conservee BEFORE DELETE ON "CguVersion" FOR EACH ROW WHEN (OLD."publieeLe" <= clock_timestamp())
  EXECUTE FUNCTION refuser_modification();

CREATE TRIGGER document_horodate_immuable BEFORE UPDATE OR DELETE ON "DocumentHorodate" FOR EACH ROW
  EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER document_horodate_sans_vidage BEFORE TRUNCATE ON "DocumentHorodate" FOR EACH STATEMENT
  EXECUTE FUNCTION refuser_modification();
ALTER TABLE "SceauOuvert" ADD CONSTRAINT "SceauOuvert_une_ligne" CHECK (id = 1);
