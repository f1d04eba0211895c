-- Both are "trusted": the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "Demande" ADD COLUMN     "agentId" UUID,
ADD COLUMN     "attribueeLe" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "DemandeFile" (
    "demandeId" UUID NOT NULL,
    "organismeId" UUID NOT NULL,
    "statut" "StatutDemande" NOT NULL,
    "nature" "NatureDemande" NOT NULL,
    "cle" BIGINT NOT NULL,
    "trieLe" TIMESTAMPTZ(3) NOT NULL,
    "valideeLe" TIMESTAMPTZ(3),
    "raisonSociale" TEXT NOT NULL,
    "nomTri" TEXT COLLATE "C" NOT NULL,
    "siret" CHAR(14) NOT NULL,
    "ville" TEXT NOT NULL,
    "formeJuridique" VARCHAR(4) NOT NULL,
    "codeDepartement" VARCHAR(3),
    "codeRegion" VARCHAR(3),
    "agentId" UUID,
    "termes" tsvector NOT NULL,

    CONSTRAINT "DemandeFile_pkey" PRIMARY KEY ("demandeId")
);

-- CreateTable
CREATE TABLE "FileCompte" (
    "id" BIGSERIAL NOT NULL,
    "dimension" VARCHAR(12) NOT NULL,
    "valeur" TEXT NOT NULL,
    "statut" "StatutDemande" NOT NULL,
    "nombre" BIGINT NOT NULL,

    CONSTRAINT "FileCompte_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FileMot" (
    "mot" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "FileMot_pkey" PRIMARY KEY ("mot")
);

-- CreateTable
CREATE TABLE "Vue" (
    "id" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "requete" TEXT NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Vue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presence" (
    "demandeId" UUID NOT NULL,
    "compteId" UUID NOT NULL,
    "vueLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("demandeId","compteId")
);

-- CreateIndex
CREATE INDEX "DemandeFile_organismeId_idx" ON "DemandeFile"("organismeId");

-- CreateIndex
CREATE INDEX "DemandeFile_cle_demandeId_idx" ON "DemandeFile"("cle", "demandeId");

-- CreateIndex
CREATE INDEX "DemandeFile_statut_cle_demandeId_idx" ON "DemandeFile"("statut", "cle", "demandeId");

-- CreateIndex
CREATE INDEX "DemandeFile_nature_cle_demandeId_idx" ON "DemandeFile"("nature", "cle", "demandeId");

-- CreateIndex
CREATE INDEX "DemandeFile_codeDepartement_cle_demandeId_idx" ON "DemandeFile"("codeDepartement", "cle", "demandeId");

-- CreateIndex
CREATE INDEX "DemandeFile_codeRegion_cle_demandeId_idx" ON "DemandeFile"("codeRegion", "cle", "demandeId");

-- CreateIndex
CREATE INDEX "DemandeFile_formeJuridique_cle_demandeId_idx" ON "DemandeFile"("formeJuridique", "cle", "demandeId");

-- CreateIndex
CREATE INDEX "DemandeFile_trieLe_demandeId_idx" ON "DemandeFile"("trieLe", "demandeId");

-- CreateIndex
CREATE INDEX "DemandeFile_nomTri_demandeId_idx" ON "DemandeFile"("nomTri", "demandeId");

-- CreateIndex
CREATE INDEX "DemandeFile_siret_demandeId_idx" ON "DemandeFile"("siret", "demandeId");

-- CreateIndex
CREATE INDEX "DemandeFile_termes_idx" ON "DemandeFile" USING GIN ("termes") WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "FileCompte_dimension_valeur_idx" ON "FileCompte"("dimension", "valeur");

-- CreateIndex
CREATE INDEX "FileMot_mot_idx" ON "FileMot" USING GIN ("mot" gin_trgm_ops) WITH (fastupdate = off);

-- CreateIndex
CREATE UNIQUE INDEX "Vue_compteId_nom_key" ON "Vue"("compteId", "nom");

-- CreateIndex
CREATE INDEX "Presence_vueLe_idx" ON "Presence"("vueLe");

-- AddForeignKey
ALTER TABLE "DemandeFile" ADD CONSTRAINT "DemandeFile_demandeId_fkey" FOREIGN KEY ("demandeId") REFERENCES "Demande"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vue" ADD CONSTRAINT "Vue_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_demandeId_fkey" FOREIGN KEY ("demandeId") REFERENCES "Demande"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_compteId_fkey" FOREIGN KEY ("compteId") REFERENCES "Compte"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- (Bodies are escape strings because the migration engine's adapter splits a script at each semicolon: \x3B is one.)

-- A text without accents, case nor ligatures. IMMUTABLE, as its dictionary is named and comes with the extension.
CREATE FUNCTION plier(texte text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS E'
SELECT lower(public.unaccent(\'public.unaccent\'::regdictionary, normalize(texte, NFKC)))';

-- The words of a text: letters and figures, folded.
CREATE FUNCTION mots_de(texte text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS E'
SELECT string_to_array(btrim(regexp_replace(plier(coalesce(texte, \'\')), \'[^a-z0-9]+\', \' \', \'g\')), \' \')';

-- How an e-mail address is found: whole, by its domain, by each word before the @.
CREATE FUNCTION termes_courriel(adresse text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS E'
SELECT array_remove(string_to_array(concat(\'e:\', lower(adresse), \' e:@\', split_part(lower(adresse), \'@\', 2), \' e:\',
  regexp_replace(split_part(lower(adresse), \'@\', 1), \'[^a-z0-9]+\', \' e:\', \'g\')), \' \'), \'\')';

-- What the queue holds of each demande: DemandeFile is always equal to this view.
CREATE VIEW "DemandeFileSource" AS
SELECT d.id AS "demandeId", d."organismeId", d.statut, d.nature,
  CASE WHEN d.statut = 'en_attente' THEN t.ms ELSE 1000000000000000 - t.ms END AS cle,
  t.le AS "trieLe", d."valideeLe", o."raisonSociale", left(plier(o."raisonSociale"), 60) COLLATE "C" AS "nomTri", o.siret, o.ville,
  o."formeJuridique", o."codeDepartement", o."codeRegion", d."agentId",
  array_to_tsvector(mots_de(concat_ws(' ', o."raisonSociale", o."complementNom", o.enseigne))
    || ARRAY['s:' || o.siret, 'n:' || lower(o.nda)] || termes_courriel(o.courriel) || termes_courriel(d."rgcCourriel")) AS termes
FROM "Demande" d JOIN "Organisme" o ON o.id = d."organismeId"
  CROSS JOIN LATERAL (SELECT coalesce(d."valideeLe", d."creeLe") AS le,
    (extract(epoch FROM coalesce(d."valideeLe", d."creeLe")) * 1000)::bigint AS ms) AS t;

CREATE FUNCTION file_suivre_demande() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "DemandeFile" SELECT * FROM "DemandeFileSource" WHERE "demandeId" = NEW.id
  ON CONFLICT ("demandeId") DO UPDATE SET statut = EXCLUDED.statut, nature = EXCLUDED.nature, cle = EXCLUDED.cle,
    "trieLe" = EXCLUDED."trieLe", "valideeLe" = EXCLUDED."valideeLe", "agentId" = EXCLUDED."agentId", termes = EXCLUDED.termes\x3B
  RETURN NULL\x3B
END';

CREATE FUNCTION file_suivre_organisme() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  UPDATE "DemandeFile" f SET "raisonSociale" = s."raisonSociale", "nomTri" = s."nomTri", siret = s.siret, ville = s.ville,
    "formeJuridique" = s."formeJuridique", "codeDepartement" = s."codeDepartement", "codeRegion" = s."codeRegion", termes = s.termes
  FROM "DemandeFileSource" s WHERE f."organismeId" = NEW.id AND s."organismeId" = NEW.id AND s."demandeId" = f."demandeId"\x3B
  RETURN NULL\x3B
END';

-- In the order of the words, so that two organismes with the same new words never wait for each other in a ring.
CREATE FUNCTION file_apprendre_mots() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "FileMot" (mot)
  SELECT DISTINCT mot COLLATE "C" AS mot FROM unnest(mots_de(concat_ws(\' \', NEW."raisonSociale", NEW."complementNom", NEW.enseigne))) AS mot
  WHERE mot ~ \'[a-z]\' AND length(mot) >= 3 AND NOT EXISTS (SELECT 1 FROM "FileMot" m WHERE m.mot = mot.mot COLLATE "C")
  ORDER BY 1 ON CONFLICT DO NOTHING\x3B
  RETURN NULL\x3B
END';

-- What a row of the queue counts in.
CREATE FUNCTION file_dimensions(f "DemandeFile") RETURNS TABLE (dimension text, valeur text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS E'
SELECT * FROM (VALUES (\'tout\', \'\'), (\'nature\', f.nature::text), (\'forme\', f."formeJuridique"), (\'departement\', f."codeDepartement"),
  (\'region\', f."codeRegion"), (\'agent\', f."agentId"::text)) AS v (dimension, valeur) WHERE v.valeur IS NOT NULL';

CREATE FUNCTION file_compter() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "FileCompte" (dimension, valeur, statut, nombre)
  SELECT dimension, valeur, statut, sum(nombre) FROM (
    SELECT d.dimension, d.valeur, OLD.statut AS statut, -1 AS nombre FROM file_dimensions(OLD) AS d WHERE TG_OP <> \'INSERT\'
    UNION ALL
    SELECT d.dimension, d.valeur, NEW.statut, 1 FROM file_dimensions(NEW) AS d WHERE TG_OP <> \'DELETE\'
  ) AS mouvements GROUP BY 1, 2, 3 HAVING sum(nombre) <> 0\x3B
  RETURN NULL\x3B
END';

-- One row in place of many, for each thing counted. Whoever reads meanwhile sees all the old ones or all the new ones.
CREATE FUNCTION file_tasser_comptes() RETURNS void LANGUAGE sql AS E'
WITH lus AS (DELETE FROM "FileCompte" RETURNING dimension, valeur, statut, nombre)
INSERT INTO "FileCompte" (dimension, valeur, statut, nombre)
SELECT dimension, valeur, statut, sum(nombre) FROM lus GROUP BY 1, 2, 3 HAVING sum(nombre) <> 0';

-- All that is one letter away from a word: one left out, two swapped, one changed, one added.
CREATE FUNCTION file_voisins(mot text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS E'
SELECT left(mot, i) || substr(mot, i + 2) FROM generate_series(0, length(mot) - 1) AS i
UNION SELECT left(mot, i) || substr(mot, i + 2, 1) || substr(mot, i + 1, 1) || substr(mot, i + 3) FROM generate_series(0, length(mot) - 2) AS i
UNION SELECT left(mot, i) || chr(c) || substr(mot, i + 2) FROM generate_series(0, length(mot) - 1) AS i, generate_series(97, 122) AS c
UNION SELECT left(mot, i) || chr(c) || substr(mot, i + 1) FROM generate_series(0, length(mot)) AS i, generate_series(97, 122) AS c';

-- The known words that somebody may have meant: null when the word, or one that begins like it, is known, else those one letter
-- away, else the most alike by their groups of three letters.
CREATE FUNCTION file_corriger(saisi text) RETURNS text[] LANGUAGE plpgsql STABLE AS E'
DECLARE
  proches text[]\x3B
BEGIN
  IF EXISTS (SELECT 1 FROM "FileMot" WHERE mot >= saisi AND mot < saisi || \'{\') THEN RETURN NULL\x3B END IF\x3B
  IF length(saisi) < 4 THEN RETURN \'{}\'\x3B END IF\x3B
  SELECT array_agg(mot ORDER BY mot) INTO proches FROM (
    SELECT m.mot FROM file_voisins(saisi) AS v JOIN "FileMot" m ON m.mot = v COLLATE "C" LIMIT 8) AS voisins\x3B
  IF proches IS NULL THEN
    SELECT array_agg(mot ORDER BY mot) INTO proches FROM (
      SELECT mot FROM "FileMot" WHERE mot % saisi AND similarity(mot, saisi) >= 0.35
      ORDER BY similarity(mot, saisi) DESC, mot LIMIT 8) AS semblables\x3B
  END IF\x3B
  RETURN coalesce(proches, \'{}\')\x3B
END';

-- Fills the three tables from nothing: here, and after rows were loaded without the triggers below.
CREATE FUNCTION file_reconstruire() RETURNS void LANGUAGE plpgsql AS E'
BEGIN
  TRUNCATE "DemandeFile", "FileCompte", "FileMot"\x3B
  INSERT INTO "DemandeFile" SELECT * FROM "DemandeFileSource"\x3B
  DELETE FROM "FileCompte"\x3B
  INSERT INTO "FileCompte" (dimension, valeur, statut, nombre)
  SELECT d.dimension, d.valeur, f.statut, count(*) FROM "DemandeFile" f CROSS JOIN LATERAL file_dimensions(f) AS d GROUP BY 1, 2, 3\x3B
  INSERT INTO "FileMot" (mot)
  SELECT DISTINCT mot FROM "Organisme" o, unnest(mots_de(concat_ws(\' \', o."raisonSociale", o."complementNom", o.enseigne))) AS mot
  WHERE mot ~ \'[a-z]\' AND length(mot) >= 3\x3B
END';

SELECT file_reconstruire();


CREATE INDEX "DemandeFile_a_prendre" ON "DemandeFile" ("cle", "demandeId") WHERE statut = 'en_attente' AND "agentId" IS NULL;
-- For the beginning of a member's address, whatever the collation, partial, as schema.prisma can't say either.
CREATE INDEX "Compte_email_debut" ON "Compte" ("email" text_pattern_ops) WHERE role = 'organisme';
CREATE INDEX "Compte_agents" ON "Compte" (lower(coalesce(nom, email)), id) WHERE role IN ('agent', 'administrateur');
CREATE INDEX "DemandeFile_agent" ON "DemandeFile" ("agentId", "cle", "demandeId") WHERE "agentId" IS NOT NULL;

CREATE TRIGGER demande_en_file_creee AFTER INSERT ON "Demande" FOR EACH ROW EXECUTE FUNCTION file_suivre_demande();
CREATE TRIGGER demande_en_file_suivie AFTER UPDATE ON "Demande" FOR EACH ROW
  WHEN ((OLD.statut, OLD.nature, OLD."valideeLe", OLD."agentId", OLD."rgcCourriel")
    IS DISTINCT FROM (NEW.statut, NEW.nature, NEW."valideeLe", NEW."agentId", NEW."rgcCourriel"))
  EXECUTE FUNCTION file_suivre_demande();
CREATE TRIGGER organisme_en_file_suivi AFTER UPDATE ON "Organisme" FOR EACH ROW
  WHEN ((OLD."raisonSociale", OLD."complementNom", OLD.enseigne, OLD.siret, OLD.nda, OLD.courriel, OLD.ville, OLD."formeJuridique",
      OLD."codeDepartement", OLD."codeRegion")
    IS DISTINCT FROM (NEW."raisonSociale", NEW."complementNom", NEW.enseigne, NEW.siret, NEW.nda, NEW.courriel, NEW.ville,
      NEW."formeJuridique", NEW."codeDepartement", NEW."codeRegion"))
  EXECUTE FUNCTION file_suivre_organisme();
CREATE TRIGGER organisme_mots_appris AFTER INSERT OR UPDATE OF "raisonSociale", "complementNom", enseigne ON "Organisme" FOR EACH ROW
  EXECUTE FUNCTION file_apprendre_mots();
CREATE TRIGGER file_comptee AFTER INSERT OR UPDATE OR DELETE ON "DemandeFile" FOR EACH ROW EXECUTE FUNCTION file_compter();
