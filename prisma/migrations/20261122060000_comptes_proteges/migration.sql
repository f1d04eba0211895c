-- Second factors, known browsers, frozen accounts, people of several organismes, daily counters of what is read.
-- CreateEnum
CREATE TYPE "MethodeConnexion" AS ENUM ('mot_de_passe', 'cle_acces', 'proconnect');

-- CreateEnum
CREATE TYPE "StatutRattachement" AS ENUM ('en_attente', 'accepte', 'refuse', 'annule');

-- CreateEnum
CREATE TYPE "StatutReclamation" AS ENUM ('deposee', 'en_opposition', 'opposee', 'transferee', 'refusee', 'annulee');

-- AlterEnum
ALTER TYPE "UsageJeton" ADD VALUE 'alerte';

-- AlterTable
ALTER TABLE "Compte" ADD COLUMN     "connecteLe" TIMESTAMPTZ(3),
ADD COLUMN     "demonstration" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "effaceLe" TIMESTAMPTZ(3),
ADD COLUMN     "geleLe" TIMESTAMPTZ(3),
ADD COLUMN     "geleMotif" TEXT,
ADD COLUMN     "geleParId" UUID,
ADD COLUMN     "preavisLe" TIMESTAMPTZ(3),
ADD COLUMN     "proconnectSub" TEXT,
ADD COLUMN     "totpConfirmeLe" TIMESTAMPTZ(3),
ADD COLUMN     "totpDernierPas" INTEGER,
ADD COLUMN     "totpSecret" TEXT;

-- AlterTable
ALTER TABLE "Organisme" ADD COLUMN     "geleLe" TIMESTAMPTZ(3),
ADD COLUMN     "geleMotif" TEXT,
ADD COLUMN     "geleParId" UUID;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "appareilId" UUID,
ADD COLUMN     "attendFacteur" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "facteurLe" TIMESTAMPTZ(3),
ADD COLUMN     "idToken" TEXT,
ADD COLUMN     "methode" "MethodeConnexion" NOT NULL DEFAULT 'mot_de_passe',
ADD COLUMN     "navigateur" TEXT;

-- CreateTable
CREATE TABLE "Appareil" (
    "id" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "empreinte" CHAR(64) NOT NULL,
    "navigateur" TEXT NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vuLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Appareil_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CodeSecours" (
    "id" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "empreinte" CHAR(64) NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "consommeLe" TIMESTAMPTZ(3),

    CONSTRAINT "CodeSecours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CleAcces" (
    "id" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "credentialId" TEXT NOT NULL,
    "clePublique" BYTEA NOT NULL,
    "compteur" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "nom" TEXT NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utiliseeLe" TIMESTAMPTZ(3),

    CONSTRAINT "CleAcces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DefiCle" (
    "id" UUID NOT NULL,
    "compteId" UUID,
    "defi" TEXT NOT NULL,
    "expireLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DefiCle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReinitialisationFacteur" (
    "id" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "motif" TEXT NOT NULL,
    "demandeeParId" UUID NOT NULL,
    "demandeeLe" TIMESTAMPTZ(3) NOT NULL,
    "confirmeeParId" UUID,
    "confirmeeLe" TIMESTAMPTZ(3),
    "annuleeLe" TIMESTAMPTZ(3),

    CONSTRAINT "ReinitialisationFacteur_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "organismeId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "empreinte" CHAR(64) NOT NULL,
    "inviteParId" UUID NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expireLe" TIMESTAMPTZ(3) NOT NULL,
    "accepteeLe" TIMESTAMPTZ(3),
    "annuleeLe" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rattachement" (
    "id" UUID NOT NULL,
    "organismeId" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "statut" "StatutRattachement" NOT NULL DEFAULT 'en_attente',
    "message" TEXT,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decideLe" TIMESTAMPTZ(3),
    "decideParId" UUID,

    CONSTRAINT "Rattachement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reclamation" (
    "id" UUID NOT NULL,
    "organismeId" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "statut" "StatutReclamation" NOT NULL DEFAULT 'deposee',
    "motif" TEXT NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "examineeLe" TIMESTAMPTZ(3),
    "examineeParId" UUID,
    "reponse" TEXT,
    "oppositionAvant" TIMESTAMPTZ(3),
    "opposeeLe" TIMESTAMPTZ(3),
    "opposeeParId" UUID,
    "oppositionMotif" TEXT,
    "transfereeLe" TIMESTAMPTZ(3),

    CONSTRAINT "Reclamation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consultation" (
    "compteId" UUID NOT NULL,
    "jour" DATE NOT NULL,
    "genre" VARCHAR(20) NOT NULL,
    "nombre" INTEGER NOT NULL DEFAULT 0,
    "alerteLe" TIMESTAMPTZ(3),

    CONSTRAINT "Consultation_pkey" PRIMARY KEY ("compteId","jour","genre")
);

-- CreateIndex
CREATE UNIQUE INDEX "Appareil_empreinte_key" ON "Appareil"("empreinte");

-- CreateIndex
CREATE INDEX "Appareil_compteId_idx" ON "Appareil"("compteId");

-- CreateIndex
CREATE UNIQUE INDEX "CodeSecours_empreinte_key" ON "CodeSecours"("empreinte");

-- CreateIndex
CREATE INDEX "CodeSecours_compteId_idx" ON "CodeSecours"("compteId");

-- CreateIndex
CREATE UNIQUE INDEX "CleAcces_credentialId_key" ON "CleAcces"("credentialId");

-- CreateIndex
CREATE INDEX "CleAcces_compteId_idx" ON "CleAcces"("compteId");

-- CreateIndex
CREATE INDEX "DefiCle_expireLe_idx" ON "DefiCle"("expireLe");

-- CreateIndex
CREATE INDEX "ReinitialisationFacteur_compteId_idx" ON "ReinitialisationFacteur"("compteId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_empreinte_key" ON "Invitation"("empreinte");

-- CreateIndex
CREATE INDEX "Invitation_organismeId_idx" ON "Invitation"("organismeId");

-- CreateIndex
CREATE INDEX "Rattachement_organismeId_statut_idx" ON "Rattachement"("organismeId", "statut");

-- CreateIndex
CREATE INDEX "Rattachement_compteId_idx" ON "Rattachement"("compteId");

-- CreateIndex
CREATE INDEX "Reclamation_organismeId_statut_idx" ON "Reclamation"("organismeId", "statut");

-- CreateIndex
CREATE INDEX "Reclamation_statut_creeLe_idx" ON "Reclamation"("statut", "creeLe");

-- CreateIndex
CREATE INDEX "Reclamation_compteId_idx" ON "Reclamation"("compteId");

-- CreateIndex
CREATE UNIQUE INDEX "Compte_proconnectSub_key" ON "Compte"("proconnectSub");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_appareilId_fkey" FOREIGN KEY ("appareilId") REFERENCES "Appareil"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appareil" ADD CONSTRAINT "Appareil_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodeSecours" ADD CONSTRAINT "CodeSecours_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CleAcces" ADD CONSTRAINT "CleAcces_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReinitialisationFacteur" ADD CONSTRAINT "ReinitialisationFacteur_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organismeId_fkey" FOREIGN KEY ("organismeId") REFERENCES "Organisme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rattachement" ADD CONSTRAINT "Rattachement_organismeId_fkey" FOREIGN KEY ("organismeId") REFERENCES "Organisme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rattachement" ADD CONSTRAINT "Rattachement_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reclamation" ADD CONSTRAINT "Reclamation_organismeId_fkey" FOREIGN KEY ("organismeId") REFERENCES "Organisme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reclamation" ADD CONSTRAINT "Reclamation_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consultation" ADD CONSTRAINT "Consultation_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A person asks once at a time to join an organisme, and to have it back.
CREATE UNIQUE INDEX "Rattachement_en_attente_unique" ON "Rattachement"("organismeId", "compteId") WHERE statut = 'en_attente';
CREATE UNIQUE INDEX "Reclamation_ouverte_unique" ON "Reclamation"("organismeId") WHERE statut IN ('deposee', 'en_opposition');

-- Five years after an acceptation (code civil, article 2224) its address and browser may be erased, and nothing else of it ever.
DROP TRIGGER acceptation_immuable ON "Acceptation";
CREATE TRIGGER acceptation_immuable BEFORE UPDATE ON "Acceptation" FOR EACH ROW
  WHEN (NOT (NEW."adresseIp" IS NULL AND NEW.navigateur IS NULL AND OLD."accepteeLe" < clock_timestamp() - interval '5 years'
    AND to_jsonb(NEW) - 'adresseIp' - 'navigateur' = to_jsonb(OLD) - 'adresseIp' - 'navigateur'))
  EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER acceptation_conservee BEFORE DELETE ON "Acceptation" FOR EACH ROW EXECUTE FUNCTION refuser_modification();
