/** Who wrote: the organisme, an agent to it, or an agent to the other agents. */
export const AUTEURS = ['organisme', 'agent', 'note'] as const
export type Auteur = (typeof AUTEURS)[number]

/** The one place that says what the organisme may see: everything but notes. */
export const VISIBLES_ORGANISME = ['organisme', 'agent'] as const satisfies readonly Auteur[]

export type Effet = {
  /** Whose count of unread messages grows; nobody's for a note. */
  nonLu: 'agents' | 'organisme' | null
  /** Whether that side is told by e-mail: once, until it has opened the thread again. */
  prevenir: boolean
}

/** What a message does, given what the other side has not opened yet. */
export function effetMessage(auteur: Auteur, nonLus: { agents: number; organisme: number }): Effet {
  switch (auteur) {
    case 'note':
      return { nonLu: null, prevenir: false }
    case 'agent':
      return { nonLu: 'organisme', prevenir: nonLus.organisme === 0 }
    case 'organisme':
      return { nonLu: 'agents', prevenir: nonLus.agents === 0 }
  }
}

export const DEMANDES_PAR_PAGE = 50
