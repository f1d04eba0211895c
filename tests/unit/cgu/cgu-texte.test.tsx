import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CguTexte } from '@/components/cgu/cgu-texte'
import { type BlocCgu, parseCgu } from '@/lib/cgu/rules'

const blocs: BlocCgu[] = parseCgu('## Article 1 – Objet\n\n### 1.1 Suite\n\nTexte <b>nu</b>\n\n- un\n- un')
const balises = (html: string) => html.replace(/ class="[^"]*"/g, '')

test('articles are h3 and their parts h4 by default; nothing in the text is markup', () => {
  const html = balises(renderToStaticMarkup(<CguTexte blocs={blocs} />))
  expect(html).toBe(
    '<div><h3>Article 1 – Objet</h3><h4>1.1 Suite</h4><p>Texte &lt;b&gt;nu&lt;/b&gt;</p><ul><li>un</li><li>un</li></ul></div>',
  )
})

test('headings start at the level asked for', () => {
  const html = balises(renderToStaticMarkup(<CguTexte blocs={blocs} niveauDepart={2} />))
  expect(html).toContain('<h2>Article 1 – Objet</h2><h3>1.1 Suite</h3>')
})
