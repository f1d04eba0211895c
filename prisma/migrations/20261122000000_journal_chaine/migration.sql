-- AlterTable
ALTER TABLE "Journal" ADD COLUMN     "dossier" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "empreinte" CHAR(64) NOT NULL DEFAULT '',
ADD COLUMN     "precedente" CHAR(64) NOT NULL DEFAULT '',
ADD COLUMN     "rang" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "JournalTete" (
    "dossier" TEXT NOT NULL,
    "rang" INTEGER NOT NULL,
    "empreinte" CHAR(64) NOT NULL,

    CONSTRAINT "JournalTete_pkey" PRIMARY KEY ("dossier")
);

-- CreateTable
CREATE TABLE "Bordereau" (
    "jour" DATE NOT NULL,
    "contenu" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "sceau" BYTEA,
    "horodatage" BYTEA,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Bordereau_pkey" PRIMARY KEY ("jour")
);

-- CreateTable
CREATE TABLE "Controle" (
    "id" UUID NOT NULL,
    "demandeLe" TIMESTAMPTZ(3) NOT NULL,
    "parId" UUID NOT NULL,
    "finiLe" TIMESTAMPTZ(3),
    "resultat" JSONB,

    CONSTRAINT "Controle_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Controle_demandeLe_idx" ON "Controle"("demandeLe");

-- CreateIndex
CREATE INDEX "Journal_evenement_id_idx" ON "Journal"("evenement", "id");

-- CreateIndex
CREATE INDEX "Journal_creeLe_idx" ON "Journal"("creeLe");

-- SHA-256 of the canonical text of a line, as docs/decisions/0008-journal-chain.md defines it: one field per line, each as JSON.
-- (Bodies are escape strings because the migration engine's adapter splits a script at each semicolon: \x3B is one.)
CREATE FUNCTION empreinte_journal(ligne "Journal") RETURNS text LANGUAGE sql STABLE AS E'
SELECT encode(sha256(convert_to(concat_ws(chr(10),
  \'kairos-journal-1\',
  to_json(ligne.dossier),
  to_json(ligne.rang),
  to_json(ligne.precedente::text),
  to_json(to_char(ligne."creeLe" AT TIME ZONE \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\')),
  to_json(ligne."acteurType"::text),
  coalesce(to_json(ligne."acteurId"::text)::text, \'null\'),
  to_json(ligne.evenement),
  coalesce(to_json(ligne."organismeId"::text)::text, \'null\'),
  coalesce(to_json(ligne."demandeId"::text)::text, \'null\'),
  coalesce(to_json(ligne."compteId"::text)::text, \'null\'),
  coalesce(to_json(ligne.de)::text, \'null\'),
  coalesce(to_json(ligne.vers)::text, \'null\'),
  ligne.donnees::text
), \'UTF8\')), \'hex\')';

-- Chains a line to the last one of its dossier. The lock is held to the end of the transaction: ranks follow commits.
-- The head wins over the last line, so that a cut tail stays a hole. A head that is behind or gone does not stop the portal.
CREATE FUNCTION chainer_journal() RETURNS trigger LANGUAGE plpgsql AS E'
DECLARE
  dernier integer\x3B
  derniere text\x3B
BEGIN
  NEW.dossier := coalesce(NEW."organismeId"::text, NEW."compteId"::text, \'portail\')\x3B
  PERFORM pg_advisory_xact_lock(hashtextextended(\'kairos.journal.\' || NEW.dossier, 0))\x3B
  SELECT rang, empreinte INTO dernier, derniere FROM (
    SELECT rang, empreinte, 0 AS ordre FROM "JournalTete" WHERE dossier = NEW.dossier
    UNION ALL
    (SELECT rang, empreinte, 1 FROM "Journal" WHERE dossier = NEW.dossier ORDER BY rang DESC LIMIT 1)
  ) AS connues ORDER BY rang DESC, ordre LIMIT 1\x3B
  NEW.rang := coalesce(dernier, 0) + 1\x3B
  NEW.precedente := coalesce(derniere, repeat(\'0\', 64))\x3B
  NEW.empreinte := empreinte_journal(NEW)\x3B
  INSERT INTO "JournalTete" (dossier, rang, empreinte) VALUES (NEW.dossier, NEW.rang, NEW.empreinte)
    ON CONFLICT (dossier) DO UPDATE SET rang = EXCLUDED.rang, empreinte = EXCLUDED.empreinte\x3B
  RETURN NEW\x3B
END';

-- The lines already there are chained in the order they were written. One statement, so that it is done whole or not at all:
-- the guard is down for no one else, and the next line to be written finds the trigger in place.
DO E'
DECLARE
  ligne "Journal"\x3B
BEGIN
  LOCK TABLE "Journal" IN ACCESS EXCLUSIVE MODE\x3B
  ALTER TABLE "Journal" DISABLE TRIGGER journal_immuable\x3B
  FOR ligne IN SELECT * FROM "Journal" ORDER BY id LOOP
    ligne.dossier := coalesce(ligne."organismeId"::text, ligne."compteId"::text, \'portail\')\x3B
    SELECT rang + 1, empreinte INTO ligne.rang, ligne.precedente FROM "JournalTete" WHERE dossier = ligne.dossier\x3B
    ligne.rang := coalesce(ligne.rang, 1)\x3B
    ligne.precedente := coalesce(ligne.precedente, repeat(\'0\', 64))\x3B
    ligne.empreinte := empreinte_journal(ligne)\x3B
    UPDATE "Journal" SET dossier = ligne.dossier, rang = ligne.rang, precedente = ligne.precedente, empreinte = ligne.empreinte
      WHERE id = ligne.id\x3B
    INSERT INTO "JournalTete" (dossier, rang, empreinte) VALUES (ligne.dossier, ligne.rang, ligne.empreinte)
      ON CONFLICT (dossier) DO UPDATE SET rang = EXCLUDED.rang, empreinte = EXCLUDED.empreinte\x3B
  END LOOP\x3B
  ALTER TABLE "Journal" ENABLE TRIGGER journal_immuable\x3B
  CREATE TRIGGER journal_chaine BEFORE INSERT ON "Journal" FOR EACH ROW EXECUTE FUNCTION chainer_journal()\x3B
END';

-- CreateIndex
CREATE UNIQUE INDEX "Journal_dossier_rang_key" ON "Journal"("dossier", "rang");

-- Heads move with their lines only: a statement of its own is refused.
CREATE TRIGGER journal_tete_gardee BEFORE INSERT OR UPDATE OR DELETE ON "JournalTete" FOR EACH ROW
  WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER journal_tete_sans_vidage BEFORE TRUNCATE ON "JournalTete" FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();

-- A bill never changes. Only a seal or a timestamp that it does not have yet may be added.
CREATE TRIGGER bordereau_immuable BEFORE UPDATE ON "Bordereau" FOR EACH ROW
  WHEN (OLD.jour IS DISTINCT FROM NEW.jour OR OLD.contenu IS DISTINCT FROM NEW.contenu OR OLD.sha256 IS DISTINCT FROM NEW.sha256
    OR OLD."creeLe" IS DISTINCT FROM NEW."creeLe" OR OLD.sceau IS NOT NULL AND OLD.sceau IS DISTINCT FROM NEW.sceau
    OR OLD.horodatage IS NOT NULL AND OLD.horodatage IS DISTINCT FROM NEW.horodatage)
  EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER bordereau_conserve BEFORE DELETE ON "Bordereau" FOR EACH ROW EXECUTE FUNCTION refuser_modification();
CREATE TRIGGER bordereau_sans_vidage BEFORE TRUNCATE ON "Bordereau" FOR EACH STATEMENT EXECUTE FUNCTION refuser_modification();
