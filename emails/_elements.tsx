import type { CSSProperties, ReactNode } from 'react'
import { Button, Heading, Link, Section, Text } from 'react-email'
import { dateHeureLongue } from '@/lib/core/calendrier'

// The tokens of app/globals.css, in clear: e-mail clients know no custom property.
const ENCRE = '#161d2f'
const DISCRET = '#4a5468'
export const FOND = '#f4f6fb'
export const TRAIT = '#c6ccda'
export const PRIMAIRE = '#1f3d99'

const POLICE = "'Source Sans 3', 'Source Sans Pro', Arial, sans-serif"
const CESURE: CSSProperties = { overflowWrap: 'anywhere', wordBreak: 'break-word' }
export const CORPS: CSSProperties = {
  margin: '0 0 16px',
  fontFamily: POLICE,
  fontSize: '18px',
  lineHeight: '28px',
  color: ENCRE,
  ...CESURE,
}
export const PETIT: CSSProperties = { ...CORPS, margin: '0 0 8px', fontSize: '15px', lineHeight: '24px', color: DISCRET }
const BOUTON: CSSProperties = {
  backgroundColor: PRIMAIRE,
  borderRadius: '4px',
  color: '#ffffff',
  fontFamily: POLICE,
  fontSize: '18px',
  fontWeight: 700,
  padding: '14px 24px',
  textAlign: 'center',
}

const CODE: CSSProperties = { fontFamily: "'Courier New', Courier, monospace" }

export function Paragraphe({ children }: { children: ReactNode }) {
  return <Text style={CORPS}>{children}</Text>
}

export function Intertitre({ children }: { children: string }) {
  return (
    <Heading as="h2" style={{ ...CORPS, margin: '32px 0 12px', fontSize: '22px', lineHeight: '30px', fontWeight: 700 }}>
      {children}
    </Heading>
  )
}

export function Lien({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} target={undefined} style={{ color: PRIMAIRE, textDecoration: 'underline', ...CESURE }}>
      {children}
    </Link>
  )
}

/** The one action of an e-mail, then its address in clear. The text twin keeps one of the two (see `_composer.tsx`). */
export function Bouton({ href, children }: { href: string; children: string }) {
  return (
    <>
      <Section style={{ margin: '24px 0 16px' }}>
        <Button href={href} target={undefined} className="bouton" style={BOUTON}>
          {children}
        </Button>
      </Section>
      <Text data-skip-in-text="true" style={{ ...PETIT, margin: '0 0 24px' }}>
        Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur{'\u00a0'}:
        <br />
        <Lien href={href}>{href}</Lien>
      </Text>
    </>
  )
}

export type Fait = { libelle: string; valeur: string; code?: boolean }

/** Facts to keep, one a line. `code` is for what has to be copied character by character. */
export function Faits({ faits }: { faits: Fait[] }) {
  return (
    <Section style={{ backgroundColor: FOND, borderLeft: `4px solid ${PRIMAIRE}`, margin: '0 0 24px', padding: '16px 20px 8px' }}>
      {faits.map(({ libelle, valeur, code }) => (
        <Text key={libelle} className="fait" style={{ ...CORPS, margin: '0 0 8px' }}>
          <span style={{ color: DISCRET }}>
            {libelle}
            {'\u00a0'}:{' '}
          </span>
          {code ? <br /> : null}
          <strong style={code ? CODE : undefined}>{valeur}</strong>
        </Text>
      ))}
    </Section>
  )
}

/** A text written by an agent, set apart, its lines kept. */
export function Citation({ texte }: { texte: string }) {
  return (
    <Section style={{ backgroundColor: FOND, borderLeft: `4px solid ${PRIMAIRE}`, margin: '0 0 24px', padding: '16px 20px' }}>
      <Text style={{ ...CORPS, margin: 0 }}>
        <Lignes texte={texte} />
      </Text>
    </Section>
  )
}

/** The lines of a text, with `<br>` between them. */
export function Lignes({ texte }: { texte: string }) {
  return texte.split(/\r\n|\r|\n/).map((ligne, rang) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one rendering never move
    <span key={rang}>
      {rang > 0 ? <br /> : null}
      {ligne}
    </span>
  ))
}

export function Liste({ children }: { children: ReactNode }) {
  return <ul style={{ ...CORPS, margin: '0 0 24px', paddingLeft: '24px' }}>{children}</ul>
}

export function Element({ children }: { children: ReactNode }) {
  return <li style={{ margin: '0 0 8px', ...CESURE }}>{children}</li>
}

/** The end of an alert: nothing to do, or « Ce n’était pas moi », what that does, and until when. */
export function PasMoi({ effet, lien, expireLe }: { effet: string; lien: string; expireLe: Date }) {
  return (
    <>
      <Paragraphe>C’était vous&nbsp;? Vous n’avez rien à faire.</Paragraphe>
      <Paragraphe>Ce n’était pas vous&nbsp;? Dites-le avec ce bouton&nbsp;: {effet}</Paragraphe>
      <Bouton href={lien}>Ce n’était pas moi</Bouton>
      <Paragraphe>
        Ce lien ne sert qu’une fois. Il est valable jusqu’au <strong>{dateHeureLongue(expireLe)}</strong> (heure de Paris).
      </Paragraphe>
    </>
  )
}
