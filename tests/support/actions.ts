import { type FormAction, type FormState, IDLE } from '@/lib/core/form-state'
import { dansRequete, type Issue } from './request'

/** Sends a form to its action inside a session; a field may come several times. */
export async function envoyer(action: FormAction, champs: Record<string, string> | [string, string][], sessionId: string) {
  const donnees = new FormData()
  for (const [nom, valeur] of Array.isArray(champs) ? champs : Object.entries(champs)) donnees.append(nom, valeur)
  return (await dansRequete({ sessionId }, () => action(IDLE, donnees))).issue
}

/** The answer of a form that stays on its page. */
export function etatDe(issue: Issue<FormState>): FormState {
  if (!('valeur' in issue)) throw new Error(JSON.stringify(issue))
  return issue.valeur
}
