/** Baseline of ETSI EN 319 142-1: signed, or signed and timestamped. */
export type Niveau = 'B-B' | 'B-T'

/** The certificate of a seal: who it is issued to, by whom, from when to when (both included), and its SHA-256. */
export type Certificat = { sujet: string; emetteur: string; debut: Date; fin: Date; empreinte: string }

export type HorodatageRecu = { source: string; le: Date }

const JOUR_MS = 86_400_000
/** Time that renewing a certificate may take, in days before its end. */
export const JOURS_PREAVIS = 60

/** True from 60 days before a certificate ends, and after. */
export const finProche = ({ fin }: Pick<Certificat, 'fin'>, maintenant: Date) =>
  maintenant.getTime() >= fin.getTime() - JOURS_PREAVIS * JOUR_MS

/** Where an instant is from the dates of a certificate, both of which are included. */
export function periode({ debut, fin }: Pick<Certificat, 'debut' | 'fin'>, maintenant: Date): 'avant' | 'pendant' | 'apres' {
  if (maintenant < debut) return 'avant'
  return maintenant > fin ? 'apres' : 'pendant'
}

/** What agents are told of the end of a seal: `fini` from the instant after it. */
export type AlerteCachet = { etat: 'bientot' | 'fini'; fin: Date }

/** What to tell of a seal's end, null when it is far away or when no seal was opened. */
export function alerteCachet(certificat: Pick<Certificat, 'debut' | 'fin'> | null, maintenant: Date): AlerteCachet | null {
  if (!certificat || !finProche(certificat, maintenant)) return null
  return { etat: periode(certificat, maintenant) === 'apres' ? 'fini' : 'bientot', fin: certificat.fin }
}

/** What the examination of a file found of one signature, in its order (lib/core/pdf). */
export type SignatureExaminee = {
  type: 'cachet' | 'horodatage'
  etendue: 'fichier' | 'debut' | 'fausse'
  bienRempli: boolean
  defaut: 'illisible' | 'empreinte' | 'signature' | 'certificat' | null
  chaine: 'ok' | 'expiree' | 'inconnue'
  certificat: Certificat | null
  horodatage: { defaut: string | null; source: string | null; le: Date | null } | null
}
export type FichierExamine =
  | { refus: 'vide' | 'trop_grand' | 'pas_pdf' }
  | { refus: null; signatures: SignatureExaminee[]; suiteSaine: boolean }

/**
 * What a file proves by itself. « modifie » is said of our own seal only; « intact » of every byte. `expire`: the
 * certificate had ended when the file was looked at, and no timestamp shows that it was sealed before.
 */
export type Verdict =
  | { code: 'intact'; niveau: Niveau; horodatage: HorodatageRecu | null; certificat: Certificat; expire: boolean }
  | { code: 'modifie'; certificat: Certificat }
  | { code: 'autre_cachet' | 'cachet_illisible' | 'sans_cachet' | 'vide' | 'trop_grand' | 'pas_pdf' }

/** A timestamp that proves its instant, null for one that is missing, wrong, or from nobody we know. */
function horodatageSur({ horodatage }: SignatureExaminee): HorodatageRecu | null {
  if (!horodatage || horodatage.defaut !== null || !horodatage.le || !horodatage.source) return null
  return { source: horodatage.source, le: horodatage.le }
}

/** True for a timestamp that was altered; one from an authority that we do not know proves nothing but harms nothing. */
const horodatageAltere = ({ horodatage }: SignatureExaminee) =>
  horodatage !== null && horodatage.defaut !== null && horodatage.defaut !== 'autorite'

const saine = (signature: SignatureExaminee) =>
  signature.etendue !== 'fausse' && signature.bienRempli && signature.defaut === null && !horodatageAltere(signature)

/** The answer about a file from its examination. `cachets`: SHA-256 of the certificates that we have ever sealed with. */
export function classer(examen: FichierExamine, cachets: ReadonlySet<string>): Verdict {
  if (examen.refus) return { code: examen.refus }
  const { signatures, suiteSaine } = examen
  if (signatures.length === 0) return { code: 'sans_cachet' }
  const aNous = signatures.find(
    ({ type, defaut, chaine, certificat }) =>
      type === 'cachet' &&
      (defaut === null || defaut === 'empreinte') &&
      chaine !== 'inconnue' &&
      cachets.has(certificat?.empreinte ?? ''),
  )
  if (!aNous?.certificat)
    return { code: signatures.some(({ defaut }) => defaut !== 'illisible') ? 'autre_cachet' : 'cachet_illisible' }
  const { certificat } = aNous
  if (aNous !== signatures[0] || !suiteSaine || !signatures.every(saine)) return { code: 'modifie', certificat }
  const horodatage = signatures.map(horodatageSur).find((recu) => recu !== null) ?? null
  const expire = aNous.chaine === 'expiree' && !(horodatage && periode(certificat, horodatage.le) === 'pendant')
  return { code: 'intact', niveau: horodatage ? 'B-T' : 'B-B', horodatage, certificat, expire }
}
