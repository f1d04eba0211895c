-- CreateTable
CREATE TABLE "Reglage" (
    "cle" VARCHAR(40) NOT NULL,
    "valeur" TEXT NOT NULL,
    "modifieLe" TIMESTAMPTZ(3) NOT NULL,
    "modifieParId" UUID NOT NULL,

    CONSTRAINT "Reglage_pkey" PRIMARY KEY ("cle")
);

-- Every process keeps the settings in memory: each one reads them again when one has changed.
-- (An escape string because the migration engine's adapter splits a script at each semicolon: \x3B is one.)
CREATE FUNCTION reglages_annoncer() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  PERFORM pg_notify(\'kairos_reglages\', \'\')\x3B
  RETURN NULL\x3B
END';

CREATE TRIGGER reglages_annonces AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Reglage"
  FOR EACH STATEMENT EXECUTE FUNCTION reglages_annoncer();
