-- What the retention job looks for each night.
CREATE INDEX "Acceptation_origine_idx" ON "Acceptation"("accepteeLe") WHERE "adresseIp" IS NOT NULL OR navigateur IS NOT NULL;
CREATE INDEX "Session_creeLe_idx" ON "Session"("creeLe");
CREATE INDEX "Jeton_expireLe_idx" ON "Jeton"("expireLe");
CREATE INDEX "Consultation_jour_idx" ON "Consultation"(jour);
