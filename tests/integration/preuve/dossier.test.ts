import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { horodaterDocuments } from '@/lib/document/jobs'
import { ouvrirSceau } from '@/lib/sceau/service'
import { makeAgent, makeCompte, makeGestionnaire } from '@/tests/support/factories'
import {
  abimer,
  adherer,
  controler,
  deballer,
  faireBordereaux,
  lireControles,
  recalculer,
  telecharger,
} from '@/tests/support/preuve'
import { croireHorodateur, lancer, nouveauDossier } from '@/tests/support/sceau'
import { type ServeurTsa, startTsaServer } from '@/tests/support/tsa-server'

// The archive as its reader has it: unpacked with `unzip`, and checked with the very commands of its LISEZ-MOI.txt.
const JOUR = 86_400_000
const HIER = new Date(Date.now() - JOUR)
const AUJOURD_HUI = new Date()
const DEMAIN = new Date(Date.now() + JOUR)
const travail = nouveauDossier('fichier')
const donnees = process.env.KAIROS_DATA_DIR ?? ''

let tsa: ServeurTsa
beforeAll(async () => {
  tsa = await startTsaServer()
  process.env.TSA_URL = tsa.url
  croireHorodateur(donnees, tsa.autorite)
})
afterAll(() => tsa.close())

let numero = 0
async function ouvrir(compteId: string, demandeId: string, acceptation: string | null = null): Promise<string> {
  numero += 1
  const preuve = await telecharger(compteId, demandeId, acceptation)
  if (!preuve) throw new Error('no archive')
  return deballer(preuve.zip, join(travail, `preuve-${numero}`))
}
function copier(dossier: string): string {
  numero += 1
  cpSync(dossier, join(travail, `copie-${numero}`), { recursive: true })
  return join(travail, `copie-${numero}`)
}
const lirePreuve = (dossier: string) => JSON.parse(readFileSync(join(dossier, 'preuve.json'), 'utf8'))
const jourDe = (date: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(date)

describe('the archive of an acceptation', () => {
  let dossier: string
  let pdf: string
  beforeAll(async () => {
    const gestionnaire = await makeGestionnaire({ organisme: { raisonSociale: 'Œuvre & <Savoir>' } })
    const { demandeId } = await adherer(HIER, gestionnaire)
    await faireBordereaux(DEMAIN)
    dossier = await ouvrir(gestionnaire.compte.id, demandeId)
    pdf = `CGU-Kairos-${gestionnaire.organisme.siret}.pdf`
  })

  test('is checked by the commands it gives, all of them', () => {
    expect(lireControles(dossier).map(({ titre }) => titre.replace(/ du \d.*?20\d\d/, ''))).toEqual([
      'Préparer',
      'Aucun fichier n’a changé depuis que l’archive est faite',
      'Le texte accepté est celui du journal',
      'L’acceptation est celle du journal',
      'Le PDF scellé est celui du journal',
      'Le PDF est bien formé',
      'Le cachet du PDF est valable (pdfsig)',
      'Le cachet du PDF est valable (openssl)',
      'L’horodatage du cachet est valable',
      'Le journal est une chaîne sans trou',
      'Le bordereau porte la ligne 4',
      'Le cachet du bordereau est valable',
      'L’horodatage du bordereau est valable',
      'Le bordereau porte la ligne 5',
      'Le cachet du bordereau est valable',
      'L’horodatage du bordereau est valable',
    ])
    expect(controler(dossier)).toEqual([])
    const pdfsig = lancer('pdfsig', '-nssdir', `sql:${join(dossier, 'controle/nss')}`, join(dossier, pdf)).sortie
    expect(pdfsig).toMatch(/Total document signed[^#]*Signature is Valid[^#]*Certificate is Trusted/)
    expect(readFileSync(join(dossier, 'LISEZ-MOI.txt'), 'utf8')).not.toContain('demain')
  })

  const INTACT = 'Aucun fichier n’a changé depuis que l’archive est faite'
  test.each([
    ['preuve.json', []],
    ['acceptation.json', ['L’acceptation est celle du journal']],
    ['cgu-acceptees.md', ['Le texte accepté est celui du journal']],
    [
      'pdf',
      ['Le PDF scellé est celui du journal', 'Le cachet du PDF est valable (pdfsig)', 'Le cachet du PDF est valable (openssl)'],
    ],
    ['journal/000003.txt', ['Le journal est une chaîne sans trou']],
    ['journal/000005.txt', ['Le journal est une chaîne sans trou', /^Le bordereau du .* porte la ligne 5$/]],
    [`bordereaux/${jourDe(AUJOURD_HUI)}.txt`, [/porte la ligne 5$/, /^Le cachet du bordereau/, /^L’horodatage du bordereau/]],
    [`bordereaux/${jourDe(HIER)}.p7s`, [/^Le cachet du bordereau/]],
    [`bordereaux/${jourDe(HIER)}.tsr`, [/^L’horodatage du bordereau/]],
  ])('with one bit of %s changed, is found out, also by who recomputes its sums', (nom, fautes) => {
    const copie = copier(dossier)
    abimer(copie, nom === 'pdf' ? pdf : nom, nom === 'pdf' ? 'dc:title' : '')
    const dites = controler(copie)
    expect(dites).toContain(INTACT)
    recalculer(copie)
    expect(controler(copie)).toEqual(dites.filter((titre) => titre !== INTACT))
    for (const faute of fautes) expect(dites).toContainEqual(typeof faute === 'string' ? faute : expect.stringMatching(faute))
    expect(dites.length).toBe(fautes.length + 1)
  })

  test('with a line of the journal taken away, or a timestamp of another file, is found out', () => {
    const copie = copier(dossier)
    cpSync(join(dossier, 'journal/000003.txt'), join(copie, 'journal/000002.txt'))
    expect(controler(copie)).toContain('Le journal est une chaîne sans trou')
    const autre = copier(dossier)
    cpSync(join(dossier, `bordereaux/${jourDe(HIER)}.tsr`), join(autre, `bordereaux/${jourDe(AUJOURD_HUI)}.tsr`))
    expect(controler(autre)).toContainEqual(expect.stringMatching(/^L’horodatage du bordereau/))
  })
})

test('an archive whose PDF was timestamped later holds both files, and both are checked', async () => {
  tsa.repondre('erreur')
  const gestionnaire = await makeGestionnaire()
  const { demandeId } = await adherer(HIER, gestionnaire)
  tsa.repondre('juste')
  const avant = await ouvrir(gestionnaire.compte.id, demandeId)
  expect(controler(avant)).toEqual([])
  expect(readFileSync(join(avant, 'LISEZ-MOI.txt'), 'utf8')).toContain('Le PDF n’est pas horodaté')
  await horodaterDocuments(await ouvrirSceau())
  const apres = await ouvrir(gestionnaire.compte.id, demandeId)
  expect(controler(apres)).toEqual([])
  expect(lireControles(apres).map(({ titre }) => titre)).toEqual(
    expect.arrayContaining([
      'Le PDF horodaté est celui du journal',
      'Le PDF horodaté commence par le PDF scellé',
      'L’horodatage du PDF horodaté est valable',
    ]),
  )
  const nom = `CGU-Kairos-${gestionnaire.organisme.siret}-horodate.pdf`
  const copie = copier(apres)
  abimer(copie, nom)
  expect(controler(copie)).toEqual(
    expect.arrayContaining(['Le PDF horodaté est celui du journal', 'L’horodatage du PDF horodaté est valable']),
  )
  for (const sql of [
    `UPDATE "DocumentHorodate" SET source = 'autre'`,
    'DELETE FROM "DocumentHorodate"',
    'TRUNCATE "DocumentHorodate"',
  ])
    await expect(getPrisma().$executeRawUnsafe(sql), sql).rejects.toThrow('append-only')
})

describe('what the proof says of the access', () => {
  test('is what the decision did, whatever became of it since', async () => {
    const gestionnaire = await makeGestionnaire()
    const premiere = await adherer(new Date(HIER.getTime() - 3 * JOUR), gestionnaire)
    const lire = async (demandeId: string) => lirePreuve(await ouvrir(gestionnaire.compte.id, demandeId))
    const { acces } = await lire(premiere.demandeId)
    expect(acces).toMatchObject({ effet: 'ouvert' })
    const modification = await adherer(HIER, gestionnaire, { signataireNom: 'Nouvelle' })
    expect((await lire(modification.demandeId)).acces).toEqual({ ...acces, effet: 'conserve' })
    const where = { organismeId: gestionnaire.organisme.id }
    await getPrisma().acces.updateMany({ where, data: { statut: 'retire', fin: new Date() } })
    expect((await lire(premiere.demandeId)).acces).toEqual(acces)
    expect((await lire(modification.demandeId)).acces).toEqual({ ...acces, effet: 'conserve' })
  })
})

describe('who may have it', () => {
  test('members and agents, whose downloads are written down; nobody else, not even of a mixed address', async () => {
    const gestionnaire = await makeGestionnaire()
    const { demandeId, acceptationId, agentId } = await adherer(HIER, gestionnaire)
    const autre = await makeGestionnaire()
    const sienne = await adherer(HIER, autre)
    const agent = await makeAgent({ nom: 'Nom d’agent à taire', email: 'agent-a-taire@essai.test' })
    await getPrisma().compte.update({ where: { id: agentId }, data: { nom: 'Décideuse à taire' } })
    const lignes = () =>
      getPrisma().journal.findMany({
        where: { evenement: 'preuve.telecharger' },
        select: { acteurId: true, organismeId: true, donnees: true },
      })

    const preuve = await telecharger(gestionnaire.compte.id, demandeId)
    expect(preuve?.nom).toBe(`Preuve-Kairos-${gestionnaire.organisme.siret}-${jourDe(HIER)}.zip`)
    expect(await lignes()).toEqual([])
    expect(await telecharger(agent.id, demandeId)).toEqual(preuve)
    expect(await lignes()).toEqual([{ acteurId: agent.id, organismeId: gestionnaire.organisme.id, donnees: { acceptationId } }])
    for (const secret of [
      agent.nom,
      agent.email,
      'Décideuse à taire',
      (await getPrisma().compte.findUniqueOrThrow({ where: { id: agentId } })).email,
    ])
      expect(preuve?.zip.includes(secret ?? '?')).toBe(false) // nothing is compressed in it
    expect(preuve?.zip.includes(agentId)).toBe(true)

    const inconnu = '01900000-0000-7000-8000-000000000000'
    expect(await telecharger(autre.compte.id, demandeId)).toBeNull()
    expect(await telecharger(autre.compte.id, demandeId, sienne.acceptationId)).toBeNull()
    expect(await telecharger(autre.compte.id, sienne.demandeId, acceptationId)).toBeNull()
    expect(await telecharger(gestionnaire.compte.id, demandeId, inconnu)).toBeNull()
    expect(await telecharger(gestionnaire.compte.id, demandeId, 'nimporte')).toBeNull()
    expect(await telecharger(gestionnaire.compte.id, 'nimporte')).toBeNull()
    expect(await telecharger(gestionnaire.compte.id, inconnu)).toBeNull()
    expect(await telecharger((await makeCompte()).id, demandeId)).toBeNull()
    expect(await telecharger(null, demandeId)).toBeNull()
    expect(await lignes()).toHaveLength(1)
  })
})
