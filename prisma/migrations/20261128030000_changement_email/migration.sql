-- An address to confirm, or the one that an alert was sent to.
-- AlterEnum
ALTER TYPE "UsageJeton" ADD VALUE 'email';

-- AlterTable
ALTER TABLE "Jeton" ADD COLUMN     "email" TEXT;
