import 'server-only'
import type { Tx } from '@/lib/core/db'
import { getBaseUrl } from '@/lib/core/env'
import type { CourrielALire } from '@/lib/core/form-state'
import { type CourrielRendu, rendreCourriel } from '@/lib/courriel/mutations'
import type { Message } from '@/lib/courriel/rules'
import { gestionnaires, lienDemande } from '@/lib/demande/mutations'
import { empreinteEnvois, type Faits, type Liens, MOT_DE_PASSE_CACHE } from './rules'

export const liensDe = (demandeId: string): Liens => ({ demande: lienDemande(demandeId), connexion: `${getBaseUrl()}/connexion` })

/** Whom a decision on this demande is told to, as things are now. The demande exists. */
export async function lireFaits(tx: Tx, demandeId: string): Promise<Faits> {
  const { organisme, ...demande } = await tx.demande.findUniqueOrThrow({
    where: { id: demandeId },
    select: {
      organismeId: true,
      nature: true,
      rgcPrenom: true,
      rgcNom: true,
      rgcCourriel: true,
      organisme: {
        select: {
          raisonSociale: true,
          siret: true,
          membres: { where: { role: 'rgc' }, select: { compte: { select: { email: true } } } },
          acces: { where: { statut: { in: ['actif', 'suspendu'] } }, select: { statut: true, debut: true, fin: true } },
        },
      },
    },
  })
  const courriel = demande.rgcCourriel
  const compte = await tx.compte.findUnique({ where: { email: courriel }, select: { activeLe: true } })
  const rgc = organisme.membres.map(({ compte: { email } }) => email)
  return {
    demandeId,
    organismeId: demande.organismeId,
    raisonSociale: organisme.raisonSociale,
    siret: organisme.siret,
    nature: demande.nature,
    acces: organisme.acces[0] ?? null,
    gestionnaires: (await gestionnaires(tx, demande.organismeId)).toSorted(),
    rgc: {
      prenomNom: `${demande.rgcPrenom} ${demande.rgcNom}`,
      courriel,
      deja: rgc.includes(courriel),
      nouveau: !compte?.activeLe,
    },
    anciensRgc: rgc.filter((email) => email !== courriel).toSorted(),
  }
}

/** The same message without what its reader alone may know. */
const masquer = (message: Message): Message =>
  message.modele === 'rgc-nomme' && message.props.motDePasseProvisoire !== null
    ? { ...message, props: { ...message.props, motDePasseProvisoire: MOT_DE_PASSE_CACHE } }
    : message

/** The messages as an agent reads them before they leave, and their fingerprint. */
export async function rendreEnvois(messages: Message[]) {
  const rendus = await Promise.all(messages.map((message) => rendreCourriel(masquer(message))))
  return { empreinte: empreinteEnvois(rendus), courriels: regrouper(rendus) }
}

/** One e-mail to several people is read once. */
function regrouper(rendus: CourrielRendu[]): CourrielALire[] {
  const lus = new Map<string, CourrielALire>()
  for (const { destinataire, sujet, html, text } of rendus) {
    const lu = lus.get(html)
    if (lu) lu.destinataires.push(destinataire)
    else lus.set(html, { destinataires: [destinataire], sujet, html, texte: text })
  }
  return [...lus.values()]
}
