import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCgu } from '@/lib/cgu/rules'

const texte = readFileSync('lib/cgu/textes/2026-11-02.md', 'utf8')
const blocs = parseCgu(texte)
const titres = blocs.flatMap((bloc) => (bloc.type === 'titre' ? [bloc] : []))

/** The words between two headings, with plain spaces. */
function contenu(titre: RegExp): string {
  const debut = blocs.findIndex((bloc) => bloc.type === 'titre' && titre.test(bloc.texte))
  const suite = blocs.slice(debut + 1)
  const fin = suite.findIndex((bloc) => bloc.type === 'titre')
  const corps = fin === -1 ? suite : suite.slice(0, fin)
  return corps
    .map((bloc) => (bloc.type === 'liste' ? bloc.elements.join('\n') : bloc.texte))
    .join('\n')
    .replaceAll('\u00a0', ' ')
}

describe('the default CGU', () => {
  test('has eleven articles, in order', () => {
    const articles = titres.filter(({ niveau }) => niveau === 2).map(({ texte }) => texte)
    expect(articles.map((article) => Number(/^Article (\d+) – \S/.exec(article)?.[1]))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ])
  })

  test('divides article 4', () => {
    const parties = titres.filter(({ niveau }) => niveau === 3).map(({ texte }) => texte.split(' ')[0])
    expect(parties).toEqual(['4.1', '4.1.1', '4.1.2', '4.1.3', '4.2'])
  })

  test.each([
    [/^Article 1 /, ['directeur général', '1-5 avenue du Docteur Gley, 75987 Paris cedex 20', '01 40 30 60 00']],
    [/^Article 2 /, ['décret n° 2017-1019 du 9 mai 2017', 'SIRET', 'L6351-1', 'plus de 15 jours', 'personne à contacter']],
    [
      /^Article 2 /,
      ['information collective', 'entretiens individuels', 'liste d’attente', 'entrées effectives', 'assiduité mensuelle'],
    ],
    [/^Article 2 /, ['abandons et les sorties effectives', 'quel que soit le financeur']],
    [/^Article 3 /, ['du lundi au vendredi', '7 h 30 à 19 h', 'heure locale', 'guide d’utilisation', 'maintenance']],
    [
      /^4\.1 /,
      ['membre permanent', 'direction de l’Organisme de formation est présumée', 'plus de 3 mois', 'sans délai', 'révocation'],
    ],
    [/^4\.1\.1 /, ['72 heures ouvrées', 'ne sert qu’une fois', '21 jours']],
    [/^4\.1\.2 /, ['identifiant et un mot de passe', 'e-mail', '7 jours']],
    [/^4\.1\.3 /, ['salariés', 'règles de sécurité', 'à jour la liste', 'copie', 'seul titulaire', 'incident']],
    [
      /^4\.2 /,
      ['nominative', 'par écrit', 'signée par le responsable', 'strictement personnels', '3 mois', 'une fois par an', 'véracité'],
    ],
    [/^Article 5 /, ['confidentielles', 'prestataires', 'sous-traitants']],
    [/^Article 6 /, ['indispensables']],
    [/^Article 7 /, ['gratuit', 'cédé']],
    [
      /^Article 8 /,
      [
        'proposer d’autres formations',
        'bases de données destinés à la publicité',
        'capturer',
        'entraver',
        'Le retrait est définitif',
      ],
    ],
    [/^Article 9 /, ['obligation de moyens', 'sans interruption']],
    [/^Article 10 /, ['L.111-1', 'L.122-5', 'L.335-2', 'L.335-3', 'L.716-1']],
    [/^Article 11 /, ['3 ans', 'acceptation de la demande d’adhésion par Pôle emploi', '3 mois qui précèdent']],
  ])('%s says %j', (titre, faits) => {
    const corps = contenu(titre)
    for (const fait of faits) expect(corps).toContain(fait)
  })

  test('follows French typography', () => {
    expect(texte).not.toMatch(/['"]/)
    expect(texte.match(/[^\u00a0][;:!?](?=\s)/gu)).toBeNull()
    expect(texte.match(/«(?!\u00a0)|(?<!\u00a0)»/gu)).toBeNull()
    expect(texte).not.toMatch(/ \n| {2}/)
  })
})
