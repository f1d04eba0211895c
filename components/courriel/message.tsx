import { DescriptionList } from '@/components/ui/description-list'
import { Page, Section } from '@/components/ui/page'
import { dateHeure, iso } from '@/lib/core/calendrier'
import type { CourrielLisible } from '@/lib/courriel/data'
import { libelleModele } from '@/lib/courriel/labels'
import { liensDe } from '@/lib/courriel/rules'
import { StatutCourrielBadge } from './statut-badge'

/** One e-mail of the demonstration mailbox: its links to follow, its text to read, its HTML on a page of its own. */
export function MessageDemonstration({ courriel }: { courriel: CourrielLisible }) {
  const { id, sujet, destinataire, modele, statut, creeLe, contenu } = courriel
  return (
    <Page>
      <p>
        <a href="/demo/courriels" className="inline-flex min-h-11 items-center">
          Retour aux e-mails
        </a>
      </p>
      <h1 className="mt-2">{sujet}</h1>
      <div className="mt-6">
        <DescriptionList
          items={[
            { label: 'À', value: <span className="break-all">{destinataire}</span> },
            { label: 'Date', value: <time dateTime={iso(creeLe)}>{dateHeure(creeLe)}</time> },
            { label: 'Message', value: libelleModele(modele) },
            { label: 'État', value: <StatutCourrielBadge statut={statut} /> },
          ]}
        />
      </div>
      {contenu ? (
        <>
          <Liens html={contenu.html} />
          <Section title="Texte du message" id="texte">
            <div className="whitespace-pre-line break-words border-l-4 border-line bg-wash p-4">{contenu.text.trim()}</div>
            <p>
              <a href={`/demo/courriels/${id}/html`} className="inline-flex min-h-11 items-center">
                Voir l’e-mail mis en forme
              </a>
            </p>
          </Section>
        </>
      ) : (
        <p className="mt-8">Le contenu de cet e-mail n’est plus conservé.</p>
      )}
    </Page>
  )
}

function Liens({ html }: { html: string }) {
  const liens = liensDe(html)
  if (liens.length === 0) return null
  return (
    <Section title="Liens du message" id="liens">
      <ul className="space-y-2">
        {liens.map(({ adresse, libelle }) => (
          <li key={adresse}>
            <a href={adresse} className="inline-flex min-h-11 items-center break-all font-semibold">
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
