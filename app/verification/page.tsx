import type { Metadata } from 'next'
import { VerificationForm } from '@/components/document/verification-form'
import { Lien } from '@/components/site/lien'
import { Page, Section } from '@/components/ui/page'
import { getOperateur } from '@/lib/core/operateur'
import { MESSAGES_VERIFICATION } from '@/lib/document/labels'
import { TAILLE_FICHIER_MAX } from '@/lib/document/rules'

export const metadata: Metadata = { title: 'Vérifier un document' }

export default function Verification() {
  const { nom, service } = getOperateur()
  return (
    <Page>
      <h1>Vérifier un document</h1>
      <p className="mt-4 mb-8">
        On vous a remis les conditions générales d’utilisation de {service} acceptées par un organisme de formation&nbsp;?
        Vérifiez que ce PDF vient bien de ce portail et que l’accès qu’il annonce est toujours ouvert.
      </p>
      <VerificationForm tailleMax={TAILLE_FICHIER_MAX} tropGrand={MESSAGES_VERIFICATION.trop_grand} />
      <Section title="Ce que dit la réponse" id="reponses">
        <ul className="list-disc space-y-2 pl-6">
          <li>
            <strong>Authentique</strong>&nbsp;: ce fichier est, à l’octet près, celui que ce portail a délivré. Lisez l’état de
            l’accès&nbsp;: un document authentique peut annoncer un accès qui a pris fin depuis.
          </li>
          <li>
            <strong>Inconnu</strong>&nbsp;: le portail n’a pas délivré ce fichier, ou il a été modifié depuis. Un PDF enregistré
            de nouveau, annoté, ou imprimé puis numérisé n’est plus le même. Demandez l’original à l’organisme, qui le télécharge
            depuis sa demande d’adhésion.
          </li>
        </ul>
      </Section>
      <Section title="Ce que devient votre fichier" id="fichier">
        <p>
          {nom} n’en garde rien. Le portail calcule son empreinte, la compare à celles des documents délivrés, puis oublie le
          fichier. Aucun nom de personne n’est affiché. En savoir plus&nbsp;:{' '}
          <Lien href="/donnees-personnelles">Données personnelles</Lien>.
        </p>
      </Section>
    </Page>
  )
}
