import { describe, expect, test } from 'vitest'
import { composer } from '@/emails/_composer'
import { OPERATEUR_EXEMPLE } from '@/emails/_layout'
import { liensDe, type Message, type Modele, type PropsParModele } from '@/lib/courriel/rules'
import { MESSAGES } from '@/tests/support/messages'

const OPERATEUR = { ...OPERATEUR_EXEMPLE, nom: 'Opérateur Invité', telephone: '01 99 00 11 22', courriel: 'aide@operateur.test' }
const rendre = (message: Message) => composer(message, OPERATEUR)
const LIEN = 'http://kairos.test:3000/adhesion/0193a1b2-0000-7000-8000-000000000001'

const VOIR: [string, string] = ['Voir mes organismes', 'http://kairos.test:3000/organismes']

// What a person must find in each e-mail, HTML and text alike.
const FAITS: Record<Modele, { bouton?: [string, string]; faits: string[] }> = {
  activation: {
    bouton: ['Activer mon compte', 'http://kairos.test:3000/activation?jeton=a-b_c'],
    faits: ['Atelier des Savoirs', '3 novembre 2026 à 23\u00a0h\u00a030'],
  },
  'compte-existant': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['http://kairos.test:3000/mot-de-passe-oublie', 'vous en avez déjà un'],
  },
  'mot-de-passe-oublie': {
    bouton: ['Choisir un mot de passe', 'http://kairos.test:3000/mot-de-passe?jeton=d-e_f'],
    faits: ['2 novembre 2026 à 15\u00a0h\u00a005'],
  },
  'mot-de-passe-modifie': {
    bouton: ['Choisir un nouveau mot de passe', 'http://kairos.test:3000/mot-de-passe-oublie'],
    faits: ['14 juillet 2026 à 14\u00a0h\u00a030'],
  },
  'nouvel-appareil': {
    bouton: ['Ce n’était pas moi', 'http://kairos.test:3000/connexion/alerte?jeton=g-h_i'],
    faits: ['Firefox sur Windows', '14 juillet 2026 à 14\u00a0h\u00a031', '21 juillet 2026 à 14\u00a0h\u00a031'],
  },
  'compte-protege': {
    bouton: ['Choisir un mot de passe', 'http://kairos.test:3000/mot-de-passe?jeton=j-k_l'],
    faits: ['14 juillet 2026 à 16\u00a0h\u00a005', 'Toutes les sessions de votre compte sont fermées'],
  },
  'email-a-confirmer': {
    bouton: ['Confirmer mon adresse', 'http://kairos.test:3000/connexion/adresse?jeton=m-n_o'],
    faits: ['15 juillet 2026 à 14\u00a0h\u00a035', 'rien ne change'],
  },
  'email-change': {
    bouton: ['Ce n’était pas moi', 'http://kairos.test:3000/connexion/alerte?jeton=p-q_r'],
    faits: ['14 juillet 2026 à 14\u00a0h\u00a036', '21 juillet 2026 à 14\u00a0h\u00a036', 'retrouve cette adresse'],
  },
  'facteur-modifie': {
    bouton: ['Voir la sécurité de mon compte', 'http://kairos.test:3000/mon-compte/securite'],
    faits: ['a été remplacée par une autre', '14 juillet 2026 à 14\u00a0h\u00a030', 'Ce n’était pas vous'],
  },
  'facteur-reinitialisation': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['14 juillet 2026 à 14\u00a0h\u00a030', 'ont été retirés', 'fermées'],
  },
  'demande-recue': {
    bouton: ['Suivre ma demande', LIEN],
    faits: [
      'Atelier des Savoirs',
      '130\u00a0005\u00a0481\u00a021990',
      '2 novembre 2026 à 14\u00a0h\u00a057',
      'article L.\u00a0112-11',
      'Et maintenant\u00a0?',
      'Le service qui traite votre demande',
    ],
  },
  'demande-a-corriger': {
    bouton: ['Corriger ma demande', LIEN],
    faits: [
      'Le nom du RGC est incomplet.',
      'Merci de le préciser.',
      'Nom du RGC',
      'Indiquez le nom de naissance.',
      'Précisez la fonction.',
    ],
  },
  'demande-refusee': {
    bouton: ['Voir ma demande', LIEN],
    faits: [
      'Motif de la décision',
      'La déclaration d’activité a été annulée.',
      'Voies et délais de recours',
      'Recours gracieux sous deux mois.',
      'Recours devant le tribunal administratif de Paris.',
    ],
  },
  'demande-acceptee': {
    bouton: ['Voir ma demande et télécharger les CGU', LIEN],
    faits: ['29 février 2028', '28 février 2031 inclus', '72\u00a0heures ouvrées'],
  },
  'rgc-nomme': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: [
      'Camille Rivière',
      'camille@atelier.test',
      '130\u00a0005\u00a0481\u00a021990',
      'r7Kp-2mQx-9TwZ',
      'ne sert qu’une fois',
      '21\u00a0jours',
      '23 novembre 2026 à 14\u00a0h\u00a057',
    ],
  },
  'cgu-modifiees': {
    bouton: ['Lire et accepter les nouvelles conditions', LIEN],
    faits: ['Atelier des Savoirs', '4 janvier 2027', '3 février 2027 inclus', 'ne coupe pas votre accès', 'reste téléchargeable'],
  },
  'rgc-revoque': { faits: ['Atelier des Savoirs', 'n’a pas été revue cette année', 'aide@operateur.test'] },
  'rgc-a-nommer': {
    bouton: ['Nommer un nouveau RGC', 'http://kairos.test:3000/adhesion/nouvelle'],
    faits: ['Atelier des Savoirs', 'n’a pas été revue cette année', 'sans délai'],
  },
  'acces-modifie': {
    bouton: ['Voir ma fiche', 'http://kairos.test:3000/organisme'],
    faits: ['12 novembre 2026 à 10\u00a0h\u00a005', 'connexions inhabituelles', 'Votre date de fin ne change pas'],
  },
  'acces-echeance': {
    bouton: ['Renouveler mon adhésion', 'http://kairos.test:3000/organisme'],
    faits: ['Atelier des Savoirs', '2 décembre 2026', 'renouvellement'],
  },
  'rgc-remplace': { faits: ['Dominique Forestier', 'Atelier des Savoirs', 'Vous n’avez rien à faire.'] },
  'compte-gele': { faits: ['7 novembre 2026 à 09\u00a0h\u00a045', 'pas même vous', 'aide@operateur.test'] },
  'compte-degele': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['8 novembre 2026 à 09\u00a0h\u00a055', 'de nouveau vous connecter'],
  },
  'consultation-alerte': {
    bouton: ['Voir le compte', 'http://kairos.test:3000/admin/comptes/0193a1b2-0000-7000-8000-000000000009'],
    faits: ['personne@atelier.test', '12 novembre 2026', 'Documents et listes téléchargés', '31', 'gelez son compte'],
  },
  'organisme-gele': { faits: ['Atelier des Savoirs', '9 novembre 2026 à 10\u00a0h\u00a005', 'Rien n’est effacé'] },
  'organisme-degele': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['Atelier des Savoirs', '10 novembre 2026 à 10\u00a0h\u00a015', 'reprend tel qu’il était'],
  },
  'membre-invite': {
    bouton: ['Voir l’invitation', 'http://kairos.test:3000/invitation?jeton=l-m_n'],
    faits: [
      'jeanne@atelier.test',
      'Atelier des Savoirs',
      '130\u00a0005\u00a0481\u00a021990',
      '12 novembre 2026 à 09\u00a0h\u00a015',
    ],
  },
  'membre-change': { bouton: VOIR, faits: ['Atelier des Savoirs', 'vous a retiré le rôle', 'Vos sessions ont été fermées'] },
  'rattachement-demande': {
    bouton: ['Accepter ou refuser', 'http://kairos.test:3000/organisme/membres'],
    faits: ['paul@atelier.test', 'Atelier des Savoirs', 'Je reprends le suivi.', 'Merci.'],
  },
  'rattachement-reponse': { bouton: VOIR, faits: ['130\u00a0005\u00a0481\u00a021990', 'Vous en êtes maintenant gestionnaire'] },
  'reclamation-suivi': {
    bouton: VOIR,
    faits: ['130\u00a0005\u00a0481\u00a021990', 'Motif de la décision', 'Rien ne montre que vous y travaillez.'],
  },
  'reclamation-opposition': {
    bouton: ['Lire et m’opposer', 'http://kairos.test:3000/opposition/0193a1b2-0000-7000-8000-000000000001'],
    faits: ['paul@atelier.test', 'Atelier des Savoirs', '6 décembre 2026 inclus', 'Sans opposition'],
  },
  'agent-invite': {
    bouton: ['Choisir mon mot de passe', 'http://kairos.test:3000/mot-de-passe/nouveau?jeton=i-j_k'],
    faits: ['administrateur', '4 novembre 2026 à 09\u00a0h\u00a015', 'S’identifier avec ProConnect'],
  },
  'agent-role': {
    bouton: ['Se connecter', 'http://kairos.test:3000/connexion'],
    faits: ['5 novembre 2026 à 09\u00a0h\u00a025', 'Vous ne gérez plus les agents', 'Vos sessions ont été fermées'],
  },
  'agent-desactive': { faits: ['6 novembre 2026 à 09\u00a0h\u00a035', 'Vos sessions ont été fermées', 'aide@operateur.test'] },
  'agent-reactive': { bouton: ['Se connecter', 'http://kairos.test:3000/connexion'], faits: ['administrateur'] },
}

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
