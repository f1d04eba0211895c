import { CAS } from './cas'

/** One test that ran: `fichier` from the root of the repository, `titre` with the titles of its groups. */
export type Preuve = { fichier: string; titre: string; reussi: boolean }

const MARQUE = /\s*\[(SEC-[^\]]*)\]/g
const TITRE = '# Security cases and the tests that prove them'
const AVERTISSEMENT =
  'Written by `npm test`, from the marks in the titles of the tests ([how](decisions/0017-security-cases.md)). Not to be edited.'

/** What vitest's JSON reporter writes, as far as it is read here. */
export type RapportVitest = {
  testResults: { name: string; assertionResults: { ancestorTitles: string[]; title: string; status: string }[] }[]
}
/** What Playwright's JSON reporter writes, as far as it is read here. */
export type RapportPlaywright = { suites: Suite[] }
type Suite = { title: string; file: string; suites?: Suite[]; specs: { title: string; tests: { status: string }[] }[] }

const marques = (titre: string) => Array.from(titre.matchAll(MARQUE), ([, id = '']) => id)
/** Without its marks, nor anything that a reader would not see. */
const sansMarque = (titre: string) => titre.replace(MARQUE, '').replace(/[\p{C}\u2028\u2029]/gu, '\u25a1')
const joindre = (titres: string[]) => titres.filter(Boolean).join(' › ')

/** The tests of a vitest run; `racine` is the absolute path that its file names begin with. */
export function preuvesVitest(rapport: RapportVitest, racine: string): Preuve[] {
  return rapport.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      fichier: name.replace(`${racine}/`, ''),
      titre: joindre([...ancestorTitles, title]),
      reussi: status === 'passed',
    })),
  )
}

/** The tests of a Playwright run; the first title of each chain is the file's own. */
export function preuvesPlaywright({ suites }: RapportPlaywright): Preuve[] {
  const descendre = (suite: Suite, groupes: string[]): Preuve[] => [
    ...suite.specs.map(({ title, tests }) => ({
      fichier: `tests/e2e/${suite.file}`,
      titre: joindre([...groupes, title]),
      reussi: tests.every(({ status }) => status === 'expected'),
    })),
    ...(suite.suites ?? []).flatMap((groupe) => descendre(groupe, [...groupes, groupe.title])),
  ]
  return suites.flatMap((suite) => descendre(suite, []))
}

/** The list to publish, always the same for the same tests, and what is wrong with them, one sentence each. */
export function rapporter(preuves: Preuve[]): { texte: string; fautes: string[] } {
  const connus = Object.values(CAS).flatMap((cas) => Object.keys(cas))
  const marquees = preuves.flatMap((preuve) => marques(preuve.titre).map((id) => ({ ...preuve, id })))
  const pour = (id: string) => marquees.filter((preuve) => preuve.id === id)
  const lignes = (id: string) => {
    const textes = pour(id).map(({ fichier, titre }) => `- \`${fichier}\`: ${sansMarque(titre)}`)
    return [...new Set(textes)].sort()
  }
  const sections = Object.entries(CAS).flatMap(([section, cas]) => [
    `## ${section}`,
    ...Object.entries(cas).map(([id, phrase]) => [`**${id}** ${phrase}`, '', ...lignes(id)].join('\n')),
  ])
  const fautes = [
    ...connus.filter((id) => pour(id).length === 0).map((id) => `${id} has no test.`),
    ...marquees.filter(({ reussi }) => !reussi).map(({ id, fichier, titre }) => `${id}: ${fichier} › ${titre} did not pass.`),
    ...marquees.filter(({ id }) => !connus.includes(id)).map(({ id, fichier }) => `${fichier} names ${id}, which is no case.`),
  ]
  return { texte: `${[TITRE, AVERTISSEMENT, ...sections].join('\n\n')}\n`, fautes }
}
