import { LIBELLE_CIVILITE } from '@/lib/demande/labels'
import type { Personnes } from '@/lib/demande/schema'

type Props = {
  civilite: keyof typeof LIBELLE_CIVILITE
  prenom: string
  nom: string
  qualite: string
  courriel?: string
}

/** One person of a demande: « Madame Jeanne Martin », the qualité under it, then the e-mail when there is one. */
function Personne({ civilite, prenom, nom, qualite, courriel }: Props) {
  return (
    <div className="wrap-anywhere">
      <p className="font-semibold">
        {LIBELLE_CIVILITE[civilite]} {prenom} {nom}
      </p>
      <p>{qualite}</p>
      {courriel ? <p>{courriel}</p> : null}
    </div>
  )
}

/** The two people of a demande, as entries of a description list. */
export const entreesPersonnes = (demande: Personnes) => [
  {
    label: 'Signataire de la demande',
    value: (
      <Personne
        civilite={demande.signataireCivilite}
        prenom={demande.signatairePrenom}
        nom={demande.signataireNom}
        qualite={demande.signataireQualite}
      />
    ),
  },
  {
    label: 'Responsable Gestionnaire de Compte',
    value: (
      <Personne
        civilite={demande.rgcCivilite}
        prenom={demande.rgcPrenom}
        nom={demande.rgcNom}
        qualite={demande.rgcQualite}
        courriel={demande.rgcCourriel}
      />
    ),
  },
]
