import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { Bouton, Faits, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['membre-invite'] & { operateur: Operateur }

export default function MembreInvite({ raisonSociale, siret, par, lien, expireLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Vous êtes invité à gérer un organisme de formation"
      apercu={`Répondez avant le ${dateHeureLongue(expireLe)}.`}
      raison={`Vous recevez cet e-mail parce qu’un gestionnaire de cet organisme a saisi votre adresse sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {par} vous invite à gérer avec lui ou elle un organisme de formation sur le portail d’adhésion à {operateur.service}.
      </Paragraphe>
      <Faits
        faits={[
          { libelle: 'Organisme', valeur: raisonSociale },
          { libelle: 'SIRET', valeur: formatSiret(siret) },
        ]}
      />
      <Bouton href={lien}>Voir l’invitation</Bouton>
      <Paragraphe>
        Ce lien ne sert qu’une fois, et pour vous seul. Il est valable jusqu’au <strong>{dateHeureLongue(expireLe)}</strong>{' '}
        (heure de Paris). Passé ce délai, demandez une nouvelle invitation.
      </Paragraphe>
      <Paragraphe>Vous ne connaissez pas cette personne&nbsp;? N’utilisez pas le lien&nbsp;: rien ne changera.</Paragraphe>
    </Courriel>
  )
}

MembreInvite.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  siret: '13000548121990',
  par: 'jeanne@exemple.test',
  lien: 'https://kairos.test/invitation?jeton=Y2VjaS1lc3QtdW4tamV0b24tZGUtZGVtb25zdHJhdGlvbg',
  expireLe: new Date('2026-11-09T13:57:00Z'),
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
