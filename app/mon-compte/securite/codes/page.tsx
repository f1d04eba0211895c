import type { Metadata } from 'next'
import { RangerCodesForm } from '@/components/facteur/facteur-forms'
import { DownloadLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { loadCodes } from '@/lib/facteur/loaders'

export const metadata: Metadata = { title: 'Vos codes de secours' }

export default async function CodesPage() {
  const { codes, continuer } = await loadCodes()
  return (
    <Page>
      <h1 className="mb-8">Vos codes de secours</h1>
      <Notice tone="warning" title="Ces codes ne seront affichés qu’une fois">
        <p>
          Imprimez cette page ou téléchargez-les, puis rangez-les en lieu sûr, ailleurs que dans votre téléphone. Chacun remplace
          une fois votre second facteur si vous le perdez.
        </p>
      </Notice>
      <ul className="my-8 grid gap-x-8 gap-y-2 text-xl font-semibold tabular-nums sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="font-mono whitespace-nowrap">{code}</code>
          </li>
        ))}
      </ul>
      <div className="space-y-6 print:hidden">
        <DownloadLink href="/mon-compte/securite/codes/fichier" variant="secondary">
          Télécharger mes codes
        </DownloadLink>
        <RangerCodesForm submit={continuer ? 'J’ai rangé mes codes, continuer' : 'J’ai rangé mes codes'} />
      </div>
    </Page>
  )
}
