import { dateLongue } from '@/lib/core/calendrier'
import { DUREES } from './rules'

/**
 * The checks of an acceptation whose address and browser were erased, when the journal bears it out (`inscrite`): the line that says
 * so has the hash of what is left, and of before, as the line of the acceptance has it. The lines are given by their files.
 */
export function controlesEffacement(inscrite: boolean, validation: string, effacement: string) {
  if (!inscrite) return []
  const avant = `grep -o '"acceptationSha256Avant": "[0-9a-f]*"' ${effacement} | cut -d '"' -f 4`
  return [
    {
      titre: 'L’acceptation est celle du journal',
      prouve:
        'Personnes, case cochée et date\u00a0: leur empreinte est dans la ligne écrite lors de\nl’effacement de l’adresse et du navigateur, au terme de leur délai légal.',
      commandes: [`grep -q "$(sha256sum < acceptation.json | cut -c 1-64)" ${effacement} && echo Inscrit`],
      attendu: 'Inscrit',
    },
    {
      titre: 'Cet effacement part de l’acceptation du journal',
      prouve: 'La même ligne reprend l’empreinte d’avant, celle de la ligne de l’acceptation.',
      commandes: [`grep -q "$(${avant})" ${validation} && echo Inscrit`],
      attendu: 'Inscrit',
    },
  ]
}

/** What the erasing takes from a proof. */
export const limiteEffacement = (le: Date) =>
  `- L’adresse IP et le navigateur de l’acceptation ont été effacés le\n  ${dateLongue(le)}, au terme de leur délai légal de conservation.`

const ans = (nombre: number) => `${nombre}\u00a0ans`
const mois = (nombre: number) => `${nombre}\u00a0mois`
const jours = (nombre: number) => `${nombre}\u00a0jours`

/** How long what the nightly job looks after stays, in words, from the very figures it goes by. */
export const CONSERVATION = {
  compte: `Jusqu’à sa suppression, que vous demandez dans «\u00a0Mes données\u00a0». Un compte jamais activé est supprimé après ${jours(DUREES.nonActiveJours)}, avec son organisme si personne d’autre n’y est rattaché et si rien n’y a été demandé. Un compte que personne n’a ouvert depuis ${ans(DUREES.inactiviteAnnees)} est supprimé, après un e-mail envoyé ${jours(DUREES.preavisJours)} avant\u00a0; il reste tant que vous répondez seul d’un organisme dont une demande est en cours ou l’accès ouvert, ou que vous en êtes le RGC. Celui d’un agent est désactivé\u00a0: son nom reste avec les décisions qu’il a prises.`,
  acceptation: `Comme la demande d’adhésion, sauf l’adresse IP et le navigateur, effacés ${ans(DUREES.origineAnnees)} après l’acceptation. Le portail refuse toute autre modification d’une acceptation, ainsi que de son PDF.`,
  sessions: `Sa trace est effacée ${mois(DUREES.tracesMois)} après son ouverture.`,
  liens: `La trace d’un lien envoyé est effacée ${jours(DUREES.liensJours)} après sa fin.`,
  consultations: `${mois(DUREES.tracesMois)}.`,
  courriels: `Le contenu est effacé dès que le message est parti. La trace d’un e-mail au sujet d’une demande est conservée avec elle\u00a0; celle d’un autre est effacée après ${mois(DUREES.courrielsMois)}.`,
} as const
