import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { creerAnnuaire } from '@/lib/annuaire/service'
import { getPool, getPrisma } from '@/lib/core/db'
import type { OrganismeId } from '@/lib/core/session'
import { findDossier } from '@/lib/dossier/data'
import { faireExamen } from '@/lib/examen/jobs'
import { relancerExamen } from '@/lib/examen/mutations'
import type { Controle } from '@/lib/examen/rules'
import { creerDgefp } from '@/lib/examen/service'
import { ndaInvente, nomInvente, SIRETS, startAnnuaireServer } from '@/tests/support/annuaire-server'
import { SIRETS_DGEFP, startDgefpServer } from '@/tests/support/dgefp-server'
import { makeAgent, makeDemande, makeOrganisme } from '@/tests/support/factories'
import { sirenInvente, siretInvente } from '@/tests/support/sirets'

const DELAI_MS = 300
const annuaire = await startAnnuaireServer()
const dgefp = await startDgefpServer()
afterAll(() => Promise.all([annuaire.close(), dgefp.close()]))
const sources = () => ({
  annuaire: { annuaire: creerAnnuaire({ ...annuaire, inseeCle: undefined, delaiMs: DELAI_MS }) },
  dgefp: creerDgefp({ url: dgefp.url, delaiMs: DELAI_MS }),
})

/** An establishment of which the directory says nothing. */
const MUET = {
  ...{ raisonSociale: null, enseigne: null, formeJuridique: null, voie: null, immeuble: null, mentionsDistribution: null },
  ...{ codePostal: null, ville: null, ndas: [] },
}

let agentId: string
beforeAll(async () => {
  agentId = (await makeAgent()).id
})

/** An organisme that declares what the local registers say, but for `donnees`. */
const fidele = (siret: string, donnees: Parameters<typeof makeOrganisme>[0] = {}) =>
  makeOrganisme({
    siret,
    raisonSociale: nomInvente(siret),
    voie: '12 rue des essais',
    codePostal: '75020',
    ville: 'Paris',
    nda: ndaInvente(siret),
    telephone1: null,
    ...donnees,
  })

async function examiner(organismeId: OrganismeId, options: Partial<Parameters<typeof makeDemande>[0]> = {}) {
  const demande = await makeDemande({ statut: 'en_attente', organismeId, ...options })
  const maintenant = new Date()
  expect(await relancerExamen({ demandeId: demande.id, parId: agentId }, maintenant)).toEqual({ ok: true })
  const { id } = await getPrisma().examen.findFirstOrThrow({ where: { demandeId: demande.id } })
  await faireExamen({ examenId: id }, sources())
  const dossier = await findDossier(demande.id)
  const constats = new Map(dossier?.examen?.constats.map((constat) => [constat.controle, constat]))
  return { demande, id, dossier, lu: (controle: Controle) => constats.get(controle) }
}

describe('each check, against servers that speak the registers’ protocols', () => {
  test('what agrees is conforme, with its source and date', async () => {
    const { lu, dossier } = await examiner((await fidele(siretInvente(900))).id)
    for (const controle of ['etablissement', 'denomination', 'forme_juridique', 'adresse'] as const)
      expect(lu(controle), controle).toMatchObject({ etat: 'conforme', source: 'annuaire' })
    for (const controle of ['nda', 'qualiopi'] as const)
      expect(lu(controle), controle).toMatchObject({ etat: 'conforme', source: 'dgefp' })
    for (const controle of ['meme_siren', 'meme_courriel', 'meme_telephone', 'domaine_courriel', 'meme_personne'] as const)
      expect(lu(controle), controle).toMatchObject({ etat: 'conforme', source: 'portail' })
    for (const { le } of dossier?.examen?.constats ?? [])
      expect(Math.abs(Date.now() - new Date(le).getTime())).toBeLessThan(60_000)
  })

  test('what differs is to be looked at, with both values', async () => {
    const siret = siretInvente(901)
    const autre = { raisonSociale: 'Tout autre chose', formeJuridique: '5499', voie: '3 rue ailleurs', nda: '11750000000' }
    const { lu } = await examiner((await fidele(siret, autre)).id)
    expect(lu('denomination')).toMatchObject({
      etat: 'a_verifier',
      declare: 'Tout autre chose',
      registre: `${nomInvente(siret)}, ESSAI FORMATION`,
    })
    expect(lu('forme_juridique')).toMatchObject({ etat: 'a_verifier', declare: '5499', registre: '9220' })
    expect(lu('adresse')).toMatchObject({ etat: 'a_verifier', declare: '3 rue ailleurs, 75020 Paris' })
    expect(lu('nda')).toMatchObject({ etat: 'a_verifier', raison: 'autre_numero', registre: ndaInvente(siret) })
  })

  test('what a register says is a stranger’s words: bounded, and neither reordered nor hidden', async () => {
    const { id, siret } = await fidele(siretInvente(902))
    const dit = `\u202eINSTITUT\u200b <b> ${'x'.repeat(2000)}`
    const interroger = async () => ({ statut: 'trouve', etablissement: { ...MUET, siret, raisonSociale: dit } }) as const
    const demande = await makeDemande({ statut: 'en_attente', organismeId: id })
    await relancerExamen({ demandeId: demande.id, parId: null }, new Date())
    const { id: examenId } = await getPrisma().examen.findFirstOrThrow({ where: { demandeId: demande.id } })
    await faireExamen({ examenId }, { ...sources(), annuaire: { annuaire: { interroger } } })
    const { registre } =
      (await findDossier(demande.id))?.examen?.constats.find(({ controle }) => controle === 'denomination') ?? {}
    expect(registre?.startsWith('INSTITUT <b> xxx')).toBe(true)
    expect(registre?.length).toBeLessThanOrEqual(500)
  })

  test.each([
    ['closed', SIRETS.ferme, { etat: 'a_verifier', raison: 'ferme', registre: '2022-10-22' }, 'conforme'],
    ['unknown', SIRETS.inconnu, { etat: 'a_verifier', raison: 'inconnu' }, 'non_verifie'],
    ['masked', SIRETS.masque, { etat: 'conforme', raison: 'ouvert' }, 'non_verifie'],
    ['down', SIRETS.erreur, { etat: 'non_verifie', raison: 'indisponible' }, 'non_verifie'],
    ['slow', SIRETS.lent, { etat: 'non_verifie', raison: 'indisponible' }, 'non_verifie'],
  ])('the directory says %s', async (_, siret, etablissement, denomination) => {
    const { lu } = await examiner((await fidele(siret)).id)
    expect(lu('etablissement')).toMatchObject(etablissement)
    expect(lu('denomination')?.etat).toBe(denomination)
    expect(lu('nda')?.etat).toBe('conforme') // the other source is asked all the same
  })

  test.each([
    ['absent', { etat: 'a_verifier', raison: 'absent' }, { etat: 'a_verifier', raison: 'absent' }],
    ['remplace', { etat: 'a_verifier', raison: 'precedent', registre: '11759999999' }, { etat: 'conforme' }],
    ['sansCertification', { etat: 'conforme' }, { etat: 'a_verifier', raison: 'sans_certification' }],
    ['erreur', { etat: 'non_verifie', raison: 'indisponible' }, { etat: 'non_verifie' }],
    ['lent', { etat: 'non_verifie', raison: 'indisponible' }, { etat: 'non_verifie' }],
    ['coupe', { etat: 'non_verifie', raison: 'indisponible' }, { etat: 'non_verifie' }],
  ] as const)('the list of training organisations: %s', async (cas, nda, qualiopi) => {
    const { lu } = await examiner((await fidele(SIRETS_DGEFP[cas])).id)
    expect(lu('nda')).toMatchObject(nda)
    expect(lu('qualiopi')).toMatchObject(qualiopi)
    expect(lu('etablissement')?.etat).toBe('conforme')
  })

  test('who shares a SIREN, an e-mail or a telephone here is named; an e-mail of the RGC counts', async () => {
    const numero = '+33198765432'
    const memeSiren = await fidele(siretInvente(910, 2), { telephone2: numero, courriel: 'commun@organisme-910.test' })
    const rgcCourriel = 'rgc-910@organisme.test'
    const parRgc = await makeDemande({ statut: 'en_attente', personnes: { rgcCourriel } })
    await makeDemande({ statut: 'annulee', personnes: { rgcCourriel } })
    const { id } = await fidele(siretInvente(910), { telephone1: numero, courriel: 'commun@organisme-910.test' })
    const { lu } = await examiner(id, { personnes: { rgcCourriel } })
    const { id: sien, raisonSociale, siret } = memeSiren
    expect(lu('meme_siren')).toMatchObject({
      etat: 'a_verifier',
      declare: sirenInvente(910),
      voisins: [{ id: sien, raisonSociale, siret }],
    })
    expect(
      lu('meme_courriel')
        ?.voisins.map((voisin) => voisin.id)
        .sort(),
    ).toEqual([sien, parRgc.organismeId].sort())
    expect(lu('meme_telephone')?.voisins.map((voisin) => voisin.id)).toEqual([sien])
    expect(lu('meme_telephone')?.declare).toMatch(/^\+33\d{9}/)
  })

  test('free and thrown-away addresses, and one person in both roles', async () => {
    const { id } = await fidele(siretInvente(911), { courriel: 'centre@orange.fr' })
    const libre = await examiner(id)
    expect(libre.lu('domaine_courriel')).toMatchObject({ etat: 'a_verifier', raison: 'gratuit', declare: 'centre@orange.fr' })
    const { id: autre } = await fidele(siretInvente(912))
    const personnes = { rgcPrenom: 'Jeanne', rgcNom: 'ESSAI', rgcCourriel: 'x911@sous.yopmail.com' }
    const jetable = await examiner(autre, { personnes })
    expect(jetable.lu('domaine_courriel')).toMatchObject({ etat: 'a_verifier', raison: 'jetable' })
    expect(jetable.lu('meme_personne')).toMatchObject({ etat: 'a_verifier', declare: 'Jeanne Essai' })
  })
})

describe('a run', () => {
  test('is kept as it is once over, and made once however often its job runs', async () => {
    const { id } = await examiner((await fidele(siretInvente(920))).id)
    const avant = await getPrisma().examen.findUniqueOrThrow({ where: { id } })
    dgefp.requetes.length = 0
    await faireExamen({ examenId: id }, sources())
    expect(dgefp.requetes).toEqual([])
    expect(await getPrisma().examen.findUniqueOrThrow({ where: { id } })).toEqual(avant)
    for (const sql of [`UPDATE "Examen" SET constats = '[]'`, 'DELETE FROM "Examen"', 'TRUNCATE "Examen" CASCADE'])
      await expect(getPool().query(sql), sql).rejects.toThrow('append-only')
  })

  test('asked for while one is under way is that one; ten minutes later, another', async () => {
    const { id: demandeId } = await makeDemande({ statut: 'en_attente' })
    const le = new Date('2026-12-01T10:00:00Z')
    const relancer = (ms: number) => relancerExamen({ demandeId, parId: agentId }, new Date(le.getTime() + ms))
    const compter = () => getPrisma().examen.count({ where: { demandeId } })
    await Promise.all([relancer(0), relancer(0), relancer(0)])
    await relancer(10 * 60_000 - 1)
    expect(await compter()).toBe(1)
    await relancer(10 * 60_000)
    expect(await compter()).toBe(2)
    const { rows } = await getPool().query(
      `SELECT data FROM pgboss.job WHERE name = 'examen' AND data->>'examenId' IN
      (SELECT id::text FROM "Examen" WHERE "demandeId" = $1)`,
      [demandeId],
    )
    expect(rows).toHaveLength(2)
  })

  test('of no demande is refused, of no run does nothing', async () => {
    const demandeId = '00000000-0000-7000-8000-000000000000'
    expect(await relancerExamen({ demandeId, parId: agentId }, new Date())).toEqual({ ok: false, code: 'introuvable' })
    await faireExamen({ examenId: demandeId }, sources())
  })
})
