import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Bouton, Citation, Element, Intertitre, Lignes, Liste, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['demande-a-corriger'] & { operateur: Operateur }

export default function DemandeACorriger({ raisonSociale, motif, commentaires, lien, operateur }: Props) {
  return (
    <Courriel
      operateur={operateur}
      titre="Votre demande d’adhésion est à corriger"
      apercu={`Il faut compléter ou corriger votre demande pour que ${operateur.nom} puisse l’accepter.`}
      raison={`Vous recevez cet e-mail parce que vous avez validé une demande d’adhésion à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        {operateur.nom} a examiné la demande d’adhésion à {operateur.service} {prefixeDe(raisonSociale)}
        <strong>{raisonSociale}</strong>. Une correction est nécessaire pour continuer&nbsp;:
      </Paragraphe>
      <Citation texte={motif} />
      {commentaires.length > 0 ? (
        <>
          <Intertitre>À vérifier, champ par champ</Intertitre>
          <Liste>
            {commentaires.map(({ champ, texte }) => (
              <Element key={champ}>
                <strong>{champ}</strong>&nbsp;: <Lignes texte={texte} />
              </Element>
            ))}
          </Liste>
        </>
      ) : null}
      <Paragraphe>
        Corrigez votre demande, acceptez de nouveau les conditions générales d’utilisation, puis validez-la. Ce que vous avez déjà
        saisi est conservé.
      </Paragraphe>
      <Bouton href={lien}>Corriger ma demande</Bouton>
    </Courriel>
  )
}

DemandeACorriger.PreviewProps = {
  raisonSociale: 'Formation Exemple',
  motif: 'L’adresse e-mail du Responsable Gestionnaire de Compte est une adresse générique.\nIndiquez une adresse nominative.',
  commentaires: [
    { champ: 'Courriel du Responsable Gestionnaire de Compte', texte: 'Une adresse au nom de la personne est nécessaire.' },
    { champ: 'Qualité du signataire', texte: 'Précisez la fonction exercée dans l’organisme.' },
  ],
  lien: 'https://kairos.test/adhesion/0193a1b2-0000-7000-8000-000000000001',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
