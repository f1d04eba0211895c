import 'server-only'
import { redirect } from 'next/navigation'
import { getDelais } from '@/lib/core/delais'
import { exigerAgent } from '@/lib/core/session'
import { resoudre } from '@/lib/recherche/data'
import { type Critere, lireRecherche } from '@/lib/recherche/rules'
import { alerteCachet } from '@/lib/sceau/rules'
import { VUES_PARTAGEES } from '@/lib/vue/rules'
import { compterFiles, type FiltreResolu, findCadre, listFile } from './data'
import { adresseFile, type FiltreFile, limitesAge, triDe } from './rules'
import { filtreFileSchema, lirePage, lireRequete } from './schema'

type Parametres = Record<string, string | string[] | undefined>

/** The criteria of a search, none for one that cannot be read. */
function criteresDe({ q }: FiltreFile): Critere[] {
  const lecture = lireRecherche(q)
  return lecture.ok ? lecture.criteres : []
}

const VIDE = { demandes: [], precedente: null, suivante: null }

/** `/admin/demandes`: one page of the queue, its counts, and the views of the agent with theirs. */
export async function loadFile(parametres: Parametres) {
  const filtre = filtreFileSchema.parse(parametres)
  const lecture = lireRecherche(filtre.q)
  const criteres = lecture.ok ? lecture.criteres : []
  const tri = triDe(filtre, criteres)
  const page = lirePage(parametres, tri)
  const { compteId: moi } = await exigerAgent(adresseFile(filtre, page))
  const maintenant = new Date()
  const limites = limitesAge(maintenant, getDelais())
  const cadre = await findCadre(moi)
  const vues = [
    ...VUES_PARTAGEES,
    ...cadre.vues.map(({ requete, ...vue }) => ({ ...vue, filtre: lireRequete(requete), partagee: false })),
  ]
  const filtres = [filtre, ...vues.map((vue) => vue.filtre)].map((filtre) => ({ filtre, criteres: criteresDe(filtre) }))
  const resolutions = await resoudre(filtres.map(({ criteres }) => criteres))
  const resolus = filtres.flatMap((lu, rang): FiltreResolu[] => {
    const resolution = resolutions[rang]
    return resolution ? [{ ...lu, resolution, limites, moi }] : []
  })
  const [resolu] = resolus
  if (!resolu) throw new Error('the filter of the page comes first')
  const [liste, comptes] = await Promise.all([lecture.ok ? listFile(resolu, tri, page) : VIDE, compterFiles(resolus)])
  if (page.avant && liste.precedente === null) redirect(adresseFile(filtre)) // the first page, whole
  return {
    ...{ filtre, tri, ...liste, moi, limites, agents: cadre.agents, formes: cadre.formes },
    ...{ erreur: lecture.ok ? null : lecture.erreur, corrections: resolu.resolution.corrections, criteres },
    comptes: lecture.ok ? comptes[0] : null,
    vues: vues.map((vue, rang) => ({ ...vue, total: comptes[rang + 1]?.total })),
    alerte: alerteCachet(cadre.sceau, maintenant),
  }
}
export type PageDeLaFile = Awaited<ReturnType<typeof loadFile>>
