-- AlterTable
ALTER TABLE "Reclamation" ADD COLUMN     "decideeLe" TIMESTAMPTZ(3),
ADD COLUMN     "decideeParId" UUID,
ADD COLUMN     "decisionMotif" TEXT;

-- One claim at a time on an organisme, until an agent has decided about an objection too.
DROP INDEX "Reclamation_ouverte_unique";
CREATE UNIQUE INDEX "Reclamation_ouverte_unique" ON "Reclamation"("organismeId") WHERE statut IN ('deposee', 'en_opposition', 'opposee');

-- One invitation at a time of an address to an organisme.
CREATE UNIQUE INDEX "Invitation_ouverte_unique" ON "Invitation"("organismeId", email) WHERE "accepteeLe" IS NULL AND "annuleeLe" IS NULL;
