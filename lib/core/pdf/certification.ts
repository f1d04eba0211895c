import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfObject, type PdfRef, PdfString } from '@libpdf/core'
import { fixerPlages, PLACE, TAILLE_CMS, type Trou } from './octets'

/** A file whose signature is still to come: the ranges are those of `trou`, which holds zeros. */
export type Prepare = { pdf: Buffer; trou: Trou }

/** What a seal says of itself in readers. `date` is written to the second, UTC. */
export type Mentions = { date: Date; nom: string; raison: string }

const CHAMP_CACHET = 'CachetElectronique'
const CHAMP_HORODATAGE = 'Horodatage'
const ANNOTATION = 4 | 128 // printed, locked (ISO 32000-1, table 165): PDF/A wants the first
const SIGNATURES_EN_AJOUT = 3 // SigFlags: there are signatures, the file only grows (table 219)
const AUCUN_CHANGEMENT = 1 // DocMDP (table 254)

const nom = (texte: string) => PdfName.of(texte)
const nombre = (valeur: number) => PdfNumber.of(valeur)
const texte = (valeur: string) => PdfString.fromString(valeur)
const liste = (...valeurs: PdfObject[]) => new PdfArray(valeurs)
const datePdf = (date: Date) => `D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`

/** The ranges and the contents of any signature, as templates of their final size. */
const gabarit = () => ({
  ByteRange: liste(nombre(0), nombre(PLACE), nombre(PLACE), nombre(PLACE)),
  Contents: PdfString.fromBytes(new Uint8Array(TAILLE_CMS)),
})

function dictionnaireCachet({ date, nom: qui, raison }: Mentions): PdfDict {
  const regle = PdfDict.of({ Type: nom('TransformParams'), P: nombre(AUCUN_CHANGEMENT), V: nom('1.2') })
  return PdfDict.of({
    Type: nom('Sig'),
    Filter: nom('Adobe.PPKLite'),
    SubFilter: nom('ETSI.CAdES.detached'),
    ...gabarit(),
    M: texte(datePdf(date)),
    Name: texte(qui),
    Reason: texte(raison),
    Reference: liste(PdfDict.of({ Type: nom('SigRef'), TransformMethod: nom('DocMDP'), TransformParams: regle })),
  })
}

const dictionnaireHorodatage = () =>
  PdfDict.of({
    Type: nom('DocTimeStamp'),
    Filter: nom('Adobe.PPKLite'),
    SubFilter: nom('ETSI.RFC3161'),
    ...gabarit(),
    V: nombre(0),
  })

/** A signature field whose widget is outside what is seen, on the first page. `bulle` is what assistive software reads. */
function ajouterChamp(pdf: PDF, signature: PdfRef, identifiant: string, bulle: string): void {
  const { registry } = pdf.context
  const resoudre = (ref: PdfRef) => registry.resolve(ref)
  const page = pdf.getPage(0)
  if (!page) throw new Error('The document has no page')
  const champ = registry.register(
    PdfDict.of({
      Type: nom('Annot'),
      Subtype: nom('Widget'),
      FT: nom('Sig'),
      T: texte(identifiant),
      TU: texte(bulle),
      F: nombre(ANNOTATION),
      Rect: liste(nombre(0), nombre(0), nombre(0), nombre(0)),
      P: page.ref,
      V: signature,
    }),
  )
  page.dict.set('Annots', liste(...(page.dict.getArray('Annots', resoudre) ?? []), champ))
  page.dict.set('Tabs', nom('S')) // a page with annotations is read in the order of its structure (PDF/UA-1, 7.18.3)
  const formulaire = pdf.getCatalog().getDict('AcroForm', resoudre)?.clone() ?? new PdfDict()
  formulaire.set('Fields', liste(...(formulaire.getArray('Fields', resoudre) ?? []), champ))
  formulaire.set('SigFlags', nombre(SIGNATURES_EN_AJOUT))
  pdf.getCatalog().set('AcroForm', formulaire)
}

/** Appends what changed to the file as it was: not one of its bytes moves. */
async function ajouterAuFichier(pdf: PDF, origine: Uint8Array): Promise<Prepare> {
  const octets = await pdf.save({ incremental: true })
  const sortie = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
  if (!sortie.subarray(0, origine.length).equals(origine)) throw new Error('The document can’t grow without being rewritten')
  return { pdf: sortie, trou: fixerPlages(sortie, origine.length) }
}

/**
 * Adds the empty seal: an ETSI.CAdES.detached signature that certifies the document and allows no change (DocMDP, P 1).
 * The same document and the same words give the same bytes.
 */
export async function preparerCachet(origine: Uint8Array, mentions: Mentions): Promise<Prepare> {
  const pdf = await PDF.load(origine)
  if (pdf.getCatalog().has('AcroForm')) throw new Error('The document is already sealed, or has a form')
  const signature = pdf.context.registry.register(dictionnaireCachet(mentions))
  ajouterChamp(pdf, signature, CHAMP_CACHET, 'Cachet électronique')
  pdf.getCatalog().set('Perms', PdfDict.of({ DocMDP: signature }))
  return ajouterAuFichier(pdf, origine)
}

/**
 * Adds an empty document timestamp to a sealed file (ETSI EN 319 142-1, 5.4.3), the one change that a certification without
 * changes allows. The same file gives the same bytes, so that it can be checked that nothing else was added.
 */
export async function preparerHorodatage(origine: Uint8Array): Promise<Prepare> {
  const pdf = await PDF.load(origine)
  const champs = pdf
    .getCatalog()
    .getDict('AcroForm', (ref) => pdf.context.registry.resolve(ref))
    ?.getArray('Fields')
  if (!champs) throw new Error('The document is not sealed')
  const signature = pdf.context.registry.register(dictionnaireHorodatage())
  ajouterChamp(pdf, signature, `${CHAMP_HORODATAGE}${champs.length}`, 'Horodatage du document')
  return ajouterAuFichier(pdf, origine)
}
