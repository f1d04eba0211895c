import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'

/** What a certificate says of itself, for people and for records. Dates are instants; both ends are included. */
export type Identite = { sujet: string; emetteur: string; debut: Date; fin: Date; empreinte: string }

/** Extended key usages of RFC 5280 and RFC 9336. */
export const EKU = {
  tous: '2.5.29.37.0',
  courriel: '1.3.6.1.5.5.7.3.4',
  document: '1.3.6.1.5.5.7.3.36',
  horodatage: '1.3.6.1.5.5.7.3.8',
} as const
/** Those that the makers of readers gave to document signatures before RFC 9336. */
const EKU_EDITEURS = ['1.2.840.113583.1.1.5', '1.3.6.1.4.1.311.10.3.12']
const EKU_CACHET: readonly string[] = [EKU.tous, EKU.courriel, EKU.document, ...EKU_EDITEURS]

const CHAINE_MAX = 5
const RSA_MIN = 2048

/** The certificates of a PEM file, in order. Throws when one can't be read. */
export function lirePem(texte: string): X509Certificate[] {
  const blocs = texte.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return blocs.map((bloc) => new X509Certificate(bloc))
}

/** SHA-256 of a certificate, as 64 hexadecimal digits: its name among ours. */
export const empreinteCertificat = (certificat: X509Certificate) => certificat.fingerprint256.replaceAll(':', '').toLowerCase()

/** The common name of a subject or an issuer, or all of it when it has none. */
const nomCommun = (nom: string) => /^CN=(.+)$/m.exec(nom)?.[1] ?? nom.replaceAll('\n', ', ')

export function identite(certificat: X509Certificate): Identite {
  return {
    sujet: nomCommun(certificat.subject),
    emetteur: nomCommun(certificat.issuer),
    debut: new Date(certificat.validFrom),
    fin: new Date(certificat.validTo),
    empreinte: empreinteCertificat(certificat),
  }
}

export const estValable = (certificat: X509Certificate, le: Date) => {
  const { debut, fin } = identite(certificat)
  return debut <= le && le <= fin
}

function usages(certificat: X509Certificate) {
  const lu = new x509.X509Certificate(new Uint8Array(certificat.raw))
  const etendu = lu.getExtension(x509.ExtendedKeyUsageExtension)
  return {
    cle: lu.getExtension(x509.KeyUsagesExtension)?.usages ?? null,
    etendus: etendu ? etendu.usages.map(String) : null,
    critique: etendu?.critical ?? false,
    profondeur: lu.getExtension(x509.BasicConstraintsExtension)?.pathLength ?? null,
  }
}

const forte = ({ publicKey }: X509Certificate) =>
  publicKey.asymmetricKeyType === 'ec' || (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= RSA_MIN

const peutSigner = (cle: number | null) =>
  cle === null || (cle & (x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation)) !== 0

/** True for a certificate that may seal documents: not an authority's, its usages allow it, its key is not weak. */
export function peutSceller(certificat: X509Certificate): boolean {
  const { cle, etendus } = usages(certificat)
  const permis = etendus === null || etendus.some((usage) => EKU_CACHET.includes(usage))
  return !certificat.ca && peutSigner(cle) && permis && forte(certificat)
}

/** True for a certificate that may sign timestamps: that usage, alone and critical (RFC 3161, 2.3). */
export function peutHorodater(certificat: X509Certificate): boolean {
  const { cle, etendus, critique } = usages(certificat)
  return peutSigner(cle) && critique && etendus?.length === 1 && etendus[0] === EKU.horodatage
}

function peutDelivrer(autorite: X509Certificate, dessous: number): boolean {
  const { profondeur } = usages(autorite)
  return autorite.ca && (profondeur === null || dessous <= profondeur)
}

/** True when `autorite` issued `certificat`: names and usage (checkIssued), right to, signature. `dessous`: authorities below it. */
const aDelivre = (autorite: X509Certificate, certificat: X509Certificate, dessous: number) =>
  certificat.checkIssued(autorite) && peutDelivrer(autorite, dessous) && certificat.verify(autorite.publicKey)

/** What the authorities say of a certificate at an instant: theirs, theirs but out of its dates, or unknown to them. */
export type Confiance = 'ok' | 'expiree' | 'inconnue'

/** Follows a certificate up to one of `ancres`, through `intermediaires` when needed (5 steps at most; no revocation list is read). */
export function verifierChaine(
  certificat: X509Certificate,
  intermediaires: X509Certificate[],
  ancres: X509Certificate[],
  le: Date,
  dessous = 0,
): Confiance {
  if (dessous > CHAINE_MAX) return 'inconnue'
  const valable = estValable(certificat, le)
  const racines = ancres.filter((ancre) => aDelivre(ancre, certificat, dessous))
  const suites = racines.map((ancre): Confiance => (estValable(ancre, le) ? 'ok' : 'expiree'))
  if (racines.length === 0) {
    const restants = intermediaires.filter((autre) => autre.fingerprint256 !== certificat.fingerprint256)
    for (const autre of restants.filter((candidat) => aDelivre(candidat, certificat, dessous)))
      suites.push(verifierChaine(autre, restants, ancres, le, dessous + 1))
  }
  if (suites.includes('ok')) return valable ? 'ok' : 'expiree'
  return suites.includes('expiree') ? 'expiree' : 'inconnue'
}
