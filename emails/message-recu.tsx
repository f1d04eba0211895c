import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Bouton, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['message-recu'] & { operateur: Operateur }

/** The message itself stays on the portal: an e-mail may be read by others. */
export default function MessageRecu({ raisonSociale, de, le, lien, operateur }: Props) {
  const auteur = de === 'agent' ? operateur.nom : raisonSociale
  return (
    <Courriel
      operateur={operateur}
      titre="Vous avez un message"
      apercu={`${auteur} vous a écrit au sujet d’une demande d’adhésion.`}
      raison={
        de === 'agent'
          ? `Vous recevez cet e-mail parce que vous gérez l’accès ${prefixeDe(raisonSociale)}${raisonSociale} à ${operateur.service}.`
          : 'Vous recevez cet e-mail parce que vous suivez cette demande d’adhésion.'
      }
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Le {dateHeureLongue(le)} (heure de Paris), <strong>{auteur}</strong> vous a écrit au sujet de la demande d’adhésion à{' '}
        {operateur.service} {prefixeDe(raisonSociale)}
        {raisonSociale}.
      </Paragraphe>
      <Paragraphe>Lisez le message et répondez sur le portail. Une réponse à cet e-mail ne serait lue par personne.</Paragraphe>
      <Bouton href={lien}>Lire le message</Bouton>
    </Courriel>
  )
}

MessageRecu.PreviewProps = {
  raisonSociale: 'Atelier des Savoirs',
  de: 'agent',
  le: new Date('2026-11-12T09:05:00Z'),
  lien: 'https://kairos.test/adhesion/0193a1b2-0000-7000-8000-000000000001/messages',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
