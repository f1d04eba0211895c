import 'server-only'
import { dateHeureLongue, dateSeule, dernierJour } from '@/lib/core/calendrier'
import { sha256 } from '@/lib/core/chiffrement'
import type { Piece } from '@/lib/core/zip'
import { LIBELLE_CIVILITE } from '@/lib/demande/labels'
import { libelleEvenement } from '@/lib/journal/labels'
import { texteCanonique } from '@/lib/journal/rules'
import { formatSiret } from '@/lib/organisme/rules'
import type { Verifiables } from '@/lib/sceau/service'
import { LIBELLE_EFFET, lisezMoi, listControles } from './labels'
import {
  composerPreuve,
  ecrireJson,
  type Lignes,
  nomBordereau,
  nomLigne,
  nomPreuveBordereau,
  nomsDocument,
  type Preuve,
  texteAcceptation,
} from './rules'

type Html = { html: string }
type Valeur = string | Html

const ENTITES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const echapper = (texte: string) => texte.toWellFormed().replace(/[&<>"']/g, (signe) => ENTITES[signe] ?? signe)
const ecrire = (valeur: Valeur | Valeur[]): string =>
  Array.isArray(valeur) ? valeur.map(ecrire).join('') : typeof valeur === 'string' ? echapper(valeur) : valeur.html

/** HTML whose every value is escaped, unless it is HTML itself. */
const html = (textes: TemplateStringsArray, ...valeurs: (Valeur | Valeur[])[]): Html => ({
  html: String.raw({ raw: textes }, ...valeurs.map(ecrire)),
})

const STYLE = {
  html: `:root{color-scheme:light}
body{margin:0 auto;max-width:48rem;padding:2rem 1rem;font:1rem/1.5 system-ui,sans-serif;color:#161d2f;background:#fff}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .5rem;break-after:avoid}
dl{margin:0;border-top:1px solid #c6ccda}
dl div{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:0 1.5rem;padding:.5rem 0;border-bottom:1px solid #c6ccda;break-inside:avoid-page}
dt{font-weight:600;color:#4a5468}
dd{margin:0;min-width:0;white-space:pre-line;overflow-wrap:anywhere}
code{font-size:.875rem;overflow-wrap:anywhere}
a{color:#1f3d99}
.alerte{margin:0 0 1rem;padding:.5rem 1rem;border-left:4px solid #8a4b00;background:#fff4e0;font-weight:600}
@media(max-width:40rem){dl div{grid-template-columns:minmax(0,1fr)}}
@page{margin:18mm 16mm}
@media print{body{max-width:none;padding:0;font-size:10pt}h1{font-size:16pt}h2{font-size:12pt}a{color:inherit}}`,
}

type Entree = [libelle: string, valeur: Valeur | null]

// <bdi>: a name written from right to left, or that turns the text round, does so inside its own box.
const liste = (entrees: Entree[]): Html => html`<dl>${entrees.map(
  ([libelle, valeur]) => html`
<div><dt>${libelle}</dt><dd>${typeof valeur === 'string' ? html`<bdi>${valeur}</bdi>` : (valeur ?? 'Non renseigné')}</dd></div>`,
)}
</dl>`
const section = (titre: string, ...corps: Html[]) => html`
<section>
<h2>${titre}</h2>
${corps}
</section>`
const code = (texte: string) => html`<code>${texte}</code>`
const lien = (fichier: string) => html`<a href="${fichier}">${fichier}</a>`
const moment = (instant: string) => html`<time datetime="${instant}">${dateHeureLongue(new Date(instant))}</time>`
const personne = ({ civilite, prenom, nom, qualite }: Preuve['signataire']): Entree[] => [
  ['Nom', `${LIBELLE_CIVILITE[civilite]} ${prenom} ${nom}`],
  ['Qualité', qualite],
]

function horodatage(recu: { source: string | null; le: string } | null): Valeur {
  return recu ? html`${moment(recu.le)}, par <bdi>${recu.source ?? 'une autorité'}</bdi>` : 'Non horodaté'
}

function fichiers(preuve: Preuve): Html {
  const { document, documentHorodate, texte } = preuve
  const noms = nomsDocument(preuve)
  const suite: Entree[] = documentHorodate
    ? [
        ['Le même, horodaté plus tard', lien(noms.horodate)],
        ['Horodatage', horodatage(documentHorodate.horodatage)],
        ['Empreinte SHA-256', code(documentHorodate.sha256)],
      ]
    : []
  return html`${section(
    'Texte accepté',
    liste([
      ['Version', `Mise à jour le ${dateSeule(new Date(texte.version))}`],
      ['Texte', lien('cgu-acceptees.md')],
      ['Empreinte SHA-256', code(texte.sha256)],
    ]),
  )}${section(
    'Document scellé',
    liste([
      ['PDF', lien(noms.scelle)],
      ['Scellé le', moment(document.pretLe)],
      ['Code de vérification', document.code && code(document.code)],
      ['Horodatage du cachet', horodatage(document.horodatage)],
      ['Empreinte SHA-256', code(document.sha256)],
      ...suite,
    ]),
  )}`
}

function suites({ decision, acces }: Preuve, operateur: string): Html {
  const decide: Entree[] = decision
    ? [
        ['Décision', `Demande acceptée par ${operateur}`],
        ['Prise le', moment(decision.le)],
        ['Agent', decision.agent && code(decision.agent)],
      ]
    : [['Décision', 'Aucune au journal']]
  const ouvert: Entree[] = acces
    ? [
        ['Effet', LIBELLE_EFFET[acces.effet]],
        ['À partir du', moment(acces.debut)],
        ['Jusqu’au', `${dernierJour(new Date(acces.fin))} inclus`],
      ]
    : []
  return section('Décision et accès à cette date', liste([...decide, ...ouvert]))
}

function registre({ journal: { reperes, lignes }, bordereaux }: Preuve, journal: Lignes['journal']): Html {
  const traces = Object.values(reperes).flatMap((repere): Entree[] => {
    const ligne = journal.find(({ rang }) => rang === repere?.rang)
    if (!ligne) return []
    const fichier = nomLigne(ligne.rang)
    return [
      [
        libelleEvenement(ligne.evenement),
        html`Ligne <a href="${fichier}">${`${ligne.rang}`}</a>, ${moment(ligne.creeLe.toISOString())}
${code(ligne.empreinte)}`,
      ],
    ]
  })
  const scelles = bordereaux.map(({ jour, rang, sha256: empreinte, scelle, horodate }): Entree => {
    const etat = [scelle ? 'scellé' : 'sans cachet', horodate ? 'horodaté' : 'non horodaté'].join(', ')
    const fichier = nomBordereau(jour)
    return [
      `Bordereau du ${dateSeule(new Date(jour))}`,
      html`${lien(fichier)}, jusqu’à la ligne ${`${rang}`}, ${etat}
${code(empreinte)}`,
    ]
  })
  const etendue: Entree = ['Lignes fournies', lignes === 0 ? 'Aucune' : `De 1 à ${lignes}`]
  return section('Journal', liste([etendue, ...traces, ...scelles]))
}

type Emission = { service: string; operateur: string; portail: string }

/** The proof as a page that needs nothing else: no script, no outside file; on paper too. */
export function rendrePage(preuve: Preuve, journal: Lignes['journal'], { service, operateur, portail }: Emission): string {
  const { acceptation, organisme, rgc } = preuve
  const efface = acceptation.origineEffaceeLe
  const effacee = efface ? html`Effacé au terme du délai légal, le ${moment(efface)}` : null
  const titre = `Preuve d’acceptation des conditions générales d’utilisation de ${service}`
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${titre}, SIRET ${formatSiret(organisme.siret)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${titre}</h1>${preuve.document.demonstration ? html`<p class="alerte">Cachet de démonstration, sans valeur</p>` : ''}
<p>LISEZ-MOI.txt explique comment vérifier chaque élément de ce dossier, ou faites-le sur <a href="${portail}/verification">${portail}/verification</a>.</p>${section(
    'Acceptation',
    liste([
      ['Acceptées le', moment(acceptation.accepteeLe)],
      ['Case cochée', acceptation.mention],
      ['Compte', code(preuve.compte.identifiant)],
      ['Adresse IP', acceptation.adresseIp ?? effacee],
      ['Navigateur', acceptation.navigateur ?? effacee],
      ['Empreinte SHA-256', code(acceptation.sha256)],
    ]),
  )}${section(
    'Organisme à cette date',
    liste([
      ['Organisme', organisme.raisonSociale],
      ['Adresse', organisme.adressePostale],
      ['SIRET', formatSiret(organisme.siret)],
      ['Numéro de déclaration d’activité', organisme.nda],
    ]),
  )}${section('Signataire', liste(personne(preuve.signataire)))}${section(
    'Responsable Gestionnaire de Compte',
    liste([...personne(rgc), ['Courriel', rgc.courriel]]),
  )}${fichiers(preuve)}${suites(preuve, operateur)}${registre(preuve, journal)}
</main>
</body>
</html>
`.html
}

export type Sources = {
  lignes: Lignes
  texte: string
  pdf: Uint8Array
  pdfHorodate: Uint8Array | null
  cachet: Verifiables
}

const pem = (certificats: Verifiables['certificats']) => certificats.join('')

function extrait({ journal, bordereaux }: Lignes, dernier: number): Piece[] {
  return [
    ...journal.slice(0, dernier).map((ligne) => ({ nom: nomLigne(ligne.rang), contenu: texteCanonique(ligne) })),
    ...bordereaux.flatMap(({ jour, contenu, sceau, horodatage: jeton }) => [
      { nom: nomBordereau(jour), contenu },
      ...(sceau ? [{ nom: nomPreuveBordereau(jour, 'p7s'), contenu: sceau }] : []),
      ...(jeton ? [{ nom: nomPreuveBordereau(jour, 'tsr'), contenu: jeton }] : []),
    ]),
  ]
}

/** The files of a « dossier de preuve », in their order. The same sources give the same bytes. */
export function assemblerPreuve({ lignes, texte, pdf, pdfHorodate, cachet }: Sources, emission: Emission): Piece[] {
  const preuve = composerPreuve(lignes)
  const noms = nomsDocument(preuve)
  const controles = listControles(preuve, cachet)
  const pieces: Piece[] = [
    { nom: 'LISEZ-MOI.txt', contenu: lisezMoi(preuve, controles, emission) },
    { nom: 'preuve.html', contenu: rendrePage(preuve, lignes.journal, emission) },
    { nom: 'preuve.json', contenu: ecrireJson(preuve) },
    { nom: 'acceptation.json', contenu: texteAcceptation(lignes.acceptation) },
    { nom: 'cgu-acceptees.md', contenu: texte },
    { nom: noms.scelle, contenu: pdf },
    ...(pdfHorodate ? [{ nom: noms.horodate, contenu: pdfHorodate }] : []),
    ...extrait(lignes, preuve.journal.lignes),
    { nom: 'certificats/cachet.pem', contenu: pem(cachet.certificats) },
    ...cachet.autorites.map((autorite, rang) => ({ nom: `certificats/autorite-${rang + 1}.pem`, contenu: `${autorite}` })),
    ...(cachet.autoritesHorodatage.length > 0
      ? [{ nom: 'certificats/horodatage.pem', contenu: pem(cachet.autoritesHorodatage) }]
      : []),
  ]
  const sommes = pieces.map(({ nom, contenu }) => `${sha256(contenu)}  ${nom}\n`).join('')
  return [...pieces, { nom: 'SHA256SUMS', contenu: sommes }]
}
