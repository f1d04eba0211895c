import { describe, expect, test } from 'vitest'
import { composer } from '@/emails/_composer'
import { OPERATEUR_EXEMPLE } from '@/emails/_layout'
import { liensDe, type Message, type Modele, type PropsParModele } from '@/lib/courriel/rules'
import { FAITS } from '@/tests/support/faits-courriels'
import { MESSAGES } from '@/tests/support/messages'

const OPERATEUR = { ...OPERATEUR_EXEMPLE, nom: 'Opérateur Invité', telephone: '01 99 00 11 22', courriel: 'aide@operateur.test' }
const rendre = (message: Message) => composer(message, OPERATEUR)

/** The words of an HTML body, as a person reads them. */
const lisible = (html: string) =>
  html
    .replace(/[\s\S]*<body/, '<body')
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')
    .replaceAll('&amp;', '&')

describe.each(Object.keys(MESSAGES) as Modele[])('%s', (modele) => {
  test('says everything, in HTML and in text', async () => {
    const { html, text } = await rendre(MESSAGES[modele])
    const commun = [
      'Opérateur Invité',
      'aide@operateur.test',
      '01\u00a099\u00a000\u00a011\u00a022',
      OPERATEUR.adresse,
      'Vous recevez cet e-mail',
    ]
    for (const fait of [...FAITS[modele].faits, ...commun]) {
      expect(lisible(html)).toContain(fait)
      expect(text).toContain(fait)
    }
    expect(lisible(html)).not.toMatch(/Pôle emploi|undefined|null|NaN|\[object/)
    expect(text).not.toMatch(/Pôle emploi|undefined|null|NaN|\[object|&[a-z]+;|<\/?[a-z]/)
  })

  test('has one heading, one button with its address in clear, no image, and is in French', async () => {
    const { html, text } = await rendre(MESSAGES[modele])
    const bouton = FAITS[modele].bouton
    expect(html).toMatch(/<html[^>]* lang="fr"/)
    expect(html).not.toMatch(/<img|url\(|<link|<script/)
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(html.match(/class="bouton"/g) ?? []).toHaveLength(bouton ? 1 : 0)
    if (!bouton) return
    const [libelle, adresse] = bouton
    expect(liensDe(html)[0]).toEqual({ libelle, adresse })
    expect(lisible(html)).toContain(adresse)
    expect(text.split(adresse)).toHaveLength(2)
    expect(text).toContain(`${libelle}\u00a0:\n${adresse}`)
  })

  test('has French typography', async () => {
    const { text } = await rendre(MESSAGES[modele])
    const prose = text.replace(/https?:\S+/g, '')
    expect(prose).not.toMatch(/[^\u00a0][;!?]|[^\u00a0\d]:|'|« |[^\u00a0]»/)
  })
})

test.each([
  ['initiale', 'Votre demande d’adhésion est acceptée', 'mot de passe provisoire'],
  ['modification', 'Vos modifications sont acceptées', 'ne changent pas'],
  ['renouvellement', 'Votre accès est renouvelé', 'de renouveler l’accès'],
] as const)('accepted, %s', async (nature, titre, phrase) => {
  const message = MESSAGES['demande-acceptee']
  const { text } = await rendre({ ...message, props: { ...message.props, nature } })
  expect(text.startsWith(`${titre}\n`)).toBe(true)
  expect(text).toContain(phrase)
})

test('an RGC who already has an account is told to sign in with it, and reads of no password to come', async () => {
  const message = MESSAGES['rgc-nomme']
  const { html, text } = await rendre({ ...message, props: { ...message.props, motDePasseProvisoire: null, expireLe: null } })
  expect(text).toContain('connectez-vous avec votre mot de passe habituel')
  expect(text + html).not.toMatch(/provisoire|21\u00a0jours/)
})

test('the CGU have changed, and the delay is over', async () => {
  const message = MESSAGES['cgu-modifiees']
  const { text } = await rendre({ ...message, props: { ...message.props, depasse: true } })
  expect(text).toContain('Le délai fixé au 3 février 2027 est dépassé')
  expect(text).toContain('reste attendue')
  expect(text).not.toContain('Au plus tard')
})

test('whoever joins no organisme yet activates an account that names none', async () => {
  const message = MESSAGES.activation
  const { text } = await rendre({ ...message, props: { ...message.props, raisonSociale: null } })
  expect(text).toContain('Votre compte a été créé. Pour vous en servir, activez-le.')
})

const autrement = <M extends Modele>(modele: M, props: Partial<PropsParModele[M]>) =>
  ({ ...MESSAGES[modele], props: { ...MESSAGES[modele].props, ...props } }) as Message

test.each([
  ['closed unused', autrement('compte-supprime', { inactif: true }), 'Comme annoncé, votre compte inutilisé'],
  ['disabled unused', autrement('compte-inactif', { agent: true }), 'va être désactivé'],
  ['promoted', autrement('membre-change', { etape: 'promu' }), 'vous a donné le rôle'],
  ['not accepted', autrement('rattachement-reponse', { acceptee: false }), 'n’a pas accepté'],
  ['received', autrement('reclamation-suivi', { etape: 'recue', motif: null }), 'Un agent examine votre réclamation'],
  ['transferred', autrement('reclamation-suivi', { etape: 'transferee', motif: null }), 'Vous êtes maintenant gestionnaire'],
  ['closed', autrement('reclamation-opposition', { etape: 'close', avant: null }), 'Rien ne change pour votre organisme'],
  ['lost', autrement('reclamation-opposition', { etape: 'transferee', avant: null }), 'vous n’en êtes plus gestionnaire'],
])('the other step of a message: %s', async (_nom, message, phrase) => {
  const { text } = await rendre(message)
  expect(text).toContain(phrase)
  expect(text.replace(/https?:\S+/g, '')).not.toMatch(/[^\u00a0][;!?]|[^\u00a0\d]:|'|« |[^\u00a0]»/)
})

test('a correction without comments by field has no empty list', async () => {
  const message = MESSAGES['demande-a-corriger']
  const { html } = await rendre({ ...message, props: { ...message.props, commentaires: [] } })
  expect(html).not.toMatch(/<ul|champ par champ/)
})

// Every text of a message replaced by a hostile one; addresses are ours and stay.
function hostile<T>(valeur: T, texte: string): T
function hostile(valeur: unknown, texte: string): unknown {
  if (typeof valeur === 'string')
    return valeur.startsWith('http') || /^\d{14}$/.test(valeur) || valeur === 'initiale' ? valeur : texte
  if (Array.isArray(valeur)) return valeur.map((element) => hostile(element, texte))
  if (valeur === null || typeof valeur !== 'object' || valeur instanceof Date) return valeur
  return Object.fromEntries(Object.entries(valeur).map(([cle, element]) => [cle, hostile(element, texte)]))
}

describe.each(Object.keys(MESSAGES) as Modele[])('hostile values in %s', (modele) => {
  const piege = (texte: string): Message => ({ ...MESSAGES[modele], props: hostile(MESSAGES[modele].props, texte) }) as Message

  test('markup stays text [SEC-C2]', async () => {
    const { html } = await rendre(piege('<script>alert(1)</script><a href="https://mal.test">x</a>"><img src=x>'))
    expect(html).not.toMatch(/<script|<img|href="https:\/\/mal/)
    expect(liensDe(html).map(({ adresse }) => new URL(adresse).host)).not.toContain('mal.test')
  })

  test('direction and zero-width characters are gone [SEC-C4]', async () => {
    const { html, text } = await rendre(piege('abc\u202efed\u2066\u200b\u2028ghi\u0000'))
    expect(text).not.toMatch(/[\u202e\u2066\u200b\0]/)
    expect(lisible(html).replace(/(?:\u00a0\u200c\u200b\u200d\u200e?\u200f?\ufeff)+/g, '')).not.toMatch(/[\u202e\u2066\0]/)
  })

  test('a word of 10,000 letters still renders', async () => {
    const { text } = await rendre(piege('a'.repeat(10_000)))
    expect(text.length).toBeGreaterThan(200)
  })
})
