-- The head of the bills: how many there are and the SHA-256 of the last, beside the heads of the dossiers, so that a bill that
-- is taken away from the end is missed as well as a line is.
CREATE FUNCTION avancer_tete_bordereaux() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "JournalTete" AS t (dossier, rang, empreinte) VALUES (\'bordereaux\', 1, NEW.sha256)
    ON CONFLICT (dossier) DO UPDATE SET rang = t.rang + 1, empreinte = EXCLUDED.empreinte\x3B
  RETURN NULL\x3B
END';

-- One statement, so that the guard of the heads is down for no one else.
DO E'
BEGIN
  LOCK TABLE "JournalTete", "Bordereau" IN ACCESS EXCLUSIVE MODE\x3B
  ALTER TABLE "JournalTete" DISABLE TRIGGER journal_tete_gardee\x3B
  INSERT INTO "JournalTete" (dossier, rang, empreinte)
    SELECT \'bordereaux\', (SELECT count(*) FROM "Bordereau"), sha256 FROM "Bordereau" ORDER BY jour DESC LIMIT 1\x3B
  ALTER TABLE "JournalTete" ENABLE TRIGGER journal_tete_gardee\x3B
  CREATE TRIGGER bordereau_tete AFTER INSERT ON "Bordereau" FOR EACH ROW EXECUTE FUNCTION avancer_tete_bordereaux()\x3B
END';
