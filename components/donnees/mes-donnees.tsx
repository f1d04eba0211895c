import { PreuveForm } from '@/components/facteur/facteur-forms'
import { Lien } from '@/components/site/lien'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { CONSERVE, EFFACE, MESSAGES_SUPPRESSION } from '@/lib/donnees/labels'
import type { MesDonnees as Etat } from '@/lib/donnees/loaders'
import { prefixeDe } from '@/lib/organisme/rules'
import { SuppressionForm } from './suppression-form'

const Liste = ({ elements }: { elements: readonly string[] }) => (
  <ul className="list-disc space-y-2 pl-6">
    {elements.map((element) => (
      <li key={element}>{element}</li>
    ))}
  </ul>
)

function Preuve({ email, motDePasse }: Etat) {
  return (
    <Section title="Confirmez d’abord que c’est vous" id="preuve">
      {motDePasse ? (
        <>
          <p>Pour obtenir vos données ou supprimer votre compte, saisissez de nouveau votre mot de passe.</p>
          <PreuveForm email={email} suite="/mon-compte/donnees" />
        </>
      ) : (
        <p>Pour obtenir vos données ou supprimer votre compte, déconnectez-vous puis connectez-vous de nouveau.</p>
      )}
    </Section>
  )
}

/** What to do before the account may be erased. */
function Retenu({ retenu }: Pick<Etat, 'retenu'>) {
  return (
    <Notice tone="warning" title="Votre compte ne peut pas être supprimé pour le moment.">
      {retenu.map(({ organismeId, raisonSociale, demandeOuverte }) => (
        <p key={organismeId} className="wrap-anywhere">
          Vous êtes le seul gestionnaire {prefixeDe(raisonSociale)}
          <strong>{raisonSociale}</strong>, dont {demandeOuverte ? 'une demande est en cours' : 'l’accès est ouvert'}.
        </p>
      ))}
      <p>Invitez d’abord un collègue à gérer cet organisme, ou annulez la demande en cours, puis revenez ici.</p>
    </Notice>
  )
}

function Suppression({ etat }: { etat: Etat }) {
  const { email, role, demonstration, recente, retenu, rgc } = etat
  if (role !== 'organisme') return <p>{MESSAGES_SUPPRESSION.agent}</p>
  if (demonstration) return <p>{MESSAGES_SUPPRESSION.demonstration}</p>
  return (
    <>
      <p>Nous effaçons tout de suite&nbsp;:</p>
      <Liste elements={EFFACE} />
      <p>La loi nous fait conserver, pendant les durées prévues&nbsp;:</p>
      <Liste elements={CONSERVE} />
      <p>
        <Lien href="/donnees-personnelles">Combien de temps nous conservons ces données</Lien>
      </p>
      {rgc.map(({ organismeId, raisonSociale }) => (
        <Notice
          key={organismeId}
          title={`Vous êtes le Responsable Gestionnaire de Compte ${prefixeDe(raisonSociale)}${raisonSociale}.`}
        >
          <p>Prévenez d’abord son gestionnaire&nbsp;: il doit en nommer un autre sans délai.</p>
        </Notice>
      ))}
      {retenu.length > 0 ? <Retenu retenu={retenu} /> : recente ? <SuppressionForm email={email} /> : null}
    </>
  )
}

/** `/mon-compte/donnees`, below its title. */
export function MesDonnees(etat: Etat) {
  return (
    <>
      {etat.recente ? null : <Preuve {...etat} />}
      <Section title="Obtenir une copie" id="copie">
        <p>
          Une archive ZIP contient tout ce que le portail sait de vous&nbsp;: compte, organismes, sessions, acceptations, journal
          et e-mails envoyés. Un fichier LISEZ-MOI l’explique.
        </p>
        {etat.recente ? (
          <p>
            {/* A plain link: a file, not a page. */}
            <a href="/mon-compte/donnees/export" className="inline-flex min-h-11 items-center font-semibold">
              Télécharger mes données (ZIP)
            </a>
          </p>
        ) : null}
      </Section>
      <Section title="Supprimer mon compte" id="suppression">
        <Suppression etat={etat} />
      </Section>
    </>
  )
}
