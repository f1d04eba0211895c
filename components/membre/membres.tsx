import Link from 'next/link'
import { ReponseForms } from '@/components/rattachement/rattachement-form'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { LIBELLE_ROLE_MEMBRE } from '@/lib/compte/labels'
import { dateCourte, dateHeure, iso } from '@/lib/core/calendrier'
import { FAIT_MEMBRE } from '@/lib/membre/labels'
import type { PageMembres } from '@/lib/membre/loaders'
import { formatSiret } from '@/lib/organisme/rules'
import { InvitationForms, InviterForm, PromouvoirForm, QuitterForm, RetirerForm } from './membre-forms'

const CARTE = 'space-y-2 rounded border border-control p-4'

function Membre({ membre, moi }: { membre: PageMembres['membres'][number]; moi: string }) {
  const { compteId, email, nom, roles, depuis, actif } = membre
  const gestionnaire = roles.includes('gestionnaire')
  return (
    <li className={CARTE}>
      <p className="font-semibold wrap-anywhere">
        {nom ? `${nom}, ${email}` : email}
        {compteId === moi ? <span className="font-normal text-muted"> (vous)</span> : null}
      </p>
      <p className="first-letter:uppercase">
        {roles.map((role) => LIBELLE_ROLE_MEMBRE[role]).join(' et ')}, depuis le{' '}
        <time dateTime={iso(depuis)}>{dateCourte(depuis)}</time>
      </p>
      {actif ? null : (
        <p>
          <Badge tone="pending" icon="clock">
            Compte non activé
          </Badge>
        </p>
      )}
      {gestionnaire && compteId !== moi ? <RetirerForm compteId={compteId} email={email} /> : null}
      {!gestionnaire && actif ? <PromouvoirForm compteId={compteId} /> : null}
    </li>
  )
}

function Invitations({ invitations }: Pick<PageMembres, 'invitations'>) {
  if (invitations.length === 0) return <p>Aucune invitation n’attend de réponse.</p>
  return (
    <ul className="space-y-4">
      {invitations.map(({ id, email, creeLe, expireLe, expiree }) => (
        <li key={id} className={CARTE}>
          <p className="font-semibold wrap-anywhere">{email}</p>
          <p>
            Invitation du <time dateTime={iso(creeLe)}>{dateCourte(creeLe)}</time>,{' '}
            {expiree ? 'dont le lien n’est plus valable depuis le ' : 'dont le lien est valable jusqu’au '}
            <time dateTime={iso(expireLe)}>{dateHeure(expireLe)}</time>.
          </p>
          <InvitationForms invitationId={id} />
        </li>
      ))}
    </ul>
  )
}

function Demandes({ rattachements }: Pick<PageMembres, 'rattachements'>) {
  if (rattachements.length === 0) return null
  return (
    <Section title="Demandes à rejoindre l’organisme" id="demandes">
      <p>N’acceptez que les personnes que vous connaissez&nbsp;: elles auront les mêmes droits que vous.</p>
      <ul className="space-y-4">
        {rattachements.map(({ id, message, creeLe, compte: { email, nom } }) => (
          <li key={id} className={CARTE}>
            <p className="font-semibold wrap-anywhere">{nom ? `${nom}, ${email}` : email}</p>
            <p>
              Demande du <time dateTime={iso(creeLe)}>{dateHeure(creeLe)}</time>
            </p>
            {message ? <p className="border-l-4 border-control pl-4 whitespace-pre-line wrap-anywhere">{message}</p> : null}
            <ReponseForms rattachementId={id} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The people of an organisme, for its gestionnaires. */
export function Membres({ page }: { page: PageMembres }) {
  const { moi, raisonSociale, siret, membres, invitations, rattachements, fait } = page
  return (
    <>
      <h1>Membres de l’organisme</h1>
      <p className="mt-4 wrap-anywhere">
        {raisonSociale}, SIRET <span className="whitespace-nowrap">{formatSiret(siret)}</span>
      </p>
      {fait ? (
        <div className="mt-6">
          <Notice tone="success" title={FAIT_MEMBRE[fait]} live />
        </div>
      ) : null}
      <Demandes rattachements={rattachements} />
      <Section title="Membres" id="membres">
        <ul className="space-y-4">
          {membres.map((membre) => (
            <Membre key={membre.compteId} membre={membre} moi={moi} />
          ))}
        </ul>
        <p>
          Le Responsable Gestionnaire de Compte se remplace par une{' '}
          <Link href="/adhesion/nouvelle" prefetch={false}>
            demande d’adhésion
          </Link>
          .
        </p>
      </Section>
      <Section title="Inviter un collègue" id="inviter">
        <p>
          Un e-mail lui est envoyé, avec un lien valable 7&nbsp;jours. Cette personne pourra se servir d’un compte qu’elle a déjà.
        </p>
        <InviterForm />
      </Section>
      <Section title="Invitations en cours" id="invitations">
        <Invitations invitations={invitations} />
      </Section>
      <Section title="Partir" id="partir">
        <QuitterForm />
      </Section>
    </>
  )
}
