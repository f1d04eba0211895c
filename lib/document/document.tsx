import 'server-only'
import { createRequire } from 'node:module'
import { Document, Font, Link, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { type BlocCgu, parseCgu } from '@/lib/cgu/rules'
import { dateLongue, dateSeule, dernierJour } from '@/lib/core/calendrier'
import { neutraliser } from '@/lib/core/texte'
import { LIBELLE_CIVILITE } from '@/lib/demande/labels'
import { formatSiret } from '@/lib/organisme/rules'
import { couperMots, mentionSiret, type Personne, type ProprietesDocument, remplacerSansGlyphe } from './rules'

const POLICE = 'Source Sans 3'
const require = createRequire(import.meta.url)
const ttf = (graisse: string) => require.resolve(`@expo-google-fonts/source-sans-3/${graisse}/SourceSans3_${graisse}.ttf`)
Font.register({
  family: POLICE,
  fonts: [
    { src: ttf('400Regular'), fontWeight: 400 },
    { src: ttf('700Bold'), fontWeight: 700 },
  ],
})
Font.registerHyphenationCallback((mot) => [mot])

const ENCRE = '#161d2f'
const DISCRET = '#4a5468'
const TRAIT = '#c6ccda'
const FOND = '#f4f6fb'
const PRIMAIRE = '#1f3d99'
const MARGE = 56
const PAGE = 595.28 // A4, in points
const LARGEUR = PAGE - 2 * MARGE
const LIBELLE = 150

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
  await Promise.all([400, 700].map((fontWeight) => Font.load({ fontFamily: POLICE, fontWeight })))
  // The bold is the wider of the two: what fits in it fits in the regular.
  const police = Font.getFont({ fontFamily: POLICE, fontWeight: 700 }).data
  if (!police) throw new Error('The font of the document could not be read')
  const avance = (signe: string) => police.glyphForCodePoint(signe.codePointAt(0) ?? 0).advanceWidth / police.unitsPerEm
  return (texte, taille, largeur = LARGEUR) => {
    const propre = neutraliser(texte.toWellFormed()).replace(/[ \t\v\f\r]+/g, ' ')
    const dessinable = remplacerSansGlyphe(propre, (point) => police.hasGlyphForCodePoint(point))
    return couperMots(dessinable, largeur, (signe) => avance(signe) * taille)
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
    <View style={styles.table}>
      {rangs.map(([libelle, valeur], rang) => (
        <View key={libelle} style={rang === 0 ? styles.premierRang : styles.rang} wrap={valeur.length > COURT}>
          <Text style={styles.libelle}>{libelle}</Text>
          <View style={styles.valeur}>{lignes(composer(valeur, 10, LARGEUR - LIBELLE - 24))}</View>
        </View>
      ))}
    </View>
  )
}

/** The first words of the document: who accepted, when, which version, and the access it led to. */
function identite({ organisme, signataire, rgc, cgu, acces, accepteeLe, service }: ProprietesDocument, composer: Composer) {
  const titre = `Conditions générales d’utilisation de l’applicatif ${service}`
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
      <View style={styles.titre}>{lignes(composer(titre, 19))}</View>
      <Text style={styles.amorce}>{`Acceptées le ${dateLongue(accepteeLe)} par\u00a0:`}</Text>
      {table(representant, composer)}
      <Text style={styles.amorce}>ci-après dénommé "Organisme de formation"</Text>
      {table(gestionnaire, composer)}
      {table([['Date de mise à jour', dateSeule(cgu.miseAJourLe)]], composer)}
      {acces && (
        <View style={styles.acces} wrap={false}>
          <Text
            style={styles.accesTexte}
          >{`Accès ouvert du ${dateLongue(acces.debut)} au ${dernierJour(acces.fin)} inclus`}</Text>
        </View>
      )}
    </>
  )
}

function bloc(contenu: BlocCgu, cle: number, composer: Composer): ReactNode {
  switch (contenu.type) {
    case 'titre': {
      const style = contenu.niveau === 2 ? 'article' : 'partie'
      const textes = composer(contenu.texte, styles[style].fontSize)
      return (
        <View key={cle} style={styles[style]} wrap={false} minPresenceAhead={SUITE[style]} {...signet(textes)}>
          {lignes(textes)}
        </View>
      )
    }
    case 'paragraphe':
      return (
        <View key={cle} style={styles.paragraphe} minPresenceAhead={contenu.texte.endsWith(':') ? SUITE.introduction : 0}>
          {lignes(composer(contenu.texte, 10))}
        </View>
      )
    case 'liste':
      return (
        <View key={cle} style={styles.liste}>
          {contenu.elements.map((element, rang) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text is published, its order never changes
            <View key={rang} style={styles.element} wrap={element.length > COURT}>
              <Text style={styles.puce}>•</Text>
              <View style={styles.elementTexte}>{lignes(composer(element, 10, LARGEUR - 14))}</View>
            </View>
          ))}
        </View>
      )
  }
}

/**
 * The PDF of the CGU as an organisme accepted them: A4, embedded font, French. The same properties give the same bytes.
 * Blocks the event loop while it lays pages out: for the worker only.
 */
export async function rendreDocument(proprietes: ProprietesDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { service, operateur, portail, creeLe, accepteeLe, organisme, cgu } = proprietes
  const composer = await preparerComposer()
  const titre = `Conditions générales d’utilisation de l’applicatif ${service}`
  const sujet = `Acceptées par ${organisme.raisonSociale}, ${mentionSiret(organisme.siret)}, le ${dateLongue(accepteeLe)}`
  const pages = await renderToBuffer(
    <Document
      title={titre}
      author={operateur}
      subject={composer(sujet, 0).join(' ')}
      creator={portail}
      language="fr-FR"
      creationDate={creeLe}
    >
      <Page size="A4" style={styles.page}>
        <View fixed style={[styles.entete, styles.bande]}>
          <Text>{`${service} – Conditions générales d’utilisation`}</Text>
          <Text>{mentionSiret(organisme.siret)}</Text>
        </View>
        {identite(proprietes, composer)}
        {parseCgu(cgu.texte).map((contenu, rang) => bloc(contenu, rang, composer))}
        <View fixed style={[styles.pied, styles.bande]}>
          <Link src={portail} style={styles.lien}>
            {portail}
          </Link>
          <Text render={({ pageNumber, totalPages }) => `page ${pageNumber} sur ${totalPages}`} />
        </View>
      </Page>
    </Document>,
  )
  return new Uint8Array(pages)
}
