-- CreateEnum
CREATE TYPE "DecisionLot" AS ENUM ('accepter', 'demander_correction');

-- CreateEnum
CREATE TYPE "StatutLigneLot" AS ENUM ('a_faire', 'faite', 'refusee', 'echec');

-- CreateEnum
CREATE TYPE "GenreModele" AS ENUM ('correction', 'refus');

-- AlterEnum
ALTER TYPE "StatutCourriel" ADD VALUE 'remis';
ALTER TYPE "StatutCourriel" ADD VALUE 'rejete';

-- AlterTable
ALTER TABLE "Courriel" ADD COLUMN     "suiviLe" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Demande" ADD COLUMN     "examenId" UUID,
ADD COLUMN     "modeleId" UUID,
ADD COLUMN     "correction" JSONB;

-- CreateTable
CREATE TABLE "Examen" (
    "id" UUID NOT NULL,
    "demandeId" UUID NOT NULL,
    "demandeLe" TIMESTAMPTZ(3) NOT NULL,
    "parId" UUID,
    "finiLe" TIMESTAMPTZ(3),
    "constats" JSONB,

    CONSTRAINT "Examen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Modele" (
    "id" UUID NOT NULL,
    "genre" "GenreModele" NOT NULL,
    "titre" TEXT NOT NULL,
    "texte" TEXT NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifieLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifieParId" UUID NOT NULL,
    "retireLe" TIMESTAMPTZ(3),

    CONSTRAINT "Modele_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lot" (
    "id" UUID NOT NULL,
    "agentId" UUID NOT NULL,
    "decision" "DecisionLot" NOT NULL,
    "motif" TEXT,
    "modeleId" UUID,
    "creeLe" TIMESTAMPTZ(3) NOT NULL,
    "lanceLe" TIMESTAMPTZ(3),
    "finiLe" TIMESTAMPTZ(3),

    CONSTRAINT "Lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LotLigne" (
    "lotId" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "demandeId" UUID NOT NULL,
    "acceptationId" UUID NOT NULL,
    "examenId" UUID,
    "statut" "StatutLigneLot" NOT NULL DEFAULT 'a_faire',
    "detail" TEXT,
    "faiteLe" TIMESTAMPTZ(3),

    CONSTRAINT "LotLigne_pkey" PRIMARY KEY ("lotId","rang")
);

-- CreateTable
CREATE TABLE "SuiviCourriel" (
    "svixId" TEXT NOT NULL,
    "fournisseurId" TEXT NOT NULL,
    "issue" "StatutCourriel" NOT NULL,
    "raison" TEXT,
    "survenuLe" TIMESTAMPTZ(3) NOT NULL,
    "recuLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SuiviCourriel_pkey" PRIMARY KEY ("svixId")
);

-- CreateIndex
CREATE INDEX "Examen_demandeId_demandeLe_idx" ON "Examen"("demandeId", "demandeLe");

-- CreateIndex
CREATE INDEX "Modele_genre_titre_idx" ON "Modele"("genre", "titre");

-- CreateIndex
CREATE INDEX "Lot_agentId_creeLe_idx" ON "Lot"("agentId", "creeLe");

-- CreateIndex
CREATE INDEX "LotLigne_demandeId_idx" ON "LotLigne"("demandeId");

-- CreateIndex
CREATE UNIQUE INDEX "LotLigne_lotId_demandeId_key" ON "LotLigne"("lotId", "demandeId");

-- CreateIndex
CREATE INDEX "SuiviCourriel_fournisseurId_idx" ON "SuiviCourriel"("fournisseurId");

-- CreateIndex
CREATE INDEX "Courriel_organismeId_id_idx" ON "Courriel"("organismeId", "id");

-- CreateIndex
CREATE INDEX "Courriel_fournisseurId_idx" ON "Courriel"("fournisseurId");

-- CreateIndex
CREATE INDEX "Demande_rgcCourriel_idx" ON "Demande"("rgcCourriel");

-- CreateIndex
CREATE INDEX "Organisme_courriel_idx" ON "Organisme"("courriel");

-- CreateIndex
CREATE INDEX "Organisme_telephone1_idx" ON "Organisme"("telephone1");

-- CreateIndex
CREATE INDEX "Organisme_telephone2_idx" ON "Organisme"("telephone2");

-- AddForeignKey
ALTER TABLE "Examen" ADD CONSTRAINT "Examen_demandeId_fkey" FOREIGN KEY ("demandeId") REFERENCES "Demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Demande" ADD CONSTRAINT "Demande_examenId_fkey" FOREIGN KEY ("examenId") REFERENCES "Examen"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LotLigne" ADD CONSTRAINT "LotLigne_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "Lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LotLigne" ADD CONSTRAINT "LotLigne_demandeId_fkey" FOREIGN KEY ("demandeId") REFERENCES "Demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A run of the checks is kept with the decision taken on it: once over, it stays as it is.
CREATE TRIGGER examen_immuable BEFORE UPDATE ON "Examen" FOR EACH ROW WHEN (OLD."finiLe" IS NOT NULL) EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER examen_conserve BEFORE DELETE ON "Examen" FOR EACH ROW EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER examen_sans_vidage BEFORE TRUNCATE ON "Examen" FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
