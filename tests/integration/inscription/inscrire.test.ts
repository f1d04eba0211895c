import { describe, expect, test } from 'vitest'
import { lireEtatJeton } from '@/lib/compte/data'
import { renvoyerActivation } from '@/lib/compte/mutations'
import { getPrisma } from '@/lib/core/db'
import { verifierMotDePasse } from '@/lib/core/mot-de-passe'
import { courriersDe, dernierJeton, travaux } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeCompte, makeGestionnaire } from '@/tests/support/factories'
import { inscrireAvec, MOT_DE_PASSE, siretNeuf } from '@/tests/support/inscription'

const MAINTENANT = new Date('2026-11-02T09:00:00Z')
const HEURE = 3_600_000
// Forty hashes of a password take a while on a busy machine.
const LONG = 60_000
const FOIS = Array.from({ length: 20 }, (_, rang) => rang)

const organismesDe = (...sirets: string[]) =>
  getPrisma().organisme.findMany({ where: { siret: { in: sirets } }, include: { membres: { include: { compte: true } } } })
const comptesDe = (email: string) => getPrisma().compte.findMany({ where: { email: { equals: email, mode: 'insensitive' } } })
const modelesDe = async (email: string) => (await courriersDe(email)).map(({ modele }) => modele).sort()

describe('a sign-up', () => {
  test('makes organisme, account, membership, journal lines, link, e-mail and job', async () => {
    const { siret, email, resultat } = await inscrireAvec({}, { maintenant: MAINTENANT })
    expect(resultat).toEqual({ ok: true })

    const [organisme] = await organismesDe(siret)
    expect(organisme).toMatchObject({
      siret,
      raisonSociale: 'Ateliers du Quai',
      complementNom: null,
      telephone1: '+33123456789',
      codeDepartement: '75',
      codeRegion: '11',
      verification: 'verifiee',
      verifieeLe: MAINTENANT,
      creeLe: MAINTENANT,
    })
    const [membre] = organisme?.membres ?? []
    expect(organisme?.membres).toHaveLength(1)
    expect(membre).toMatchObject({ role: 'gestionnaire', compte: { email, role: 'organisme', activeLe: null } })
    expect(await verifierMotDePasse(MOT_DE_PASSE, membre?.compte.motDePasse ?? null)).toBe(true)

    const compteId = membre?.compteId
    const lignes = await getPrisma().journal.findMany({ where: { compteId }, orderBy: { id: 'asc' } })
    const commun = { acteurType: 'membre', acteurId: compteId, organismeId: organisme?.id, creeLe: MAINTENANT }
    expect(lignes).toMatchObject([
      { ...commun, evenement: 'compte.creer' },
      { ...commun, evenement: 'organisme.creer', donnees: { siret, verification: 'verifiee' } },
    ])
    const [courriel, ...autres] = await getPrisma().courriel.findMany({ where: { organismeId: organisme?.id } })
    expect(courriel).toMatchObject({ modele: 'activation', destinataire: email, statut: 'a_envoyer' })
    expect(autres).toEqual([])
    expect(await travaux(courriel?.id ?? '')).toHaveLength(1)
    expect(await lireEtatJeton(await dernierJeton(email), 'activation', MAINTENANT)).toBe('valable')
    expect(await getPrisma().session.count({ where: { compteId } })).toBe(0)
  })

  test('that the directory could not verify orders a new verification, and only that one does', async () => {
    const demandes = async (siret: string) => {
      const [organisme] = await organismesDe(siret)
      return getPrisma().$queryRaw`SELECT name FROM pgboss.job WHERE data->>'organismeId' = ${organisme?.id}`
    }
    const verifiee = await inscrireAvec()
    expect(await demandes(verifiee.siret)).toEqual([])
    const { siret } = await inscrireAvec({}, { verification: 'non_verifiee' })
    expect(await organismesDe(siret)).toMatchObject([{ verification: 'non_verifiee', verifieeLe: null }])
    expect(await demandes(siret)).toEqual([{ name: 'annuaire' }])
  })

  test.each([
    ['"Compte"', 'ecriture'],
    ['"Organisme"', 'ecriture'],
    ['"Membre"', 'ecriture'],
    ['"Journal"', 'ecriture'],
    ['"Jeton"', 'ecriture'],
    ['"Courriel"', 'ecriture'],
    ['pgboss.job_common', 'ecriture'],
    ['"Organisme"', 'validation'],
  ] as const)('leaves nothing behind when writing into %s fails (%s)', async (table, quand) => {
    const avant = await empreinteDeLaBase()
    await expect(avecPanne(table, quand, () => inscrireAvec())).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect((await inscrireAvec()).resultat).toEqual({ ok: true })
  })
})

describe('two sign-ups at the same instant', () => {
  test(
    'of one SIRET leave one organisme, and tell the other [SEC-I1]',
    async () => {
      for (const rang of FOIS) {
        const siret = siretNeuf()
        const emails = [`un-${rang}@quai.test`, `deux-${rang}@quai.test`]
        const essais = await Promise.all(emails.map((email) => inscrireAvec({ siret, email })))
        const codes = essais.map(({ resultat }) => (resultat.ok ? 'ok' : resultat.code))
        expect(codes.sort()).toEqual(['ok', 'siret_pris'])
        expect(await organismesDe(siret)).toMatchObject([{ membres: [{ role: 'gestionnaire' }] }])
        expect(await getPrisma().compte.count({ where: { email: { in: emails } } })).toBe(1)
        expect((await Promise.all(emails.map(modelesDe))).flat()).toEqual(['activation'])
      }
    },
    LONG,
  )

  test(
    'of one e-mail with two SIRETs leave one account, and write to it about the other [SEC-I5]',
    async () => {
      for (const rang of FOIS) {
        const email = `meme-${rang}@quai.test`
        const essais = await Promise.all([inscrireAvec({ email }), inscrireAvec({ email: email.toUpperCase() })])
        expect(essais.map(({ resultat }) => resultat)).toEqual([{ ok: true }, { ok: true }])
        expect(await comptesDe(email)).toHaveLength(1)
        expect(await organismesDe(...essais.map(({ siret }) => siret))).toHaveLength(1)
        expect(await modelesDe(email)).toEqual(['activation', 'compte-existant'])
      }
    },
    LONG,
  )

  test('from a form sent three times leave one of everything', async () => {
    for (const rang of FOIS.slice(0, 4)) {
      const [siret, email] = [siretNeuf(), `trois-${rang}@quai.test`]
      const essais = await Promise.all([1, 2, 3].map(() => inscrireAvec({ siret, email })))
      expect(essais.filter(({ resultat }) => resultat.ok)).toHaveLength(1)
      expect(await organismesDe(siret)).toMatchObject([{ membres: [{ compte: { email } }] }])
      expect(await modelesDe(email)).toEqual(['activation'])
    }
  })
})

describe('an e-mail that has an account', () => {
  test('gets the same answer and a message, and nothing else is written', async () => {
    const { email } = await makeCompte()
    const avant = await empreinteDeLaBase()
    const { resultat, siret } = await inscrireAvec({ email })
    expect(resultat).toEqual({ ok: true })
    expect(await modelesDe(email)).toEqual(['compte-existant'])
    expect(await organismesDe(siret)).toEqual([])
    const apres = await empreinteDeLaBase()
    const changees = Object.keys(apres).filter((table) => apres[table] !== avant[table])
    expect(changees).toEqual(['pgboss.job', 'pgboss.job_common', 'public."Courriel"'])
  })

  test.each([
    ['in capitals', (email: string) => email.toUpperCase()],
    ['with capitals inside', (email: string) => email.replace('j', 'J').replace('quai', 'Quai')],
    ['with spaces around it', (email: string) => ` \u00a0${email}\t`],
  ])('is the same one %s [SEC-I5]', async (_nom, variante) => {
    const { email } = await inscrireAvec()
    await inscrireAvec({ email: variante(email) })
    expect(await comptesDe(email)).toHaveLength(1)
    expect(await modelesDe(email)).toEqual(['activation', 'compte-existant'])
  })

  test('is told that a SIRET is taken like anyone else, and gets no message about it', async () => {
    const { siret, email } = await inscrireAvec()
    for (const autre of [email, 'inconnue@quai.test']) {
      expect((await inscrireAvec({ siret, email: autre })).resultat).toEqual({ ok: false, code: 'siret_pris' })
    }
    expect(await modelesDe(email)).toEqual(['activation'])
  })
})

describe('« Renvoyer l’e-mail »', () => {
  test('sends a new link, which makes the older ones void', async () => {
    const { email } = await inscrireAvec({}, { maintenant: MAINTENANT })
    const jetons = [await dernierJeton(email)]
    for (let n = 0; n < 3; n += 1) {
      await renvoyerActivation(email, MAINTENANT)
      jetons.push(await dernierJeton(email))
    }
    const etats = await Promise.all(jetons.map((jeton) => lireEtatJeton(jeton, 'activation', MAINTENANT)))
    expect(etats).toEqual(['expire', 'expire', 'expire', 'valable'])
  })

  test('makes one valid link when it is asked for many times at once', async () => {
    const { email } = await inscrireAvec({}, { maintenant: MAINTENANT })
    await Promise.all([1, 2, 3, 4, 5].map(() => renvoyerActivation(email, MAINTENANT)))
    const where = {
      compte: { email },
      annuleLe: null,
      consommeLe: null,
      expireLe: { gt: new Date(MAINTENANT.getTime() + HEURE) },
    }
    expect(await getPrisma().jeton.count({ where })).toBe(1)
  })

  test('does nothing for an address without account, or whose account is active', async () => {
    const { email } = (await makeGestionnaire()).compte
    const avant = await empreinteDeLaBase()
    await renvoyerActivation(email, MAINTENANT)
    await renvoyerActivation('inconnue@quai.test', MAINTENANT)
    expect(await empreinteDeLaBase()).toEqual(avant)
  })
})
