import { neutraliser } from '@/lib/core/texte'

/** What a PDF says of itself. `creeLe` is its date of creation and of last change: both are always the same. */
export type InfosPdf = {
  titre: string
  auteur: string
  sujet: string
  motsCles: string
  createur: string
  langue: string
  creeLe: Date
}

export const PRODUCTEUR = 'PDFKit'
const ENTITES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const propre = (texte: string) =>
  neutraliser(texte.toWellFormed())
    .replace(/\p{Noncharacter_Code_Point}/gu, '')
    .replace(/[\t\n\v\f\r]+/g, ' ')
    .trim()

/** The same facts, on one line each and with nothing that XML forbids: the two copies in the file must not differ. */
export const nettoyerInfos = (infos: InfosPdf): InfosPdf => ({
  ...infos,
  titre: propre(infos.titre),
  auteur: propre(infos.auteur),
  sujet: propre(infos.sujet),
  motsCles: propre(infos.motsCles),
  createur: propre(infos.createur),
})

const xml = (texte: string) => texte.replace(/[&<>"]/g, (signe) => ENTITES[signe] ?? signe)
const traduit = (texte: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${xml(texte)}</rdf:li></rdf:Alt>`
const description = (prefixe: string, espace: string, contenu: string) =>
  `<rdf:Description rdf:about="" xmlns:${prefixe}="${espace}">${contenu}</rdf:Description>`

const UA = 'http://www.aiim.org/pdfua/ns/id/'
// PDF/A-2 takes only the properties it knows: that of PDF/UA is described beside (ISO 19005-2, 6.6.2.3.3).
const EXTENSION_UA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>${UA}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`

/** The XMP descriptions of a PDF/UA-1 file, from facts already cleaned. PDFKit adds those of PDF/A around them. */
export function descriptionsXmp({ titre, auteur, sujet, motsCles, createur, langue, creeLe }: InfosPdf): string {
  const date = `${creeLe.toISOString().slice(0, 19)}Z` // to the second, like the date of the information dictionary
  const dublinCore = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${traduit(titre)}</dc:title>`,
    `<dc:creator><rdf:Seq><rdf:li>${xml(auteur)}</rdf:li></rdf:Seq></dc:creator>`,
    `<dc:description>${traduit(sujet)}</dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${xml(langue)}</rdf:li></rdf:Bag></dc:language>`,
  ].join('')
  const dates = `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>`
  return [
    description('xmp', 'http://ns.adobe.com/xap/1.0/', `${dates}<xmp:CreatorTool>${xml(createur)}</xmp:CreatorTool>`),
    description('dc', 'http://purl.org/dc/elements/1.1/', dublinCore),
    description(
      'pdf',
      'http://ns.adobe.com/pdf/1.3/',
      `<pdf:Producer>${PRODUCTEUR}</pdf:Producer><pdf:Keywords>${xml(motsCles)}</pdf:Keywords>`,
    ),
    description('pdfuaid', UA, '<pdfuaid:part>1</pdfuaid:part>'),
    EXTENSION_UA,
  ].join('\n')
}
