import { dateCourte } from '@/lib/core/calendrier'
import type { GesteAcces, Segment, StatutAcces } from './rules'
import type { FaitAcces } from './schema'

export const LIBELLE_ACCES: Record<StatutAcces, string> = {
  actif: 'Actif',
  suspendu: 'Suspendu',
  retire: 'Retiré',
  expire: 'Terminé',
}

export const LIBELLE_GESTE: Record<GesteAcces, string> = {
  suspendre: 'Suspendre l’accès',
  retablir: 'Rétablir l’accès',
  retirer: 'Retirer l’accès',
}

export const EFFET_GESTE: Record<GesteAcces, string> = {
  suspendre: 'L’accès se ferme aussitôt. C’est réversible, et la date de fin ne change pas.',
  retablir: 'L’accès se rouvre aussitôt, jusqu’à la même date de fin.',
  retirer: 'L’accès se ferme aussitôt et définitivement. L’organisme devra faire une nouvelle demande.',
}

export const FAIT_ACCES: Record<FaitAcces, string> = {
  suspendre: 'L’accès est suspendu. Les gestionnaires et le RGC sont prévenus par e-mail.',
  retablir: 'L’accès est rétabli. Les gestionnaires et le RGC sont prévenus par e-mail.',
  retirer: 'L’accès est retiré. Les gestionnaires et le RGC sont prévenus par e-mail.',
  rgc: 'Le RGC est révoqué. Il est prévenu par e-mail, les gestionnaires aussi, qui doivent en nommer un autre.',
}

export const MESSAGES_ACCES = {
  introuvable: 'Cet accès n’existe pas.',
  impossible: 'Rien n’a été modifié\u00a0: l’état de cet accès a changé entre-temps. Rechargez la page.',
} as const

const ETATS: Record<Segment['etat'], string> = { actif: 'ouvert', suspendu: 'suspendu', prevu: 'à venir' }
const JOUR_MS = 86_400_000

/** « du 02/11/2026 au 12/11/2026, ouvert » (Paris); the last day is included. */
export const segmentEnClair = ({ de, a, etat }: Segment): string =>
  `du ${dateCourte(de)} au ${dateCourte(new Date(Math.max(de.getTime(), a.getTime() - 1)))}, ${ETATS[etat]}`

/** Whole years that a picture of accesses spans, as its marks. */
export const anneesEntre = (debut: Date, fin: Date): number[] => {
  const [de, a] = [debut.getUTCFullYear() + 1, new Date(fin.getTime() + JOUR_MS).getUTCFullYear()]
  return Array.from({ length: Math.max(0, a - de + 1) }, (_, rang) => de + rang)
}
