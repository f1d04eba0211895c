export const MESSAGES_RGC = {
  introuvable: 'Cet organisme n’existe pas.',
  sans_rgc: 'Rien n’a été modifié\u00a0: cet organisme n’a plus de RGC. Rechargez la page.',
} as const
