import type { Metadata } from 'next'
import { Lien } from '@/components/site/lien'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { CONSERVE } from '@/lib/donnees/labels'

export const metadata: Metadata = { title: 'Compte supprimé', robots: { index: false } }

export default function CompteSupprime() {
  return (
    <Page>
      <h1>Votre compte est supprimé</h1>
      <div className="mt-6 space-y-6">
        <Notice tone="success" title="Vos sessions sont fermées. Un e-mail de confirmation vient de partir." />
        <p>La loi nous fait conserver, pendant les durées prévues&nbsp;:</p>
        <ul className="list-disc space-y-2 pl-6">
          {CONSERVE.map((quoi) => (
            <li key={quoi}>{quoi}</li>
          ))}
        </ul>
        <p>
          <Lien href="/donnees-personnelles">Combien de temps nous conservons ces données</Lien>
        </p>
      </div>
    </Page>
  )
}
