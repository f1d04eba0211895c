import 'server-only'
import { Readable } from 'node:stream'
import { compterConsultation } from '@/lib/consultation/loaders'
import { jourParis } from '@/lib/core/calendrier'
import { ecrireCsv, ecrireXlsx } from '@/lib/core/classeur'
import { getDelais } from '@/lib/core/delais'
import { exigerAgent } from '@/lib/core/session'
import type { FiltreResolu } from '@/lib/file/data'
import { adresseFile, limitesAge, requeteDe, type Tri, triDe } from '@/lib/file/rules'
import { filtreFileSchema } from '@/lib/file/schema'
import { resoudreUne } from '@/lib/recherche/data'
import { phraseErreur } from '@/lib/recherche/labels'
import { lireRecherche } from '@/lib/recherche/rules'
import { lireExport } from './data'
import { COLONNES_EXPORT, cellulesDe, EXPORTS_EN_COURS } from './labels'
import { noterExport } from './mutations'

/** Each holds a connection as long as its reader reads: the pages keep the others. */
const SIMULTANES_MAX = 2
let enCours = 0

async function* lignes(resolu: FiltreResolu, tri: Tri): AsyncGenerator<readonly string[]> {
  if (enCours >= SIMULTANES_MAX) throw new Error('too many exports at once')
  enCours += 1
  try {
    yield COLONNES_EXPORT
    for await (const demande of lireExport(resolu, tri)) yield cellulesDe(demande)
  } finally {
    enCours -= 1
  }
}

type Format = 'csv' | 'xlsx'
type Export = { nom: string; flux: ReadableStream<Uint8Array> } | { statut: 400 | 503; phrase: string }

/** All that a filter of the queue finds, as a file. Who took what is in the journal before the first byte leaves. */
export async function loadExport(parametres: Record<string, string>, format: Format): Promise<Export> {
  const filtre = filtreFileSchema.parse(parametres)
  const { session, compteId: moi } = await exigerAgent(adresseFile(filtre))
  const lecture = lireRecherche(filtre.q)
  if (!lecture.ok) return { statut: 400, phrase: `${phraseErreur(lecture.erreur)}\n` }
  if (enCours >= SIMULTANES_MAX) return { statut: 503, phrase: EXPORTS_EN_COURS }
  await compterConsultation(session, 'export')
  const { criteres } = lecture
  const maintenant = new Date()
  const resolution = await resoudreUne(criteres)
  await noterExport({ agentId: moi, format, filtre: requeteDe(filtre) }, maintenant)
  const source = lignes(
    { filtre, criteres, resolution, limites: limitesAge(maintenant, getDelais()), moi },
    triDe(filtre, criteres),
  )
  const octets = format === 'csv' ? ecrireCsv(source) : ecrireXlsx(source)
  return {
    nom: `demandes-${jourParis(maintenant)}.${format}`,
    flux: Readable.toWeb(Readable.from(octets)) as ReadableStream<Uint8Array>,
  }
}
