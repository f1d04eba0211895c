import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connecter, demanderMotDePasse } from '@/lib/compte/mutations'
import { getPrisma, transaction } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { supprimerMonCompte } from '@/lib/donnees/actions'
import { listAttaches } from '@/lib/donnees/data'
import { loadCopie, loadDonnees } from '@/lib/donnees/loaders'
import { supprimerCompte } from '@/lib/donnees/mutations'
import { adresseEffacee } from '@/lib/donnees/rules'
import { PREUVE_VALABLE } from '@/lib/facteur/rules'
import { creerJeton } from '@/lib/jeton/mutations'
import { verifierJournal } from '@/lib/journal/data'
import { courriersDe } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase, tablesContenant } from '@/tests/support/database'
import {
  avecTotp,
  makeAgent,
  makeCompte,
  makeDemande,
  makeGestionnaire,
  makeMembre,
  makeOrganisme,
  makeSession,
} from '@/tests/support/factories'
import { MOT_DE_PASSE } from '@/tests/support/inscription'
import { deballer } from '@/tests/support/preuve'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-28T09:00:00Z')
const PAGE = '/mon-compte/donnees'
const lire = (id: string) => getPrisma().compte.findUniqueOrThrow({ where: { id } })
const supprimer = async (compteId: string, prouve = true) =>
  supprimerCompte({ compteId, confirmation: (await lire(compteId)).email, prouve }, LE)
const code = (resultat: { ok: true } | { ok: false; code: string }) => (resultat.ok ? 'ok' : resultat.code)
const envoi = (champs: Record<string, string>) => {
  const donnees = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
  return donnees
}

let racine: string
beforeAll(() => {
  racine = mkdtempSync(join(tmpdir(), 'donnees-'))
})
afterAll(() => rmSync(racine, { recursive: true, force: true }))

let numero = 0
async function copier(compteId: string) {
  const sessionId = (await makeSession(compteId)).id
  const { issue } = await dansRequete({ sessionId }, loadCopie)
  if (!('valeur' in issue)) throw new Error(JSON.stringify(issue))
  const zip = Buffer.from(await new Response(issue.valeur.flux).arrayBuffer())
  const dossier = deballer(zip, join(racine, `${numero++}`))
  const json = (nom: string) => JSON.parse(readFileSync(join(dossier, `${nom}.json`), 'utf8'))
  return { nom: issue.valeur.nom, dossier, json }
}

describe('the copy of one’s data', () => {
  test('holds everything about the person, nobody else’s, and no secret', async () => {
    const { organisme, compte } = await makeGestionnaire({ compte: { motDePasse: MOT_DE_PASSE, ...avecTotp() } })
    await makeDemande({ statut: 'en_attente', organismeId: organisme.id, compteId: compte.id })
    const { jeton } = await transaction((tx) => creerJeton(tx, compte.id, 'alerte', new Date()))
    await demanderMotDePasse(compte.email, new Date())
    const autre = await makeDemande({ statut: 'en_attente' })
    const { nom, dossier, json } = await copier(compte.id)
    expect(nom).toMatch(/^Mes-donnees-Kairos-\d{4}-\d\d-\d\d\.zip$/)
    expect(json('compte')).toMatchObject({ id: compte.id, email: compte.email, role: 'organisme' })
    expect(json('organismes')).toMatchObject([{ role: 'gestionnaire', organisme: { siret: organisme.siret } }])
    expect(json('acceptations')).toMatchObject([{ acceptation: { adresseIp: '192.0.2.10' }, compte: { identifiant: compte.id } }])
    expect(json('sessions')).toHaveLength(1)
    expect(json('courriels')).toMatchObject([{ modele: 'mot-de-passe-oublie' }])
    expect(json('journal').map(({ evenement }: { evenement: string }) => evenement)).toEqual(
      expect.arrayContaining(['demande.valider', 'compte.exporter']),
    )
    const { motDePasse, totpSecret } = await lire(compte.id)
    const tout = execFileSync('sh', ['-c', 'cat *'], { cwd: dossier, encoding: 'utf8' })
    for (const secret of [motDePasse, totpSecret, jeton, MOT_DE_PASSE, autre.compteId, autre.organismeId])
      expect(tout).not.toContain(secret ?? 'absent')
    const lisezMoi = readFileSync(join(dossier, 'LISEZ-MOI.txt'), 'utf8')
    for (const fichier of readdirSync(dossier).filter((fichier) => fichier.endsWith('.json'))) expect(lisezMoi).toContain(fichier)
  })

  test('asks who has not just proved who they are to do so, and whoever is not signed in to sign in', async () => {
    const compte = await makeCompte({ motDePasse: MOT_DE_PASSE })
    const session = async (age: number) => (await makeSession(compte.id, { creeLe: new Date(Date.now() - age) })).id
    const issue = async (sessionId?: string) => (await dansRequete({ sessionId }, loadCopie)).issue
    expect(await issue(await session(PREUVE_VALABLE + 1000))).toEqual({ redirection: PAGE })
    expect(await issue(await session(PREUVE_VALABLE - 5000))).toHaveProperty('valeur')
    expect(await issue()).toEqual({ redirection: `/connexion?suite=${encodeURIComponent(PAGE)}` })
    const { issue: page } = await dansRequete({ sessionId: await session(PREUVE_VALABLE + 1000) }, loadDonnees)
    expect(page).toMatchObject({ valeur: { recente: false, motDePasse: true, retenu: [] } })
  })
})

describe('erasing one’s account', () => {
  test('leaves no personal data but what the law makes us keep, and that verifies', async () => {
    const email = 'jeanne.effacee@atelier.test'
    const { organisme, compte } = await makeGestionnaire({ compte: { email, motDePasse: MOT_DE_PASSE, ...avecTotp() } })
    await makeMembre(organisme.id, (await makeCompte()).id)
    const demande = await makeDemande({ statut: 'refusee', organismeId: organisme.id, compteId: compte.id })
    await demanderMotDePasse(email, LE)
    await getPrisma().rattachement.create({ data: { organismeId: (await makeOrganisme()).id, compteId: compte.id } })
    const sessionId = (await makeSession(compte.id)).id
    expect(await supprimer(compte.id)).toEqual({ ok: true })
    expect(await lire(compte.id)).toMatchObject({
      email: adresseEffacee(compte.id),
      nom: null,
      motDePasse: null,
      totpSecret: null,
      effaceLe: LE,
      desactiveLe: LE,
    })
    // The last e-mail itself: its trace goes the night after.
    expect(await tablesContenant(email)).toEqual(['public."Courriel"'])
    expect((await courriersDe(email)).map(({ modele }) => modele)).toEqual(['compte-supprime'])
    expect((await dansRequete({ sessionId }, loadDonnees)).issue).toHaveProperty('redirection')
    expect(await connecter(email, MOT_DE_PASSE, LE)).toEqual({ ok: false, code: 'identifiants' })
    const gardee = await getPrisma().acceptation.findFirstOrThrow({ where: { demandeId: demande.id } })
    expect(gardee).toMatchObject({ compteId: compte.id, signataireNom: 'Essai' })
    const [ligne] = await getPrisma().journal.findMany({ where: { evenement: 'compte.supprimer', compteId: compte.id } })
    expect(ligne).toMatchObject({ acteurType: 'membre', acteurId: compte.id })
    expect((await verifierJournal()).ok).toBe(true)
    // The address is free again.
    expect((await makeCompte({ email })).email).toBe(email)
  })

  test('takes along an organisme that nobody belongs to and nothing was asked for; keeps any other', async () => {
    const [vide, avecDemande] = [await makeGestionnaire(), await makeGestionnaire()]
    await makeDemande({ statut: 'annulee', organismeId: avecDemande.organisme.id, compteId: avecDemande.compte.id })
    for (const { compte } of [vide, avecDemande]) expect(await supprimer(compte.id)).toEqual({ ok: true })
    const restes = await getPrisma().organisme.findMany({ where: { id: { in: [vide.organisme.id, avecDemande.organisme.id] } } })
    expect(restes.map(({ id }) => id)).toEqual([avecDemande.organisme.id])
  })

  test('is refused while an organisme would have nobody to answer for its demande or access', async () => {
    const { organisme, compte } = await makeGestionnaire()
    const { id: demandeId } = await makeDemande({ organismeId: organisme.id, compteId: compte.id })
    const refuse = async () => code(await supprimer(compte.id))
    expect(await refuse()).toBe('seul_gestionnaire')
    await getPrisma().demande.update({ where: { id: demandeId }, data: { statut: 'annulee' } })
    const autre = await makeCompte({ activeLe: null })
    const ouverte = await makeDemande({ statut: 'acceptee', organismeId: organisme.id, compteId: compte.id })
    await makeMembre(organisme.id, autre.id)
    expect(await refuse()).toBe('seul_gestionnaire')
    expect(await listAttaches(compte.id, LE)).toMatchObject([
      { accesEnCours: true, demandeOuverte: false, autreGestionnaire: false },
    ])
    const { fin } = await getPrisma().acces.findUniqueOrThrow({ where: { id: ouverte.accesId ?? '' } })
    expect(await listAttaches(compte.id, new Date(fin.getTime() - 1))).toMatchObject([{ accesEnCours: true }])
    expect(await listAttaches(compte.id, fin)).toMatchObject([{ accesEnCours: false }])
    await getPrisma().compte.update({ where: { id: autre.id }, data: { activeLe: LE } })
    expect(await refuse()).toBe('ok')
  })

  test('of the last two gestionnaires at once, one stays', async () => {
    const { organisme, compte } = await makeGestionnaire()
    await makeDemande({ organismeId: organisme.id, compteId: compte.id })
    const autre = await makeCompte()
    await makeMembre(organisme.id, autre.id)
    const faits = await Promise.all([supprimer(compte.id), supprimer(autre.id)])
    expect(faits.map(code).sort()).toEqual(['ok', 'seul_gestionnaire'])
  })

  test('is done whole or not at all', async () => {
    const { compte } = await makeGestionnaire()
    const avant = await empreinteDeLaBase()
    await expect(avecPanne('"Journal"', 'validation', () => supprimer(compte.id))).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
  })

  test('asks for the address and a fresh proof, and signs out; an agent asks an administrateur', async () => {
    const compte = await makeCompte()
    const essayer = async (compteId: string, confirmation: string, age = 0) => {
      const sessionId = (await makeSession(compteId, { creeLe: new Date(Date.now() - age) })).id
      return dansRequete({ sessionId }, () => supprimerMonCompte(IDLE, envoi({ confirmation })))
    }
    expect((await essayer(compte.id, 'autre@essai.test')).issue).toMatchObject({
      valeur: { status: 'invalid', fieldErrors: { confirmation: /Recopiez/ } },
    })
    expect((await essayer(compte.id, compte.email, PREUVE_VALABLE + 1000)).issue).toMatchObject({ valeur: { code: 'preuve' } })
    const agent = await makeAgent()
    expect((await essayer(agent.id, agent.email)).issue).toMatchObject({ valeur: { code: 'agent' } })
    expect((await lire(compte.id)).effaceLe).toBeNull()
    const { issue, poses } = await essayer(compte.id, ` ${compte.email.toUpperCase()} `)
    expect(issue).toEqual({ redirection: '/compte-supprime' })
    expect(Object.values(poses)).toContain('')
  })
})
