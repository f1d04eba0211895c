-- CreateTable
CREATE TABLE "Statistique" (
    "id" BIGSERIAL NOT NULL,
    "mesure" VARCHAR(10) NOT NULL,
    "jour" DATE NOT NULL,
    "cle" TEXT NOT NULL,
    "nombre" BIGINT NOT NULL,

    CONSTRAINT "Statistique_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Statistique_mesure_jour_idx" ON "Statistique"("mesure", "jour");

-- The day in Paris of an instant, and the Monday or the first of the month that a line of the journal counts in.
-- (Bodies are escape strings because the migration engine's adapter splits a script at each semicolon: \x3B is one.)
CREATE FUNCTION jour_paris(instant timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS E'
SELECT (instant AT TIME ZONE \'Europe/Paris\')::date';

-- What one line of the journal counts for. Weeks begin on Monday.
CREATE FUNCTION statistiques_de_ligne(j "Journal") RETURNS TABLE (mesure text, jour date, cle text) LANGUAGE sql STABLE AS E'
SELECT v.mesure, v.jour, v.cle FROM (
  SELECT date_trunc(\'week\', jour_paris(j."creeLe")::timestamp)::date AS lundi, date_trunc(\'month\', jour_paris(j."creeLe")::timestamp)::date AS mois) AS t,
  LATERAL (VALUES
    (\'recue\', lundi, CASE WHEN j.evenement = \'demande.valider\' THEN \'\' END),
    (\'region\', mois, CASE WHEN j.evenement = \'demande.valider\' THEN (SELECT coalesce(o."codeRegion", \'\') FROM "Organisme" o WHERE o.id = j."organismeId") END),
    (\'issue\', lundi, CASE WHEN j.evenement IN (\'demande.accepter\', \'demande.refuser\', \'demande.demander_correction\')
      OR (j.evenement = \'demande.annuler\' AND j.de = \'en_attente\') THEN j.vers END),
    (\'delai\', mois, CASE WHEN j.evenement IN (\'demande.accepter\', \'demande.refuser\', \'demande.demander_correction\') THEN j.donnees->>\'delaiHeures\' END),
    (\'motif\', mois, CASE WHEN j.evenement = \'demande.refuser\' THEN coalesce(j.donnees->>\'modeleId\', \'\') END)
  ) AS v (mesure, jour, cle) WHERE v.cle IS NOT NULL';

-- Rows are only added, so that nobody waits for a counter. A job puts one in place of many.
CREATE FUNCTION statistiques_journal() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "Statistique" (mesure, jour, cle, nombre) SELECT mesure, jour, cle, 1 FROM statistiques_de_ligne(NEW)\x3B
  RETURN NULL\x3B
END';

-- The demandes that await, by the day of their validation.
CREATE FUNCTION statistiques_demande() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP <> \'INSERT\' AND OLD.statut = \'en_attente\' THEN
    INSERT INTO "Statistique" (mesure, jour, cle, nombre) VALUES (\'attente\', jour_paris(coalesce(OLD."valideeLe", OLD."creeLe")), \'\', -1)\x3B
  END IF\x3B
  IF TG_OP <> \'DELETE\' AND NEW.statut = \'en_attente\' THEN
    INSERT INTO "Statistique" (mesure, jour, cle, nombre) VALUES (\'attente\', jour_paris(coalesce(NEW."valideeLe", NEW."creeLe")), \'\', 1)\x3B
  END IF\x3B
  RETURN NULL\x3B
END';

-- The accesses that run, by their last open day.
CREATE FUNCTION statistiques_acces() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP <> \'INSERT\' AND OLD.statut IN (\'actif\', \'suspendu\') THEN
    INSERT INTO "Statistique" (mesure, jour, cle, nombre) VALUES (\'acces\', jour_paris(OLD.fin - interval \'1 ms\'), OLD.statut::text, -1)\x3B
  END IF\x3B
  IF TG_OP <> \'DELETE\' AND NEW.statut IN (\'actif\', \'suspendu\') THEN
    INSERT INTO "Statistique" (mesure, jour, cle, nombre) VALUES (\'acces\', jour_paris(NEW.fin - interval \'1 ms\'), NEW.statut::text, 1)\x3B
  END IF\x3B
  RETURN NULL\x3B
END';

-- One row in place of many. Whoever reads meanwhile sees all the old ones or all the new ones.
CREATE FUNCTION statistiques_tasser() RETURNS void LANGUAGE sql AS E'
WITH lus AS (DELETE FROM "Statistique" RETURNING mesure, jour, cle, nombre)
INSERT INTO "Statistique" (mesure, jour, cle, nombre)
SELECT mesure, jour, cle, sum(nombre) FROM lus GROUP BY 1, 2, 3 HAVING sum(nombre) <> 0';

-- Counts everything again from the journal, the demandes and the accesses: here, and after rows were loaded without the triggers.
CREATE FUNCTION statistiques_reconstruire() RETURNS void LANGUAGE sql AS E'
DELETE FROM "Statistique"\x3B
INSERT INTO "Statistique" (mesure, jour, cle, nombre)
SELECT s.mesure, s.jour, s.cle, count(*) FROM "Journal" j CROSS JOIN LATERAL statistiques_de_ligne(j) AS s
WHERE j.evenement IN (\'demande.valider\', \'demande.accepter\', \'demande.refuser\', \'demande.demander_correction\', \'demande.annuler\') GROUP BY 1, 2, 3
UNION ALL
SELECT \'attente\', jour_paris(coalesce("valideeLe", "creeLe")), \'\', count(*) FROM "Demande" WHERE statut = \'en_attente\' GROUP BY 2
UNION ALL
SELECT \'acces\', jour_paris(fin - interval \'1 ms\'), statut::text, count(*) FROM "Acces" WHERE statut IN (\'actif\', \'suspendu\') GROUP BY 2, 3';

SELECT statistiques_reconstruire();

CREATE TRIGGER statistiques_du_journal AFTER INSERT ON "Journal" FOR EACH ROW
  WHEN (NEW.evenement IN ('demande.valider', 'demande.accepter', 'demande.refuser', 'demande.demander_correction', 'demande.annuler'))
  EXECUTE FUNCTION statistiques_journal();
CREATE TRIGGER statistiques_demande_creee AFTER INSERT OR DELETE ON "Demande" FOR EACH ROW EXECUTE FUNCTION statistiques_demande();
CREATE TRIGGER statistiques_demande_suivie AFTER UPDATE ON "Demande" FOR EACH ROW
  WHEN ((OLD.statut, OLD."valideeLe") IS DISTINCT FROM (NEW.statut, NEW."valideeLe")) EXECUTE FUNCTION statistiques_demande();
CREATE TRIGGER statistiques_acces_cree AFTER INSERT OR DELETE ON "Acces" FOR EACH ROW EXECUTE FUNCTION statistiques_acces();
CREATE TRIGGER statistiques_acces_suivi AFTER UPDATE ON "Acces" FOR EACH ROW
  WHEN ((OLD.statut, OLD.fin) IS DISTINCT FROM (NEW.statut, NEW.fin)) EXECUTE FUNCTION statistiques_acces();
