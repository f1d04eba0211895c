-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "RoleCompte" AS ENUM ('organisme', 'agent', 'administrateur');

-- CreateEnum
CREATE TYPE "RoleMembre" AS ENUM ('gestionnaire', 'rgc');

-- CreateEnum
CREATE TYPE "Verification" AS ENUM ('verifiee', 'non_verifiee', 'fermee', 'inconnue');

-- CreateEnum
CREATE TYPE "Civilite" AS ENUM ('madame', 'monsieur');

-- CreateEnum
CREATE TYPE "NatureDemande" AS ENUM ('initiale', 'modification', 'renouvellement');

-- CreateEnum
CREATE TYPE "StatutDemande" AS ENUM ('brouillon', 'en_attente', 'a_corriger', 'acceptee', 'refusee', 'annulee');

-- CreateEnum
CREATE TYPE "StatutAcces" AS ENUM ('actif', 'suspendu', 'retire', 'expire');

-- CreateEnum
CREATE TYPE "UsageJeton" AS ENUM ('activation', 'mot_de_passe');

-- CreateEnum
CREATE TYPE "StatutCourriel" AS ENUM ('a_envoyer', 'envoye', 'echec');

-- CreateEnum
CREATE TYPE "StatutDocument" AS ENUM ('en_preparation', 'pret', 'echec');

-- CreateEnum
CREATE TYPE "TypeActeur" AS ENUM ('membre', 'agent', 'systeme');

-- CreateTable
CREATE TABLE "Organisme" (
    "id" UUID NOT NULL,
    "siret" CHAR(14) NOT NULL,
    "formeJuridique" VARCHAR(4) NOT NULL,
    "raisonSociale" TEXT NOT NULL,
    "complementNom" TEXT,
    "enseigne" TEXT,
    "nda" CHAR(11) NOT NULL,
    "telephone1" TEXT,
    "telephone2" TEXT,
    "courriel" TEXT NOT NULL,
    "voie" TEXT NOT NULL,
    "immeuble" TEXT,
    "mentionsDistribution" TEXT,
    "codePostal" CHAR(5) NOT NULL,
    "ville" TEXT NOT NULL,
    "codeDepartement" VARCHAR(3),
    "codeRegion" VARCHAR(3),
    "verification" "Verification" NOT NULL DEFAULT 'non_verifiee',
    "verifieeLe" TIMESTAMPTZ(3),
    "ficheVueLe" TIMESTAMPTZ(3),
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifieLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organisme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Compte" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "nom" TEXT,
    "role" "RoleCompte" NOT NULL DEFAULT 'organisme',
    "motDePasse" TEXT,
    "provisoireExpireLe" TIMESTAMPTZ(3),
    "activeLe" TIMESTAMPTZ(3),
    "desactiveLe" TIMESTAMPTZ(3),
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Compte_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membre" (
    "organismeId" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "role" "RoleMembre" NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membre_pkey" PRIMARY KEY ("organismeId","compteId","role")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "organismeId" UUID,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vueLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finieLe" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Jeton" (
    "id" UUID NOT NULL,
    "empreinte" CHAR(64) NOT NULL,
    "usage" "UsageJeton" NOT NULL,
    "compteId" UUID NOT NULL,
    "expireLe" TIMESTAMPTZ(3) NOT NULL,
    "consommeLe" TIMESTAMPTZ(3),
    "annuleLe" TIMESTAMPTZ(3),
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Jeton_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Demande" (
    "id" UUID NOT NULL,
    "organismeId" UUID NOT NULL,
    "nature" "NatureDemande" NOT NULL DEFAULT 'initiale',
    "statut" "StatutDemande" NOT NULL DEFAULT 'brouillon',
    "signataireCivilite" "Civilite" NOT NULL,
    "signatairePrenom" TEXT NOT NULL,
    "signataireNom" TEXT NOT NULL,
    "signataireQualite" TEXT NOT NULL,
    "rgcCivilite" "Civilite" NOT NULL,
    "rgcPrenom" TEXT NOT NULL,
    "rgcNom" TEXT NOT NULL,
    "rgcQualite" TEXT NOT NULL,
    "rgcCourriel" TEXT NOT NULL,
    "acceptationId" UUID,
    "valideeLe" TIMESTAMPTZ(3),
    "decideeLe" TIMESTAMPTZ(3),
    "decideeParId" UUID,
    "motif" TEXT,
    "voiesRecours" TEXT,
    "commentaires" JSONB NOT NULL DEFAULT '{}',
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifieeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accesId" UUID,

    CONSTRAINT "Demande_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CguVersion" (
    "id" UUID NOT NULL,
    "miseAJourLe" DATE NOT NULL,
    "texte" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "publieeLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CguVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Acceptation" (
    "id" UUID NOT NULL,
    "demandeId" UUID NOT NULL,
    "cguVersionId" UUID NOT NULL,
    "texteSha256" CHAR(64) NOT NULL,
    "organismeId" UUID NOT NULL,
    "siret" CHAR(14) NOT NULL,
    "raisonSociale" TEXT NOT NULL,
    "nda" CHAR(11) NOT NULL,
    "adressePostale" TEXT NOT NULL,
    "signataireCivilite" "Civilite" NOT NULL,
    "signatairePrenom" TEXT NOT NULL,
    "signataireNom" TEXT NOT NULL,
    "signataireQualite" TEXT NOT NULL,
    "rgcCivilite" "Civilite" NOT NULL,
    "rgcPrenom" TEXT NOT NULL,
    "rgcNom" TEXT NOT NULL,
    "rgcQualite" TEXT NOT NULL,
    "rgcCourriel" TEXT NOT NULL,
    "compteId" UUID NOT NULL,
    "mention" TEXT NOT NULL,
    "adresseIp" TEXT,
    "navigateur" TEXT,
    "accepteeLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Acceptation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Acces" (
    "id" UUID NOT NULL,
    "organismeId" UUID NOT NULL,
    "statut" "StatutAcces" NOT NULL DEFAULT 'actif',
    "debut" TIMESTAMPTZ(3) NOT NULL,
    "fin" TIMESTAMPTZ(3) NOT NULL,
    "motif" TEXT,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Acces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "demandeId" UUID NOT NULL,
    "statut" "StatutDocument" NOT NULL DEFAULT 'en_preparation',
    "contenu" BYTEA,
    "sha256" CHAR(64),
    "taille" INTEGER,
    "essais" INTEGER NOT NULL DEFAULT 0,
    "erreur" TEXT,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pretLe" TIMESTAMPTZ(3),

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Courriel" (
    "id" UUID NOT NULL,
    "modele" TEXT NOT NULL,
    "destinataire" TEXT NOT NULL,
    "sujet" TEXT NOT NULL,
    "contenu" TEXT,
    "statut" "StatutCourriel" NOT NULL DEFAULT 'a_envoyer',
    "essais" INTEGER NOT NULL DEFAULT 0,
    "erreur" TEXT,
    "fournisseurId" TEXT,
    "organismeId" UUID,
    "demandeId" UUID,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "envoyeLe" TIMESTAMPTZ(3),

    CONSTRAINT "Courriel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Journal" (
    "id" BIGSERIAL NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acteurType" "TypeActeur" NOT NULL,
    "acteurId" UUID,
    "evenement" TEXT NOT NULL,
    "organismeId" UUID,
    "demandeId" UUID,
    "compteId" UUID,
    "de" TEXT,
    "vers" TEXT,
    "donnees" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnnuaireCache" (
    "siret" CHAR(14) NOT NULL,
    "reponse" JSONB NOT NULL,
    "obtenueLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnnuaireCache_pkey" PRIMARY KEY ("siret")
);

-- CreateTable
CREATE TABLE "Battement" (
    "nom" TEXT NOT NULL,
    "vuLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Battement_pkey" PRIMARY KEY ("nom")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organisme_siret_key" ON "Organisme"("siret");

-- CreateIndex
CREATE UNIQUE INDEX "Compte_email_key" ON "Compte"("email");

-- CreateIndex
CREATE INDEX "Membre_compteId_idx" ON "Membre"("compteId");

-- CreateIndex
CREATE INDEX "Session_compteId_idx" ON "Session"("compteId");

-- CreateIndex
CREATE UNIQUE INDEX "Jeton_empreinte_key" ON "Jeton"("empreinte");

-- CreateIndex
CREATE INDEX "Jeton_compteId_usage_idx" ON "Jeton"("compteId", "usage");

-- CreateIndex
CREATE UNIQUE INDEX "Demande_acceptationId_key" ON "Demande"("acceptationId");

-- CreateIndex
CREATE INDEX "Demande_organismeId_creeLe_idx" ON "Demande"("organismeId", "creeLe");

-- CreateIndex
CREATE INDEX "Demande_statut_valideeLe_id_idx" ON "Demande"("statut", "valideeLe", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CguVersion_miseAJourLe_key" ON "CguVersion"("miseAJourLe");

-- CreateIndex
CREATE UNIQUE INDEX "CguVersion_sha256_key" ON "CguVersion"("sha256");

-- CreateIndex
CREATE INDEX "Acceptation_demandeId_idx" ON "Acceptation"("demandeId");

-- CreateIndex
CREATE INDEX "Acces_organismeId_idx" ON "Acces"("organismeId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_demandeId_key" ON "Document"("demandeId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_sha256_key" ON "Document"("sha256");

-- CreateIndex
CREATE INDEX "Courriel_demandeId_idx" ON "Courriel"("demandeId");

-- CreateIndex
CREATE INDEX "Courriel_statut_creeLe_idx" ON "Courriel"("statut", "creeLe");

-- CreateIndex
CREATE INDEX "Journal_demandeId_id_idx" ON "Journal"("demandeId", "id");

-- CreateIndex
CREATE INDEX "Journal_organismeId_id_idx" ON "Journal"("organismeId", "id");

-- AddForeignKey
ALTER TABLE "Membre" ADD CONSTRAINT "Membre_organismeId_fkey" FOREIGN KEY ("organismeId") REFERENCES "Organisme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membre" ADD CONSTRAINT "Membre_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_organismeId_fkey" FOREIGN KEY ("organismeId") REFERENCES "Organisme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Jeton" ADD CONSTRAINT "Jeton_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Demande" ADD CONSTRAINT "Demande_organismeId_fkey" FOREIGN KEY ("organismeId") REFERENCES "Organisme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Demande" ADD CONSTRAINT "Demande_acceptationId_fkey" FOREIGN KEY ("acceptationId") REFERENCES "Acceptation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Demande" ADD CONSTRAINT "Demande_accesId_fkey" FOREIGN KEY ("accesId") REFERENCES "Acces"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acceptation" ADD CONSTRAINT "Acceptation_demandeId_fkey" FOREIGN KEY ("demandeId") REFERENCES "Demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acceptation" ADD CONSTRAINT "Acceptation_cguVersionId_fkey" FOREIGN KEY ("cguVersionId") REFERENCES "CguVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acces" ADD CONSTRAINT "Acces_organismeId_fkey" FOREIGN KEY ("organismeId") REFERENCES "Organisme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_demandeId_fkey" FOREIGN KEY ("demandeId") REFERENCES "Demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An organisme has at most one open demande and one running access, also under concurrency.
CREATE UNIQUE INDEX "Demande_ouverte_unique" ON "Demande"("organismeId") WHERE statut IN ('brouillon', 'en_attente', 'a_corriger');
CREATE UNIQUE INDEX "Acces_en_cours_unique" ON "Acces"("organismeId") WHERE statut IN ('actif', 'suspendu');

-- A provisional or definitive e-mail is stored once, whatever its case.
ALTER TABLE "Compte" ADD CONSTRAINT "Compte_email_normalise" CHECK (email = lower(btrim(email)));
ALTER TABLE "Organisme" ADD CONSTRAINT "Organisme_siret_chiffres" CHECK (siret ~ '^[0-9]{14}$');
ALTER TABLE "Acces" ADD CONSTRAINT "Acces_fin_apres_debut" CHECK (fin > debut);

-- What was written as proof stays as it was: the database itself refuses to change or delete it.
-- (Written as an escape string because the migration engine's adapter splits a script at each semicolon: \x3B is one.)
CREATE FUNCTION refuser_modification() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  RAISE EXCEPTION \'table % is append-only\', TG_TABLE_NAME USING ERRCODE = \'55000\'\x3B
END';

CREATE TRIGGER journal_immuable BEFORE UPDATE OR DELETE ON "Journal" FOR EACH ROW EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER journal_sans_vidage BEFORE TRUNCATE ON "Journal" FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER acceptation_immuable BEFORE UPDATE OR DELETE ON "Acceptation" FOR EACH ROW EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER acceptation_sans_vidage BEFORE TRUNCATE ON "Acceptation" FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER cgu_immuable BEFORE UPDATE OR DELETE ON "CguVersion" FOR EACH ROW EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER cgu_sans_vidage BEFORE TRUNCATE ON "CguVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER document_immuable BEFORE UPDATE ON "Document" FOR EACH ROW WHEN (OLD.statut = 'pret') EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER document_conserve BEFORE DELETE ON "Document" FOR EACH ROW EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER document_sans_vidage BEFORE TRUNCATE ON "Document" FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();

-- Counters of rate-limiter-flexible: shared by all instances, worth nothing after a crash.
CREATE UNLOGGED TABLE "LimiteDebit" (key VARCHAR(255) PRIMARY KEY, points INTEGER NOT NULL DEFAULT 0, expire BIGINT);
CREATE INDEX "LimiteDebit_expire_idx" ON "LimiteDebit"(expire);
