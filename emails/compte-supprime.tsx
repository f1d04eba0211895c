import { dateHeureLongue } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { Element, Lien, Liste, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['compte-supprime'] & { operateur: Operateur }

export default function CompteSupprime({ supprimeLe, inactif, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre compte est supprimé"
      apercu="Vos sessions sont fermées et vos données sont effacées, sauf celles que la loi nous fait conserver."
      raison={`Vous recevez cet e-mail, le dernier, parce que vous aviez un compte sur le portail d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {inactif ? 'Comme annoncé, votre compte inutilisé' : 'À votre demande, votre compte'} a été supprimé le{' '}
        <strong>{dateHeureLongue(supprimeLe)}</strong> (heure de Paris). Votre adresse e-mail, vos moyens de connexion et vos
        rattachements aux organismes sont effacés.
      </Paragraphe>
      <Paragraphe>La loi nous fait conserver, pendant les durées prévues{'\u00a0'}:</Paragraphe>
      <Liste>
        <Element>les acceptations des conditions générales que vous avez données, et leur PDF{'\u00a0'};</Element>
        <Element>les demandes d’adhésion, les messages échangés à leur sujet et les décisions prises{'\u00a0'};</Element>
        <Element>le journal, qui ne vous désigne que par un identifiant{'\u00a0'};</Element>
        <Element>la trace des e-mails envoyés au sujet de ces demandes.</Element>
      </Liste>
      <Paragraphe>
        Si vous n’êtes pas à l’origine de cette suppression, écrivez-nous sans attendre à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien>.
      </Paragraphe>
    </Courriel>
  )
}

CompteSupprime.PreviewProps = {
  supprimeLe: new Date('2026-11-02T13:57:00Z'),
  inactif: false,
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
