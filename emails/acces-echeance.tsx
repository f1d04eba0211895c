import { dernierJour } from '@/lib/core/calendrier'
import type { Operateur } from '@/lib/core/operateur'
import type { PropsParModele } from '@/lib/courriel/rules'
import { prefixeDe } from '@/lib/organisme/rules'
import { Bouton, Paragraphe } from './_elements'
import { Courriel, OPERATEUR_EXEMPLE } from './_layout'

type Props = PropsParModele['acces-echeance'] & { operateur: Operateur }

export default function AccesEcheance({ raisonSociale, jours, fin, lien, operateur }: Props) {
  const termine = jours === 0
  return (
    <Courriel
      operateur={operateur}
      titre={termine ? 'Votre accès est terminé' : `Votre accès se termine dans ${jours} jours`}
      apercu={`L’accès ${prefixeDe(raisonSociale)}${raisonSociale} à ${operateur.service} ${termine ? 's’est terminé' : 'se termine'} le ${dernierJour(fin)}.`}
      raison={`Vous recevez cet e-mail parce que vous gérez l’accès ${prefixeDe(raisonSociale)}${raisonSociale} à ${operateur.service}.`}
    >
      <Paragraphe>Bonjour,</Paragraphe>
      <Paragraphe>
        L’accès {prefixeDe(raisonSociale)}
        <strong>{raisonSociale}</strong> à {operateur.service} {termine ? 's’est terminé' : 'se termine'} le{' '}
        <strong>{dernierJour(fin)}</strong> au soir.
      </Paragraphe>
      <Paragraphe>
        {termine
          ? 'Personne de votre organisme ne peut plus s’en servir. Pour y revenir, faites une nouvelle demande d’adhésion.'
          : 'Pour le garder sans interruption, demandez dès maintenant son renouvellement depuis votre fiche.'}
      </Paragraphe>
      <Bouton href={lien}>{termine ? 'Adhérer de nouveau' : 'Renouveler mon adhésion'}</Bouton>
    </Courriel>
  )
}

AccesEcheance.PreviewProps = {
  raisonSociale: 'Atelier des Savoirs',
  jours: 30,
  fin: new Date('2026-12-02T23:00:00Z'),
  lien: 'https://kairos.test/organisme',
  operateur: OPERATEUR_EXEMPLE,
} satisfies Props
