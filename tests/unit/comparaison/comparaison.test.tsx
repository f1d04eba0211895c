import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Comparaison } from '@/components/comparaison/comparaison'
import { comparerTextes } from '@/lib/comparaison/rules'

const LE = new Date('2026-12-01T09:00:00Z')
const enVigueur = {
  id: 'v',
  miseAJourLe: new Date('2026-11-02'),
  texte: '## Un\n\nLe délai est de vingt jours.\n\n## Deux\n\nRien.',
  sha256: '',
}
const rendre = (texte: string) => {
  const brouillon = {
    id: 'b',
    texte,
    texteSha256: '',
    modifieLe: LE,
    auteur: 'A',
    apercu: false,
    apercuSha256: null,
    apercuErreur: null,
  }
  return renderToStaticMarkup(
    <Comparaison brouillon={brouillon} enVigueur={enVigueur} articles={comparerTextes(enVigueur.texte, texte)} />,
  )
}

test('what changed is told by elements, by signs, and by words where neither is seen', () => {
  const html = rendre('## Un\n\nLe délai est de trente jours <b>.\n\n## Deux\n\nRien.')
  expect(html).toMatch(/<del [^>]*>.*vingt.*<\/del> ?<\/?span/)
  const lu = html.replace(/<[^>]+>/g, '').replace(/&nbsp;|\u00a0/g, ' ')
  expect(lu).toContain('Le délai est de − [retiré : vingt jours.] + [ajouté : trente jours &lt;b&gt;.]')
  expect(lu).toContain('Sans changementDeux')
})

test('nothing changed is said plainly', () => expect(rendre(enVigueur.texte)).toContain('Aucun mot ne change.'))
