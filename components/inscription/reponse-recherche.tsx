import { Lien } from '@/components/site/lien'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { lireRecherche } from '@/lib/inscription/loaders'
import { REPONSES_ANNUAIRE } from '@/lib/organisme/labels'
import { formatSiret } from '@/lib/organisme/rules'

type Recherche = NonNullable<ReturnType<typeof lireRecherche>>
/** `connecte`: who searches is signed in; `sien`: and manages that organisme already. */
type Props = Recherche & { formulaire: string; connecte?: boolean; sien?: boolean }

function DejaInscrit({ siret, connecte, sien }: Props) {
  if (sien)
    return (
      <p>
        Vous êtes déjà membre de cet organisme. Retrouvez-le dans <Lien href="/organismes">vos organismes</Lien>.
      </p>
    )
  return (
    <>
      <p>{REPONSES_ANNUAIRE.deja_inscrit}</p>
      <ul className="list-disc pl-5">
        {connecte ? null : (
          <li>
            <Lien href="/connexion">Se connecter</Lien>
          </li>
        )}
        <li>
          <Lien href={`/rejoindre?siret=${siret}`}>Demander à rejoindre cet organisme</Lien>
        </li>
        <li>
          <Lien href={`/reclamation?siret=${siret}`}>Je n’ai plus accès à ce compte</Lien>
        </li>
      </ul>
    </>
  )
}

/** What the search answered when it could not simply go on. */
export function ReponseRecherche(props: Props) {
  const { siret, reponse, formulaire } = props
  return (
    <Notice tone="warning" title={`SIRET ${formatSiret(siret)}`}>
      {reponse === 'pris' ? (
        <DejaInscrit {...props} />
      ) : (
        <>
          <p>{REPONSES_ANNUAIRE[reponse]}</p>
          <p>
            Vous pouvez aussi continuer&nbsp;: votre fiche portera la mention «&nbsp;à vérifier&nbsp;» jusqu’à notre contrôle.
          </p>
          <ButtonLink href={`${formulaire}?siret=${siret}`} variant="secondary" prefetch={false}>
            Continuer avec ce numéro
          </ButtonLink>
        </>
      )}
    </Notice>
  )
}
