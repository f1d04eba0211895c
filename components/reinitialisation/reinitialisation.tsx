import Link from 'next/link'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import type { CompteVu } from '@/lib/compte/data'
import { dateHeure, dateHeureLongue } from '@/lib/core/calendrier'
import { FAIT_REINITIALISATION } from '@/lib/reinitialisation/labels'
import type { loadMaReinitialisation, loadReinitialisation, ReinitialisationVue } from '@/lib/reinitialisation/loaders'
import { MOTIF_MAX } from '@/lib/reinitialisation/schema'
import { AnnulationDuTitulaireForm, AnnulationForm, ConfirmationForm, DemandeForm } from './reinitialisation-forms'

function EnCours({
  demande: { id, motif, demandeeLe, demandeeParNom, parMoi, avant },
  soi,
}: {
  demande: ReinitialisationVue
  soi: boolean
}) {
  return (
    <>
      <DescriptionList
        items={[
          { label: 'Demandée par', value: <span className="wrap-anywhere">{parMoi ? 'Vous' : demandeeParNom}</span> },
          { label: 'Le', value: dateHeure(demandeeLe) },
          { label: 'Motif', value: <span className="wrap-anywhere">{motif}</span> },
          { label: 'À confirmer avant le', value: dateHeure(avant) },
        ]}
      />
      {parMoi || soi ? (
        <p>Un autre administrateur doit confirmer, ici même. D’ici là, rien ne change.</p>
      ) : (
        <>
          <p>
            Confirmer retire l’application, les clés d’accès et les codes de secours de ce compte, et ferme ses sessions. Vérifiez
            vous-même que c’est bien la personne qui l’a demandé, par un autre moyen que l’e-mail.
          </p>
          <ConfirmationForm id={id} />
        </>
      )}
      <AnnulationForm id={id} />
    </>
  )
}

type Props = { compte: CompteVu; etat: NonNullable<Awaited<ReturnType<typeof loadReinitialisation>>> }

function Demander({ compte, soi }: { compte: CompteVu; soi: boolean }) {
  if (compte.demonstration) return <p>Ce compte de démonstration n’a pas de second facteur.</p>
  if (!compte.aFacteur) return <p>Ce compte n’a pas de second facteur.</p>
  if (soi) return <p>C’est votre compte&nbsp;: deux autres administrateurs peuvent réinitialiser votre second facteur.</p>
  return (
    <>
      <p>
        La personne qui a encore un code de secours n’a pas besoin de vous. Sinon, un administrateur demande la réinitialisation
        et un autre la confirme sous 24&nbsp;heures. Un e-mail prévient la personne à chaque étape.
      </p>
      <DemandeForm compteId={compte.id} motifMax={MOTIF_MAX} />
    </>
  )
}

/** On the page of an account, for administrateurs: its lost second factor. */
export function Reinitialisation({ compte, etat: { demande, soi, fait } }: Props) {
  return (
    <Section title="Second facteur perdu" id="second-facteur">
      {fait ? <Notice tone="success" title={FAIT_REINITIALISATION[fait]} live /> : null}
      {demande ? <EnCours demande={demande} soi={soi} /> : <Demander compte={compte} soi={soi} />}
    </Section>
  )
}

/** On the search of accounts, for administrateurs: what waits for a second one. */
export function Reinitialisations({ demandes }: { demandes: ReinitialisationVue[] }) {
  if (demandes.length === 0) return null
  return (
    <Section title="Réinitialisations à confirmer" id="reinitialisations">
      <ul className="list-disc space-y-2 pl-6">
        {demandes.map(({ id, compteId, email, demandeeParNom, parMoi, avant }) => (
          <li key={id} className="wrap-anywhere">
            <Link href={`/admin/comptes/${compteId}`} prefetch={false}>
              {email}
            </Link>
            , demandée par {parMoi ? 'vous' : demandeeParNom}, à confirmer avant le {dateHeure(avant)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Mienne = NonNullable<Awaited<ReturnType<typeof loadMaReinitialisation>>>

/** On the owner's own page: somebody asked for it, and it can be stopped. */
export function MaReinitialisation({ demande: { id, demandeeLe, avant } }: { demande: Mienne }) {
  return (
    <div className="mb-8">
      <Notice tone="warning" title="Une réinitialisation de votre second facteur est demandée">
        <p>
          Un administrateur l’a demandée le {dateHeureLongue(demandeeLe)}. Si un autre la confirme avant le{' '}
          {dateHeureLongue(avant)}, votre second facteur sera retiré. Vous l’avez encore, ou vous n’avez rien demandé&nbsp;?
          Annulez-la.
        </p>
        <AnnulationDuTitulaireForm id={id} />
      </Notice>
    </div>
  )
}
