import { LIBELLE_CIVILITE } from '@/lib/demande/labels'

type Props = {
  civilite: keyof typeof LIBELLE_CIVILITE
  prenom: string
  nom: string
  qualite: string
  courriel?: string
}

/** One person of a demande: « Madame Jeanne Martin », the qualité under it, then the e-mail when there is one. */
export function Personne({ civilite, prenom, nom, qualite, courriel }: Props) {
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
