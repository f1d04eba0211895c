import type { Metadata } from 'next'
import { VerificationForm } from '@/components/document/verification-form'
import { Lien } from '@/components/site/lien'
import { Button } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Page, Section } from '@/components/ui/page'
import { getOperateur } from '@/lib/core/operateur'
import { lignesVerification, MESSAGES_VERIFICATION } from '@/lib/document/labels'
import { verifierCode } from '@/lib/document/loaders'
import { TAILLE_FICHIER_MAX } from '@/lib/document/rules'

export const metadata: Metadata = { title: 'Vérifier un document' }

type Props = { searchParams: Promise<{ code?: string | string[] }> }

/** What a code leads to. The code is public: it says what we delivered, never that the file in hand is that document. */
async function ReponseCode({ saisie }: { saisie: string | string[] | undefined }) {
  const reponse = await verifierCode(saisie)
  if (!reponse) return null
  if (!reponse.ok) return <Notice tone="warning" title={MESSAGES_VERIFICATION[reponse.code]} live />
  return (
    <Notice title="Ce code est celui d’un document délivré par ce portail" live>
      <div className="[&_dt]:text-ink">
        <DescriptionList items={lignesVerification(reponse.document, new Date())} />
      </div>
      <p>
        Comparez avec le document que vous avez en main, ou déposez son fichier&nbsp;: lui seul prouve qu’il n’a pas été modifié.
      </p>
    </Notice>
  )
}

export default async function Verification({ searchParams }: Props) {
  const { code } = await searchParams
  const { nom, service } = getOperateur()
  return (
    <Page>
      <h1>Vérifier un document</h1>
      <p className="mt-4 mb-8">
        On vous a remis les conditions générales d’utilisation de {service} acceptées par un organisme de formation&nbsp;?
        Vérifiez que ce PDF vient bien de ce portail et que l’accès qu’il annonce est toujours ouvert.
      </p>
      <ReponseCode saisie={code} />
      <Section title="Avec le fichier PDF" id="par-fichier">
        <VerificationForm tailleMax={TAILLE_FICHIER_MAX} tropGrand={MESSAGES_VERIFICATION.trop_grand} />
      </Section>
      <Section title="Avec le code du document" id="par-code">
        <form method="get" action="/verification" className="space-y-6">
          <TextField
            id="champ-code"
            name="code"
            label="Code"
            hint="12 signes, imprimés sur la première page, par exemple 7F3K-9QXM-2B4D."
            defaultValue={typeof code === 'string' ? code.slice(0, 30) : undefined}
            autoComplete="off"
            maxLength={30}
          />
          <Button variant="secondary">Vérifier le code</Button>
        </form>
      </Section>
      <Section title="Ce que dit la réponse" id="reponses">
        <ul className="list-disc space-y-2 pl-6">
          <li>
            <strong>Authentique</strong>&nbsp;: ce fichier est, à l’octet près, celui que ce portail a délivré. Lisez l’état de
            l’accès&nbsp;: un document authentique peut annoncer un accès qui a pris fin depuis.
          </li>
          <li>
            <strong>Modifié</strong>&nbsp;: ce fichier porte notre cachet, mais son contenu a été changé depuis. Ne vous y fiez
            pas.
          </li>
          <li>
            <strong>Inconnu</strong>&nbsp;: le portail n’a pas délivré ce fichier. Un PDF enregistré de nouveau, annoté, ou
            imprimé puis numérisé n’est plus le même. Demandez l’original à l’organisme, qui le télécharge depuis sa demande
            d’adhésion.
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
