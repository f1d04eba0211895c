import { controlesEffacement, limiteEffacement } from '@/lib/conservation/labels'
import { dateHeureLongue, dateSeule } from '@/lib/core/calendrier'
import { formatSiret } from '@/lib/organisme/rules'
import { nomBordereau, nomLigne, nomPreuveBordereau, nomsDocument, type Preuve } from './rules'

export const LIBELLE_EFFET = { ouvert: 'Accès ouvert', prolonge: 'Accès prolongé', conserve: 'Accès conservé' } as const

/** One check that anyone can make: commands for `sh` in the archive’s folder, and what they print when all is well. */
type Controle = { titre: string; prouve: string; commandes: string[]; attendu: string }

type Noms = ReturnType<typeof nomsDocument>
type Place = { debut: number; longueur: number }
type Instants = { sceau: Date; horodatage: Date }
/** Where the signature of the PDF’s seal and its timestamp stand in it (null without one), and when to judge those of each bill. */
export type Outillage = { horodatage: { signature: Place; jeton: Place } | null; instants: Instants[] }

const PREPARER: Controle = {
  titre: 'Préparer',
  prouve: 'Réunit les certificats des autorités dans un dossier de travail.',
  commandes: ['mkdir -p controle', 'cat certificats/autorite-*.pem > controle/autorites.pem', 'ls controle'],
  attendu: 'autorites.pem',
}

const INTACT: Controle = {
  titre: 'Aucun fichier n’a changé depuis que l’archive est faite',
  prouve: 'Compare chaque fichier à son empreinte SHA-256.',
  commandes: ['sha256sum --quiet -c SHA256SUMS && echo Intact'],
  attendu: 'Intact',
}

const inscrit = (fichier: string, rang: number) => [
  `grep -q "$(sha256sum < ${fichier} | cut -c 1-64)" ${nomLigne(rang)} && echo Inscrit`,
]

function inscriptions({ acceptation, texte, journal: { reperes } }: Preuve, { scelle, horodate }: Noms) {
  const { validation, effacement, document, documentHorodate } = reperes
  const ligne = (titre: string, prouve: string, fichier: string, repere: { rang: number } | null): Controle[] =>
    repere ? [{ titre, prouve, commandes: inscrit(fichier, repere.rang), attendu: 'Inscrit' }] : []
  return [
    ...ligne(
      'Le texte accepté est celui du journal',
      'L’empreinte du texte est dans la ligne écrite lors de l’acceptation.',
      'cgu-acceptees.md',
      texte.inscritAuJournal ? validation : null,
    ),
    ...(effacement && validation
      ? controlesEffacement(acceptation.inscriteAuJournal, nomLigne(validation.rang), nomLigne(effacement.rang))
      : ligne(
          'L’acceptation est celle du journal',
          'Personnes, case cochée, date, adresse et navigateur\u00a0: leur empreinte est dans\nla même ligne.',
          'acceptation.json',
          acceptation.inscriteAuJournal ? validation : null,
        )),
    ...ligne(
      'Le PDF scellé est celui du journal',
      'L’empreinte du PDF est dans la ligne écrite lors de sa production.',
      scelle,
      document,
    ),
    ...ligne(
      'Le PDF horodaté est celui du journal',
      'L’empreinte du PDF est dans la ligne écrite lors de son horodatage.',
      horodate,
      documentHorodate,
    ),
  ]
}

const epoque = (le: Date) => Math.floor(le.getTime() / 1000)

/** Cuts a PDF as the ByteRange of one of its signatures says: what is signed, and the signature. `lequel`: head or tail of them. */
const decouper = (pdf: string, lequel: 'head' | 'tail', signe: string, signature: string) => [
  '(',
  `  set -- $(grep -ao '/ByteRange *\\[[ 0-9]*\\]' ${pdf} | ${lequel} -n 1 | tr -cd '0-9 ')`,
  `  head -c "$2" ${pdf} > controle/${signe}`,
  `  tail -c "+$(($3 + 1))" ${pdf} | head -c "$4" >> controle/${signe}`,
  `  tail -c "+$(($2 + 2))" ${pdf} | head -c "$(($3 - $2 - 2))" \\`,
  `    | perl -ne 'print pack "H*", $_' > controle/${signature}`,
  ')',
]

const cms = (signature: string, contenu: string, le: Date) => [
  `openssl cms -verify -binary -inform DER -in ${signature} \\`,
  `  -content ${contenu} -CAfile controle/autorites.pem -partial_chain \\`,
  `  -purpose any -attime ${epoque(le)} -out controle/lu`,
]
const ts = (jeton: string, donnees: string, le: Date) => [
  `openssl ts -verify -token_in -in ${jeton} -data ${donnees} \\`,
  `  -CAfile certificats/horodatage.pem -partial_chain -attime ${epoque(le)}`,
]
const extraire = ({ debut, longueur }: Place, vers: string) =>
  `tail -c +${debut + 1} controle/cachet.p7s | head -c ${longueur} > controle/${vers}`

function cachet(preuve: Preuve, horodatage: Outillage['horodatage'], pdf: string): Controle[] {
  const pretLe = new Date(preuve.document.pretLe)
  const controles: Controle[] = [
    {
      titre: 'Le PDF est bien formé',
      prouve: 'Un fichier tronqué ou retouché à la main ne l’est plus.',
      commandes: [`qpdf --check ${pdf}`],
      attendu: 'No syntax or stream encoding errors found',
    },
    {
      titre: 'Le cachet du PDF est valable (pdfsig)',
      prouve: 'Le cachet couvre tout le fichier et vient de l’autorité fournie.',
      commandes: [
        'mkdir -p controle/nss',
        '[ -f controle/nss/cert9.db ] || certutil -N -d sql:controle/nss --empty-password',
        'for autorite in certificats/autorite-*.pem; do',
        '  certutil -A -d sql:controle/nss -n "$autorite" -t CT,C,C -i "$autorite"',
        'done',
        `pdfsig -nssdir sql:controle/nss ${pdf}`,
      ],
      attendu: 'Signature is Valid.',
    },
    {
      titre: 'Le cachet du PDF est valable (openssl)',
      prouve: `La même chose par un autre logiciel. -attime juge le certificat à la date du\ncachet, ${dateHeureLongue(pretLe)}, car un certificat finit un jour.`,
      commandes: [
        ...decouper(pdf, 'head', 'scelle.bin', 'cachet.p7s'),
        ...cms('controle/cachet.p7s', 'controle/scelle.bin', pretLe),
      ],
      attendu: 'CMS Verification successful',
    },
  ]
  if (horodatage)
    controles.push({
      titre: 'L’horodatage du cachet est valable',
      prouve: 'Une autorité d’horodatage a vu ce cachet à la date qu’elle indique.',
      commandes: [
        extraire(horodatage.signature, 'signature.bin'),
        extraire(horodatage.jeton, 'jeton.der'),
        ...ts('controle/jeton.der', 'controle/signature.bin', pretLe),
        'openssl ts -reply -token_in -in controle/jeton.der -text | grep "Time stamp"',
      ],
      attendu: 'Verification: OK',
    })
  return controles
}

function suite({ documentHorodate, document: { taille } }: Preuve, { scelle, horodate }: Noms): Controle[] {
  if (!documentHorodate) return []
  return [
    {
      titre: 'Le PDF horodaté commence par le PDF scellé',
      prouve: 'L’horodatage a été ajouté à la suite, sans rien changer.',
      commandes: [`cmp -n ${taille} ${scelle} ${horodate} && echo Identiques`],
      attendu: 'Identiques',
    },
    {
      titre: 'L’horodatage du PDF horodaté est valable',
      prouve: 'Une autorité d’horodatage a vu tout ce qui le précède à la date qu’elle indique.',
      commandes: [
        ...decouper(horodate, 'tail', 'horodate.bin', 'horodate.der'),
        ...ts('controle/horodate.der', 'controle/horodate.bin', new Date(documentHorodate.horodatage.le)),
      ],
      attendu: 'Verification: OK',
    },
  ]
}

const CHAINE: Controle = {
  titre: 'Le journal est une chaîne sans trou',
  prouve:
    'Chaque ligne porte, en quatrième, l’empreinte de la ligne d’avant\u00a0; la première,\nsoixante-quatre zéros. Rien ne peut être changé, ôté ni ajouté sans la rompre.',
  commandes: [
    '(',
    '  avant=0000000000000000000000000000000000000000000000000000000000000000',
    '  for ligne in journal/*.txt; do',
    '    [ "$(sed -n 4p "$ligne")" = "\\"$avant\\"" ] || { echo "Rupture à $ligne"; exit 1; }',
    '    avant=$(sha256sum < "$ligne" | cut -c 1-64)',
    '  done',
    '  echo "$avant"',
    ')',
  ],
  attendu: '',
}

function bordereau({ jour, rang, scelle, horodate }: Preuve['bordereaux'][number], dossier: string, instants?: Instants) {
  const texte = nomBordereau(jour)
  const date = dateSeule(new Date(jour))
  const inscrite: Controle = {
    titre: `Le bordereau du ${date} porte la ligne ${rang}`,
    prouve: 'Il fixe donc cette ligne et toutes celles d’avant.',
    commandes: [`grep -x "${dossier} ${rang} $(sha256sum < ${nomLigne(rang)} | cut -c 1-64)" ${texte}`],
    attendu: `${dossier} ${rang}`,
  }
  const cachet: Controle = {
    titre: `Le cachet du bordereau du ${date} est valable`,
    prouve: 'Le relevé vient de l’autorité fournie et n’a pas changé.',
    commandes: cms(nomPreuveBordereau(jour, 'p7s'), texte, instants?.sceau ?? new Date(jour)),
    attendu: 'CMS Verification successful',
  }
  const horodatage: Controle = {
    titre: `L’horodatage du bordereau du ${date} est valable`,
    prouve: 'Une autorité d’horodatage a vu ce relevé à la date qu’elle indique.',
    commandes: ts(nomPreuveBordereau(jour, 'tsr'), texte, instants?.horodatage ?? new Date(jour)),
    attendu: 'Verification: OK',
  }
  return [inscrite, ...(scelle ? [cachet] : []), ...(horodate ? [horodatage] : [])]
}

function journal({ journal: { empreinte, dossier }, bordereaux }: Preuve, instants: Instants[]): Controle[] {
  if (!empreinte) return []
  return [
    { ...CHAINE, attendu: empreinte },
    ...bordereaux.flatMap((ligne, numero) => bordereau(ligne, dossier, instants[numero])),
  ]
}

/** All the checks that a proof allows, in the order they are made. */
export function listControles(preuve: Preuve, { horodatage, instants }: Outillage): Controle[] {
  const noms = nomsDocument(preuve)
  return [
    PREPARER,
    INTACT,
    ...inscriptions(preuve, noms),
    ...cachet(preuve, horodatage, noms.scelle),
    ...suite(preuve, noms),
    ...journal(preuve, instants),
  ]
}

/** What each file is, by its name or its folder. */
function contenu(preuve: Preuve, { scelle, horodate }: Noms): [string, string][] {
  return [
    ['preuve.html', 'La preuve à lire ou à imprimer. Ouvrez-la dans un navigateur.'],
    ['preuve.json', `La même preuve pour un programme (forme ${preuve.format}).`],
    ['acceptation.json', 'Qui a accepté, quoi, quand et d’où, tel que l’empreinte en est au journal.'],
    ['cgu-acceptees.md', 'Le texte accepté, à l’octet près (Markdown, UTF-8).'],
    [scelle, 'Le PDF remis à l’organisme, revêtu du cachet électronique.'],
    ...(preuve.documentHorodate ? [[horodate, 'Le même PDF, suivi d’un horodatage ajouté plus tard.'] as [string, string]] : []),
    [
      'journal/',
      'Les lignes du journal de l’organisme, de la première à celle qui suffit\nà cette preuve\u00a0: un fichier par ligne, exactement le texte dont l’empreinte\nest calculée.',
    ],
    [
      'bordereaux/',
      'Les relevés quotidiens qui scellent ces lignes (.txt), leur cachet (.p7s)\net leur horodatage (.tsr). Un relevé est établi la nuit suivante.',
    ],
    ['certificats/', 'Le cachet et les autorités dont il dépend (PEM).'],
    ['SHA256SUMS', 'L’empreinte SHA-256 de chaque fichier.'],
  ]
}

const souligner = (titre: string, trait: string) => `${titre}\n${trait.repeat([...titre].length)}`
const rentrer = (texte: string, marge: string) =>
  texte
    .split('\n')
    .map((ligne) => marge + ligne)
    .join('\n')

type Emission = { service: string; operateur: string; portail: string }

/** LISEZ-MOI.txt: what the archive holds and how to check each piece of it. No name is in it, so that commands stay plain. */
export function lisezMoi(preuve: Preuve, controles: Controle[], { service, operateur, portail }: Emission): string {
  const { acceptation, organisme, texte, document, bordereaux } = preuve
  const scellees = Math.max(0, ...bordereaux.filter(({ scelle }) => scelle).map(({ rang }) => rang))
  const noms = nomsDocument(preuve)
  const limites = [
    ...(document.demonstration
      ? ['- Le cachet est un cachet de démonstration\u00a0: il ne prouve rien hors de ce portail.']
      : ['- Assurez-vous que l’autorité du dossier certificats est bien celle que vous\n  connaissez par ailleurs.']),
    ...(document.horodatage || preuve.documentHorodate
      ? []
      : ['- Le PDF n’est pas horodaté\u00a0: sa date est celle qu’indique le portail.']),
    ...(scellees < preuve.journal.lignes
      ? [
          '- Les dernières lignes du journal ne sont pas encore scellées par un bordereau\u00a0:\n  téléchargez de nouveau ce dossier demain.',
        ]
      : []),
    ...(acceptation.inscriteAuJournal
      ? []
      : ['- L’empreinte de acceptation.json n’est pas au journal, qui ne la portait pas\n  encore à cette date.']),
    ...(acceptation.origineEffaceeLe ? [limiteEffacement(new Date(acceptation.origineEffaceeLe))] : []),
    '- preuve.html et preuve.json ne font que réunir le reste\u00a0: ce qui prouve, ce sont\n  le PDF, acceptation.json, le journal et les bordereaux.',
    '- Les lignes du journal désignent les personnes par des identifiants. Le\n  portail peut dire à qui de droit de quel compte ou de quel agent il s’agit.',
  ]
  return [
    souligner('DOSSIER DE PREUVE', '='),
    `Acceptation des conditions générales d’utilisation de ${service}\nSIRET ${formatSiret(organisme.siret)}\nTexte mis à jour le ${dateSeule(new Date(texte.version))}\nAccepté le ${dateHeureLongue(new Date(acceptation.accepteeLe))} (heure de Paris)`,
    souligner('Ce que contient ce dossier', '-'),
    contenu(preuve, noms)
      .map(([nom, role]) => `${nom}\n${rentrer(role, '  ')}`)
      .join('\n'),
    souligner('Vérifier en ligne', '-'),
    `Sur ${portail}/verification, déposez le PDF${document.code ? `\nou saisissez le code ${document.code}` : ''}.`,
    souligner('Vérifier soi-même', '-'),
    'Il suffit d’outils publics. Sous Debian ou Ubuntu\u00a0:\napt install coreutils perl qpdf poppler-utils libnss3-tools openssl\n\nCopiez chaque bloc en retrait dans un terminal ouvert dans ce dossier, dans\nl’ordre. « Attendu » est ce que la réponse doit contenir.',
    ...controles.map(
      ({ titre, prouve, commandes, attendu }, rang) =>
        `${rang + 1}. ${titre}\n${prouve}\n\n${rentrer(commandes.join('\n'), '    ')}\n\nAttendu\u00a0: ${attendu}`,
    ),
    souligner('Ce que ce dossier ne prouve pas', '-'),
    limites.join('\n'),
    `${operateur}\n${portail}`,
    '',
  ].join('\n\n')
}
