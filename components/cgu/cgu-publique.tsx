import Link from 'next/link'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { Page, Section } from '@/components/ui/page'
import type { PageCgu } from '@/lib/cgu/loaders'
import { adresseCgu, parseCgu } from '@/lib/cgu/rules'
import { dateLongue, dateSeule } from '@/lib/core/calendrier'
import { CguTexte } from './cgu-texte'

function Versions({ versions, lue }: { versions: PageCgu['versions']; lue: Date }) {
  return (
    <ul className="space-y-1">
      {versions.map(({ miseAJourLe, remplaceeLe }) => (
        <li key={miseAJourLe.toISOString()}>
          {miseAJourLe.getTime() === lue.getTime() ? (
            <strong>Version du {dateSeule(miseAJourLe)}</strong>
          ) : (
            <Link href={adresseCgu(miseAJourLe)} prefetch={false} className="inline-flex min-h-11 items-center">
              Version du {dateSeule(miseAJourLe)}
            </Link>
          )}
          {remplaceeLe ? `, remplacée le ${dateLongue(remplaceeLe)}` : ', en vigueur'}
        </li>
      ))}
    </ul>
  )
}

type Lue = { date: string; texte: string; sha256: string; children?: ReactNode }

/** A text of the CGU with its date and its fingerprint; `children`: what is said above it. The same for a draft that is looked at. */
export function CguLue({ date, texte, sha256, children }: Lue) {
  return (
    <>
      <h1>Conditions générales d’utilisation</h1>
      <p className="mt-3 mb-6 text-muted">Date de mise à jour&nbsp;: {date}</p>
      {children}
      <CguTexte blocs={parseCgu(texte)} niveauDepart={2} />
      <Section title="Reconnaître ce texte" id="empreinte">
        <p>Un texte publié ne change plus. Son empreinte SHA-256 est celle que portent les preuves d’acceptation&nbsp;:</p>
        <p>
          <code className="wrap-anywhere">{sha256}</code>
        </p>
      </Section>
    </>
  )
}

/** A version of the CGU as anyone reads it: whether it still counts, its whole text, its fingerprint and the other versions. */
export function CguPublique({ cgu }: { cgu: PageCgu }) {
  const { miseAJourLe, remplaceeLe, sha256, texte, versions } = cgu
  return (
    <Page>
      <CguLue date={dateSeule(miseAJourLe)} texte={texte} sha256={sha256}>
        {remplaceeLe ? (
          <Notice tone="warning" title={`Cette version a été remplacée le ${dateLongue(remplaceeLe)}.`}>
            <p>
              <Link href="/cgu" prefetch={false}>
                Lire la version en vigueur
              </Link>
            </p>
          </Notice>
        ) : null}
      </CguLue>
      <Section title="Toutes les versions" id="versions">
        <Versions versions={versions} lue={miseAJourLe} />
      </Section>
    </Page>
  )
}
