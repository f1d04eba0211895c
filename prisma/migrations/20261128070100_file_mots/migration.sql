-- The neighbours of a word are looked up one by one in the index, however many words there are: as a join, the planner may read them
-- all. (\x3B is a semicolon, see 20261122000000.)
CREATE OR REPLACE FUNCTION file_corriger(saisi text) RETURNS text[] LANGUAGE plpgsql STABLE AS E'
DECLARE
  voisins text[]\x3B
  proches text[]\x3B
BEGIN
  IF EXISTS (SELECT 1 FROM "FileMot" WHERE mot >= saisi AND mot < saisi || \'{\') THEN RETURN NULL\x3B END IF\x3B
  IF length(saisi) < 4 THEN RETURN \'{}\'\x3B END IF\x3B
  voisins := ARRAY(SELECT file_voisins(saisi))\x3B
  SELECT array_agg(mot ORDER BY mot) INTO proches FROM (
    SELECT mot FROM "FileMot" WHERE mot = ANY(voisins) LIMIT 8) AS connus\x3B
  IF proches IS NULL THEN
    SELECT array_agg(mot ORDER BY mot) INTO proches FROM (
      SELECT mot FROM "FileMot" WHERE mot % saisi AND similarity(mot, saisi) >= 0.35
      ORDER BY similarity(mot, saisi) DESC, mot LIMIT 8) AS semblables\x3B
  END IF\x3B
  RETURN coalesce(proches, \'{}\')\x3B
END';
