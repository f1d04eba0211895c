-- Up to so many demandes whose terms match, by their index whatever the planner believes: of a word that its statistics do not know it
-- expects half a percent of the rows, and reads the queue in its order to find them.
CREATE FUNCTION file_trouver(texte tsquery, maximum integer) RETURNS SETOF uuid LANGUAGE sql STABLE SET enable_seqscan = off AS E'
SELECT "demandeId" FROM "DemandeFile" WHERE termes @@ texte LIMIT maximum';
