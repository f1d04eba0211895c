-- AlterTable
ALTER TABLE "Demande" ADD COLUMN "nonLusAgents" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "nonLusOrganisme" INTEGER NOT NULL DEFAULT 0;

-- CreateEnum
CREATE TYPE "AuteurMessage" AS ENUM ('organisme', 'agent', 'note');

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "demandeId" UUID NOT NULL,
    "auteur" "AuteurMessage" NOT NULL,
    "compteId" UUID NOT NULL,
    "texte" TEXT NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Message_demandeId_id_idx" ON "Message"("demandeId", "id");

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_demandeId_fkey" FOREIGN KEY ("demandeId") REFERENCES "Demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said stays as it was said.
CREATE TRIGGER message_immuable BEFORE UPDATE OR DELETE ON "Message" FOR EACH ROW EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER message_sans_vidage BEFORE TRUNCATE ON "Message" FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();

-- The demandes whose organisme awaits an answer.
CREATE INDEX "Demande_non_lus_agents_idx" ON "Demande" (id) WHERE "nonLusAgents" > 0;
