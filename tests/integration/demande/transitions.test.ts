import { describe, expect, test } from 'vitest'
import { getCguEnVigueur } from '@/lib/cgu/data'
import { installerCgu } from '@/lib/cgu/mutations'
import { getPrisma } from '@/lib/core/db'
import type { OrganismeId } from '@/lib/core/session'
import { annulerDemande, enregistrerDemande, modifierDemande, validerDemande } from '@/lib/demande/mutations'
import { STATUTS, type Statut } from '@/lib/demande/rules'
import { courriersDe } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeCompte, makeDemande, makeGestionnaire, makeMembre, personnes } from '@/tests/support/factories'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')
const CONTEXTE = { adresse: '192.0.2.9', navigateur: 'Navigateur d’essai', requeteId: 'requete-d-essai' }

type Sur = { demandeId: string; organismeId: OrganismeId; compteId: string }
const GENS = personnes({ signataireNom: 'Changée', rgcCourriel: 'autre-rgc@essai.test' })
async function sha256EnVigueur() {
  await installerCgu()
  return (await getCguEnVigueur(MAINTENANT)).sha256
}
const EVENEMENTS = {
  modifier: (sur: Sur) => modifierDemande({ ...sur, personnes: GENS }, MAINTENANT),
  valider: async (sur: Sur) =>
    validerDemande({ ...sur, accepte: true, sha256: await sha256EnVigueur(), contexte: CONTEXTE }, MAINTENANT),
  annuler: (sur: Sur) => annulerDemande(sur, MAINTENANT),
}
type Evenement = keyof typeof EVENEMENTS

/** Written from the specification, not from the code: what an organisme's event leads to, or null where it can't happen. */
const TABLE: Record<Statut, Record<Evenement, Statut | null>> = {
  brouillon: { modifier: 'brouillon', valider: 'en_attente', annuler: 'annulee' },
  en_attente: { modifier: 'brouillon', valider: null, annuler: 'annulee' },
  a_corriger: { modifier: 'brouillon', valider: null, annuler: 'annulee' },
  acceptee: { modifier: null, valider: null, annuler: null },
  refusee: { modifier: null, valider: null, annuler: null },
  annulee: { modifier: null, valider: null, annuler: null },
}
const CAS = STATUTS.flatMap((statut) =>
  (['modifier', 'valider', 'annuler'] as const).map((evenement) => [statut, evenement, TABLE[statut][evenement]] as const),
)
const lignes = (demandeId: string) => getPrisma().journal.findMany({ where: { demandeId }, orderBy: { id: 'asc' } })

async function preparer(statut: Statut) {
  await installerCgu()
  const { id: demandeId, organismeId, compteId } = await makeDemande({ statut })
  return { demandeId, organismeId, compteId }
}

describe('an event of the organisme', () => {
  test.each(CAS)('%s, %s → %s', async (statut, evenement, attendu) => {
    const sur = await preparer(statut)
    const avant = { base: await empreinteDeLaBase(), lignes: await lignes(sur.demandeId) }
    const resultat = await EVENEMENTS[evenement](sur)
    if (attendu === null) {
      expect(resultat).toEqual({ ok: false, code: 'transition_impossible' })
      expect(await empreinteDeLaBase()).toEqual(avant.base)
      return
    }
    expect(resultat).toEqual({ ok: true })
    expect(await getPrisma().demande.findUnique({ where: { id: sur.demandeId } })).toMatchObject({ statut: attendu })
    expect((await lignes(sur.demandeId)).slice(avant.lignes.length)).toMatchObject([
      {
        evenement: `demande.${evenement}`,
        acteurType: 'membre',
        acteurId: sur.compteId,
        organismeId: sur.organismeId,
        de: statut,
        vers: attendu,
        creeLe: MAINTENANT,
      },
    ])
  })

  const possibles = CAS.filter(([, , attendu]) => attendu !== null)
  test.each(possibles)('%s, %s: is all or nothing', async (statut, evenement) => {
    const sur = await preparer(statut)
    const avant = await empreinteDeLaBase()
    await expect(avecPanne('"Journal"', 'validation', () => EVENEMENTS[evenement](sur))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await EVENEMENTS[evenement](sur)).toEqual({ ok: true })
  })

  test.each(['"Acceptation"', '"Courriel"', 'pgboss.job_common'])(
    'valider is undone when writing into %s fails',
    async (table) => {
      const sur = await preparer('brouillon')
      const avant = await empreinteDeLaBase()
      await expect(avecPanne(table, 'ecriture', () => EVENEMENTS.valider(sur))).rejects.toThrow()
      expect(await empreinteDeLaBase()).toEqual(avant)
    },
  )
})

describe('enregistrer', () => {
  test('makes a brouillon with its people and one journal line', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const auteur = { organismeId: organisme.id, compteId: compte.id }
    const { demandeId, nouvelle } = await enregistrerDemande({ ...auteur, personnes: GENS, souhait: null }, MAINTENANT)
    expect(nouvelle).toBe(true)
    const attendue = { ...GENS, organismeId: organisme.id, statut: 'brouillon', nature: 'initiale', acceptationId: null }
    expect(await getPrisma().demande.findUnique({ where: { id: demandeId } })).toMatchObject({ ...attendue, creeLe: MAINTENANT })
    expect(await lignes(demandeId)).toMatchObject([
      { evenement: 'demande.enregistrer', acteurId: compte.id, de: null, vers: 'brouillon', donnees: { nature: 'initiale' } },
    ])
  })

  test('is all or nothing', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const saisie = { organismeId: organisme.id, compteId: compte.id, personnes: GENS, souhait: null }
    const avant = await empreinteDeLaBase()
    await expect(avecPanne('"Journal"', 'validation', () => enregistrerDemande(saisie, MAINTENANT))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test.each(['brouillon', 'en_attente', 'a_corriger'] as const)('gives back the open demande %s, untouched', async (statut) => {
    const { demandeId, ...auteur } = await preparer(statut)
    const avant = await empreinteDeLaBase()
    const resultat = await enregistrerDemande({ ...auteur, personnes: GENS, souhait: null }, MAINTENANT)
    expect(resultat).toEqual({ demandeId, nouvelle: false })
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test.each([
    ['refusee', 'initiale'],
    ['annulee', 'initiale'],
    ['acceptee', 'modification'],
  ] as const)('after a demande %s makes a new one, %s', async (statut, nature) => {
    const { demandeId, ...auteur } = await preparer(statut)
    const suivante = await enregistrerDemande({ ...auteur, personnes: GENS, souhait: null }, MAINTENANT)
    expect(suivante.nouvelle).toBe(true)
    expect(await getPrisma().demande.findUnique({ where: { id: suivante.demandeId } })).toMatchObject({ nature })
  })
})

describe('the acknowledgement', () => {
  test('goes to every active gestionnaire, and to nobody else', async () => {
    const sur = await preparer('brouillon')
    const membres = {
      gestionnaire: await makeCompte(),
      desactive: await makeCompte({ desactiveLe: MAINTENANT }),
      inactif: await makeCompte({ activeLe: null }),
    }
    for (const { id } of Object.values(membres)) await makeMembre(sur.organismeId, id)
    const rgc = await makeCompte()
    await makeMembre(sur.organismeId, rgc.id, 'rgc')
    await EVENEMENTS.valider(sur)
    const modeles = async (email: string) => (await courriersDe(email)).map(({ modele }) => modele)
    const auteur = await getPrisma().compte.findUniqueOrThrow({ where: { id: sur.compteId } })
    expect(await modeles(auteur.email)).toEqual(['demande-recue'])
    expect(await modeles(membres.gestionnaire.email)).toEqual(['demande-recue'])
    for (const { email } of [membres.desactive, membres.inactif, rgc]) expect(await modeles(email)).toEqual([])
  })
})
