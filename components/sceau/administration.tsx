import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import type { SceauOuvert } from '@/lib/sceau/data'
import { lignesCachet } from '@/lib/sceau/labels'
import type { AlerteCachet as Alerte } from '@/lib/sceau/rules'
import { AlerteCachet } from './alerte-cachet'

function Cachet({ sceau }: { sceau: SceauOuvert }) {
  return (
    <div className="max-w-[70ch] space-y-4">
      {sceau.demonstration ? (
        <Notice tone="warning" title="C’est un cachet de démonstration.">
          <p>
            Le portail l’a créé lui-même&nbsp;: personne d’autre ne le reconnaît. Les documents scellés portent cette mention.
          </p>
        </Notice>
      ) : null}
      <DescriptionList
        items={lignesCachet(sceau).map(({ label, value }) => ({
          label,
          value: <span className="wrap-anywhere">{value}</span>,
        }))}
      />
    </div>
  )
}

/** What administrateurs watch over: the seal, who it is issued to and when it ends. */
export function Administration({ sceau, alerte }: { sceau: SceauOuvert | null; alerte: Alerte | null }) {
  return (
    <>
      <AlerteCachet alerte={alerte} />
      <h1>Administration</h1>
      <Section title="Cachet électronique" id="cachet">
        <p className="max-w-[70ch]">
          Il scelle les documents délivrés aux organismes et les bordereaux du journal. Ce qu’il a scellé reste vérifiable après
          sa fin ou son remplacement.
        </p>
        {sceau ? (
          <Cachet sceau={sceau} />
        ) : (
          <p>Aucun cachet n’a encore été ouvert&nbsp;: le processus qui scelle les documents n’a pas démarré.</p>
        )}
      </Section>
    </>
  )
}
