import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Lien, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['organisme-gele'] & { operateur: Operateur }

export default function OrganismeGele({ raisonSociale, geleLe, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre organisme est gelé par mesure de sécurité"
      apercu={`Les pages ${prefixeDe(raisonSociale)}${raisonSociale} ne peuvent plus être consultées pour le moment.`}
      raison={`Vous recevez cet e-mail de sécurité parce que vous êtes membre ${prefixeDe(raisonSociale)}${raisonSociale} sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        Un agent a gelé <strong>{raisonSociale}</strong> le <strong>{dateHeureLongue(geleLe)}</strong> (heure de Paris). Pour le
        moment, ses membres ne peuvent consulter ni modifier sa fiche, ses demandes et ses documents, et son accès à{' '}
        {operateur.service} est suspendu.
      </Paragraphe>
      <Paragraphe>
        Rien n’est effacé et cette mesure peut être levée à tout moment. Si vous êtes membre d’un autre organisme, rien ne change
        pour celui-là.
      </Paragraphe>
      <Paragraphe>
        Pour savoir pourquoi, écrivez-nous à <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

OrganismeGele.PreviewProps = {
  raisonSociale: 'Atelier des Savoirs',
  geleLe: new Date('2026-11-02T13:57:00Z'),
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
