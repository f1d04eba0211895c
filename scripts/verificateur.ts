// Examines the files that people verify, for the web process, which starts it at the first one (lib/core/auxiliaire).
import { servirAuxiliaire } from '@/lib/core/auxiliaire'
import { verifierRequete } from '@/lib/document/service'

await servirAuxiliaire(verifierRequete)
