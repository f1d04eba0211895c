export const SANS_PIECE_JOINTE =
  'Les pièces jointes ne sont pas acceptées pour le moment\u00a0: recopiez dans votre message ce qui est utile. Votre texte est conservé.'

export const MESSAGES_MESSAGE = { introuvable: 'Cette demande n’existe pas.' } as const

export const FAIT_MESSAGE = {
  envoye: 'Votre message est envoyé.',
  note: 'Votre note est enregistrée. L’organisme ne la voit pas.',
} as const

/** « 2 messages non lus », « 1 message non lu ». */
export const nonLusEnClair = (nombre: number): string =>
  nombre > 1 ? `${nombre.toLocaleString('fr-FR')}\u00a0messages non lus` : `${nombre}\u00a0message non lu`
