/** Object identifiers of the signatures we write and read: RFC 5652 (CMS), 5035 (certificate attributes), 3161 (timestamps). */
export const OID = {
  donnees: '1.2.840.113549.1.7.1',
  signees: '1.2.840.113549.1.7.2',
  typeContenu: '1.2.840.113549.1.9.3',
  empreinte: '1.2.840.113549.1.9.4',
  certificatV1: '1.2.840.113549.1.9.16.2.12',
  certificatV2: '1.2.840.113549.1.9.16.2.47',
  jeton: '1.2.840.113549.1.9.16.2.14',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaSha256: '1.2.840.113549.1.1.11',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const

/** Digests that are accepted, by identifier. SHA-1 is not one of them. */
export const EMPREINTES: Record<string, string> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** Signature algorithms that are accepted, with the digest they name; null when the signer names it elsewhere. */
export const SIGNATURES: Record<string, { cle: 'rsa' | 'ec'; empreinte: string | null }> = {
  '1.2.840.113549.1.1.1': { cle: 'rsa', empreinte: null },
  [OID.rsaSha256]: { cle: 'rsa', empreinte: 'sha256' },
  '1.2.840.113549.1.1.12': { cle: 'rsa', empreinte: 'sha384' },
  '1.2.840.113549.1.1.13': { cle: 'rsa', empreinte: 'sha512' },
  [OID.ecdsaSha256]: { cle: 'ec', empreinte: 'sha256' },
  '1.2.840.10045.4.3.3': { cle: 'ec', empreinte: 'sha384' },
  '1.2.840.10045.4.3.4': { cle: 'ec', empreinte: 'sha512' },
}
