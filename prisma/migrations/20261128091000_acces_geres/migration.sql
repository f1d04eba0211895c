-- AlterTable
ALTER TABLE "Organisme" ADD COLUMN "rgcRevoqueLe" TIMESTAMPTZ(3),
ADD COLUMN "rgcRevoqueMotif" TEXT;
