import 'server-only'
import { Document, Link, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { type BlocCgu, parseCgu } from '@/lib/cgu/rules'
import { dateLongue, dateSeule, dernierJour } from '@/lib/core/calendrier'
import { balise, rendreBalise } from '@/lib/core/pdf/balisage'
import { mesurerPolice, POLICE } from '@/lib/core/pdf/police'
import { QrCode } from '@/lib/core/pdf/qr'
import { neutraliser } from '@/lib/core/texte'
import { LIBELLE_CIVILITE } from '@/lib/demande/labels'
import { formatSiret } from '@/lib/organisme/rules'
import { couperMots, mentionSiret, type Personne, type ProprietesDocument, remplacerSansGlyphe } from './rules'

const ENCRE = '#161d2f'
const DISCRET = '#4a5468'
const TRAIT = '#c6ccda'
const FOND = '#f4f6fb'
const PRIMAIRE = '#1f3d99'
const ALERTE = '#8a4b00'
const FOND_ALERTE = '#fff4e0'
const MARGE = 56
const PAGE = 595.28 // A4, in points
const LARGEUR = PAGE - 2 * MARGE
const LIBELLE = 150
const QR = 92

// A lineHeight always goes with its fontSize, on paragraphs: on the page it would throw the fixed footer off it.
const styles = StyleSheet.create({
  page: { fontFamily: POLICE, fontSize: 10, color: ENCRE, paddingTop: 64, paddingBottom: 62, paddingHorizontal: MARGE },
  entete: { position: 'absolute', top: 30, left: MARGE, right: MARGE, paddingBottom: 6, borderBottom: `0.5pt solid ${TRAIT}` },
  pied: { position: 'absolute', bottom: 28, left: MARGE, right: MARGE, paddingTop: 6, borderTop: `0.5pt solid ${TRAIT}` },
  bande: { flexDirection: 'row', justifyContent: 'space-between', fontSize: 8.5, color: DISCRET },
  lien: { color: PRIMAIRE },
  titre: { fontSize: 19, lineHeight: 1.25, fontWeight: 700, marginBottom: 10 },
  amorce: { fontSize: 11, lineHeight: 1.4, marginBottom: 8 },
  table: { border: `0.75pt solid ${TRAIT}`, borderRadius: 3, marginBottom: 8 },
  rang: { flexDirection: 'row', borderTop: `0.5pt solid ${TRAIT}` },
  premierRang: { flexDirection: 'row' },
  libelle: { width: LIBELLE, padding: '5pt 10pt', backgroundColor: FOND, color: DISCRET, fontSize: 10, lineHeight: 1.35 },
  valeur: { flex: 1, padding: '5pt 10pt', fontSize: 10, lineHeight: 1.35, fontWeight: 700 },
  acces: { borderLeft: `3pt solid ${PRIMAIRE}`, backgroundColor: FOND, padding: '7pt 10pt', marginTop: 4, marginBottom: 6 },
  accesTexte: { fontSize: 11, lineHeight: 1.35, fontWeight: 700 },
  demonstration: { borderLeft: `3pt solid ${ALERTE}`, backgroundColor: FOND_ALERTE, padding: '5pt 10pt', marginBottom: 8 },
  demonstrationTexte: { fontSize: 11, lineHeight: 1.35, fontWeight: 700, color: ALERTE },
  verification: { flexDirection: 'row', border: `0.75pt solid ${TRAIT}`, borderRadius: 3, marginTop: 2, marginBottom: 4 },
  verificationTexte: { flex: 1, paddingVertical: 10, paddingRight: 10, fontSize: 10, lineHeight: 1.38 },
  verificationTitre: { fontSize: 11, lineHeight: 1.3, fontWeight: 700, marginBottom: 3 },
  code: { fontSize: 15, lineHeight: 1.3, fontWeight: 700, marginTop: 3, marginBottom: 3 },
  article: { fontSize: 13, lineHeight: 1.3, fontWeight: 700, color: PRIMAIRE, marginTop: 12, marginBottom: 5 },
  partie: { fontSize: 11, lineHeight: 1.3, fontWeight: 700, marginTop: 6, marginBottom: 3 },
  paragraphe: { fontSize: 10, lineHeight: 1.38, marginBottom: 6 },
  liste: { marginBottom: 6 },
  element: { flexDirection: 'row', marginBottom: 2.5 },
  puce: { width: 14, paddingLeft: 3, fontSize: 10, lineHeight: 1.38, color: DISCRET },
  elementTexte: { flex: 1, fontSize: 10, lineHeight: 1.38 },
})

/** Points of free space asked for under a heading, so that it never ends a page alone. */
const SUITE = { article: 54, partie: 44, introduction: 30 }
/** A list entry or a table row shorter than this stays in one piece. */
const COURT = 800

type Composer = (texte: string, taille: number, largeur?: number) => string[]

/** Lines fit to print: neutral, drawable by the font, with no word wider than its column. Sizes in points. */
async function preparerComposer(): Promise<Composer> {
  const { couvre, avance } = await mesurerPolice()
  return (texte, taille, largeur = LARGEUR) => {
    const propre = neutraliser(texte.toWellFormed()).replace(/[ \t\v\f\r]+/g, ' ')
    return couperMots(remplacerSansGlyphe(propre, couvre), largeur, (signe) => avance(signe) * taille)
      .split('\n')
      .filter(Boolean)
  }
}

// One Text for each line: a line feed has no glyph, and would bring in another font, not embedded.
// biome-ignore lint/suspicious/noArrayIndexKey: the text is published, its order never changes
const lignes = (textes: string[]) => textes.map((texte, rang) => <Text key={rang}>{texte}</Text>)

// An entry of the reader's outline. The types know `bookmark` on pages only, the renderer takes it on any node, and
// counts `left` from the right edge.
const signet = (textes: string[]) => ({ bookmark: { title: textes.join(''), fit: false, left: PAGE } })

const nomComplet = ({ civilite, prenom, nom }: Personne) => `${LIBELLE_CIVILITE[civilite]} ${prenom} ${nom}`

function table(rangs: [libelle: string, valeur: string][], composer: Composer): ReactNode {
  return (
    <View {...balise('Table')} style={styles.table}>
      {rangs.map(([libelle, valeur], rang) => (
        <View key={libelle} {...balise('TR')} style={rang === 0 ? styles.premierRang : styles.rang} wrap={valeur.length > COURT}>
          <View {...balise('TH')} style={styles.libelle}>
            <Text>{libelle}</Text>
          </View>
          <View {...balise('TD')} style={styles.valeur}>
            {valeur.split('\n').map((ligne, numero) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a value never change places
              <View key={numero} {...balise('P')}>
                {lignes(composer(ligne, 10, LARGEUR - LIBELLE - 24))}
              </View>
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}

/** Where anyone can check the document: a QR code for a phone, the same address and a code for people. */
function verification(code: string, portail: string, composer: Composer): ReactNode {
  const page = `${portail}/verification`
  const adresse = new URL(`${page}?code=${code}`).href // the host in ASCII
  return (
    <View style={styles.verification} wrap={false}>
      <QrCode texte={adresse} taille={QR} alt={`QR code de l’adresse de vérification de ce document\u00a0: ${adresse}`} />
      <View style={styles.verificationTexte}>
        <Text {...balise('H2')} style={styles.verificationTitre}>
          Vérifier ce document
        </Text>
        <Text {...balise('P')}>Scannez le QR code, ou saisissez ce code sur la page de vérification du portail{'\u00a0'}:</Text>
        <Text {...balise('P')} style={styles.code}>
          {code}
        </Text>
        <View {...balise('P')}>
          <Link {...balise('Link', `Vérifier ce document sur le portail\u00a0: ${adresse}`)} src={adresse} style={styles.lien}>
            {lignes(composer(page, 10, LARGEUR - QR - 12))}
          </Link>
        </View>
      </View>
    </View>
  )
}

const DEMONSTRATION = 'Cachet de démonstration'
const APERCU = 'Aperçu sans valeur'
const APERCU_DIT = 'Aperçu d’un brouillon, sans valeur et sans cachet. L’organisme, les personnes et les dates sont des exemples.'
const titre = ({ service, apercu }: ProprietesDocument) =>
  `${apercu ? 'Aperçu – ' : ''}Conditions générales d’utilisation de l’applicatif ${service}`
/** What the document is not, said at its top and at the foot of each page. */
const reserve = ({ apercu, demonstration }: ProprietesDocument) => (apercu ? APERCU : demonstration ? DEMONSTRATION : null)

/** The first words of the document: who accepted, when, which version, and the access it led to. */
function identite(proprietes: ProprietesDocument, composer: Composer) {
  const { organisme, signataire, rgc, cgu, acces, accepteeLe, code, apercu, portail } = proprietes
  const mention = apercu ? APERCU_DIT : reserve(proprietes)
  const representant: [string, string][] = [
    ['Organisme', organisme.raisonSociale],
    ['Adresse', organisme.adressePostale],
    ['SIRET', formatSiret(organisme.siret)],
    ['Numéro de déclaration d’activité', organisme.nda],
    ['Représenté par', nomComplet(signataire)],
    ['En sa qualité de', signataire.qualite],
  ]
  const gestionnaire: [string, string][] = [
    ['Responsable Gestionnaire de Compte', nomComplet(rgc)],
    ['En sa qualité de', rgc.qualite],
    ['Courriel', rgc.courriel],
  ]
  return (
    <>
      <View {...balise('H1')} style={styles.titre}>
        {lignes(composer(titre(proprietes), 19))}
      </View>
      {mention && (
        <View {...balise('P')} style={styles.demonstration} wrap={false}>
          <Text style={styles.demonstrationTexte}>{mention}</Text>
        </View>
      )}
      <Text {...balise('P')} style={styles.amorce}>{`Acceptées le ${dateLongue(accepteeLe)} par\u00a0:`}</Text>
      {table(representant, composer)}
      <Text {...balise('P')} style={styles.amorce}>
        ci-après dénommé "Organisme de formation"
      </Text>
      {table(gestionnaire, composer)}
      {table([['Date de mise à jour', cgu.miseAJourLe ? dateSeule(cgu.miseAJourLe) : 'Fixée à la publication']], composer)}
      {acces && (
        <View {...balise('P')} style={styles.acces} wrap={false}>
          <Text
            style={styles.accesTexte}
          >{`Accès ouvert du ${dateLongue(acces.debut)} au ${dernierJour(acces.fin)} inclus`}</Text>
        </View>
      )}
      {code && verification(code, portail, composer)}
    </>
  )
}

/** The rank of each heading, never one without the rank above it (ISO 14289-1, 7.4.2), however the text was written. */
function rangerTitres(blocs: BlocCgu[]): BlocCgu[] {
  const premier = blocs.findIndex((contenu) => contenu.type === 'titre' && contenu.niveau === 2)
  return blocs.map((contenu, rang) =>
    contenu.type === 'titre' && (premier === -1 || rang < premier) ? { ...contenu, niveau: 2 } : contenu,
  )
}

function bloc(contenu: BlocCgu, cle: number, composer: Composer): ReactNode {
  switch (contenu.type) {
    case 'titre': {
      const style = contenu.niveau === 2 ? 'article' : 'partie'
      const textes = composer(contenu.texte, styles[style].fontSize)
      if (textes.length === 0) return null
      return (
        <View
          key={cle}
          {...balise(`H${contenu.niveau}`)}
          style={styles[style]}
          wrap={false}
          minPresenceAhead={SUITE[style]}
          {...signet(textes)}
        >
          {lignes(textes)}
        </View>
      )
    }
    case 'paragraphe':
      return (
        <View
          key={cle}
          {...balise('P')}
          style={styles.paragraphe}
          minPresenceAhead={contenu.texte.endsWith(':') ? SUITE.introduction : 0}
        >
          {lignes(composer(contenu.texte, 10))}
        </View>
      )
    case 'liste':
      return (
        <View key={cle} {...balise('L')} style={styles.liste}>
          {contenu.elements.map((element, rang) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text is published, its order never changes
            <View key={rang} {...balise('LI')} style={styles.element} wrap={element.length > COURT}>
              <Text {...balise('Lbl')} style={styles.puce}>
                •
              </Text>
              <View {...balise('LBody')} style={styles.elementTexte}>
                {lignes(composer(element, 10, LARGEUR - 14))}
              </View>
            </View>
          ))}
        </View>
      )
  }
}

/**
 * The PDF of the CGU as an organisme accepted them: A4, French, PDF/A-2a and PDF/UA-1, not sealed yet. The same properties
 * give the same bytes. Blocks the event loop while it lays pages out: for the worker only.
 */
export async function rendreDocument(proprietes: ProprietesDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { service, operateur, portail, creeLe, accepteeLe, organisme, cgu, code } = proprietes
  const mention = reserve(proprietes)
  const composer = await preparerComposer()
  const bande = (texte: string) => composer(texte, 8.5).join(' ')
  const sujet = `Acceptées par ${organisme.raisonSociale}, ${mentionSiret(organisme.siret)}, le ${dateLongue(accepteeLe)}`
  const infos = {
    titre: titre(proprietes),
    auteur: operateur,
    sujet: composer(sujet, 0).join(' '),
    motsCles: ['CGU', service, code].filter(Boolean).join(', '),
    createur: portail,
    langue: 'fr-FR',
    creeLe,
  }
  return rendreBalise(
    <Document>
      <Page size="A4" style={styles.page}>
        <View fixed style={[styles.entete, styles.bande]}>
          <Text>{bande(`${service} – Conditions générales d’utilisation`)}</Text>
          <Text>{mentionSiret(organisme.siret)}</Text>
        </View>
        {identite(proprietes, composer)}
        {rangerTitres(parseCgu(cgu.texte)).map((contenu, rang) => bloc(contenu, rang, composer))}
        <View fixed style={[styles.pied, styles.bande]}>
          <Text>{bande(portail)}</Text>
          {mention && <Text>{mention}</Text>}
          <Text render={({ pageNumber, totalPages }) => `page ${pageNumber} sur ${totalPages}`} />
        </View>
      </Page>
    </Document>,
    infos,
  )
}
