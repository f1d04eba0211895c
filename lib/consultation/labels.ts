import type { Genre } from './rules'

/** What was counted, in words. */
export const LIBELLE_GENRE: Record<Genre, string> = {
  lecture: 'fiches et dossiers ouverts',
  export: 'documents et listes téléchargés',
}

/** What is refused once the day's limit is reached. */
export const PHRASE_LIMITE: Record<Genre, string> = {
  lecture: 'Vous avez ouvert aujourd’hui autant de fiches et de dossiers que le portail le permet en une journée.',
  export: 'Vous avez téléchargé aujourd’hui autant de documents et de listes que le portail le permet en une journée.',
}
