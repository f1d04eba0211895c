import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CategoriesDonnees } from '@/components/donnees/categories'
import { CONSERVATION } from '@/lib/conservation/labels'

test('/donnees-personnelles says the figures that the job goes by', () => {
  const page = renderToStaticMarkup(<CategoriesDonnees />).replaceAll('&#x27;', "'")
  for (const phrase of Object.values(CONSERVATION)) expect(page).toContain(phrase)
  expect(CONSERVATION.compte).toMatch(/30\u00a0jours.*2\u00a0ans.*30\u00a0jours avant/)
  expect(CONSERVATION.acceptation).toContain('5\u00a0ans')
})
