import 'server-only'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { ZONE } from '@/lib/core/calendrier'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'

const TEXTES = join(process.cwd(), 'lib', 'cgu', 'textes')

/** One version from its file `AAAA-MM-JJ.md`, published at the start of that day in Paris, or now when that is still to come. */
function versionDe(fichier: string, maintenant: Date) {
  const jour = Temporal.PlainDate.from(fichier.replace(/\.md$/, ''))
  const texte = readFileSync(join(TEXTES, fichier), 'utf8')
  const publication = jour.toZonedDateTime({ timeZone: ZONE }).epochMilliseconds
  return {
    miseAJourLe: new Date(`${jour}T00:00:00Z`),
    texte,
    sha256: sha256(texte),
    publieeLe: new Date(Math.min(publication, maintenant.getTime())),
  }
}

/**
 * Installs the texts that come with the portal. A version already there is left alone, as published words never change:
 * new words need a new file.
 */
export async function installerCgu(maintenant = new Date()): Promise<void> {
  const fichiers = readdirSync(TEXTES).filter((nom) => nom.endsWith('.md'))
  const data = fichiers.map((fichier) => versionDe(fichier, maintenant))
  await getPrisma().cguVersion.createMany({ data, skipDuplicates: true })
}
