import { describe, expect, test } from 'vitest'
import { lireEtatJeton } from '@/lib/compte/data'
import { activerCompte, connecter, demanderMotDePasse, renvoyerActivation } from '@/lib/compte/mutations'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import * as actions from '@/lib/inscription/actions'
import * as loaders from '@/lib/inscription/loaders'
import { ajouterOrganisme, inscrirePersonne } from '@/lib/inscription/mutations'
import { ajoutSchema } from '@/lib/inscription/schema'
import { avecTerritoire } from '@/lib/organisme/communes'
import { courriersDe, dernierJeton } from '@/tests/support/courriels'
import { avecPanne, empreinteDeLaBase } from '@/tests/support/database'
import { makeAgent, makeCompte, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { formulaire, inscrireAvec, MOT_DE_PASSE, siretNeuf } from '@/tests/support/inscription'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-11-20T09:00:00Z')
const organismesDe = (siret: string) => getPrisma().organisme.findMany({ where: { siret }, include: { membres: true } })

function etablissement(siret = siretNeuf()) {
  const { siret: lu, ...organisme } = ajoutSchema.parse(formulaire({ siret }))
  return { siret: lu, verification: 'verifiee' as const, organisme: avecTerritoire(organisme) }
}
/** A person with a session. */
async function personne() {
  const { compte } = await makeGestionnaire()
  return { compte, session: await makeSession(compte.id) }
}

describe('« Ajouter un organisme »', () => {
  test('makes the person its gestionnaire, and the session goes on to it', async () => {
    const { compte, session } = await personne()
    const saisi = etablissement()
    expect(await ajouterOrganisme(saisi, { id: session.id, compteId: compte.id }, LE)).toEqual({ ok: true })
    const [organisme] = await organismesDe(saisi.siret)
    expect(organisme).toMatchObject({ raisonSociale: 'Ateliers du Quai', creeLe: LE, verification: 'verifiee', verifieeLe: LE })
    expect(organisme?.membres).toMatchObject([{ compteId: compte.id, role: 'gestionnaire' }])
    expect(await getPrisma().session.findUnique({ where: { id: session.id } })).toMatchObject({ organismeId: organisme?.id })
    const lignes = await getPrisma().journal.findMany({ where: { organismeId: organisme?.id } })
    expect(lignes).toMatchObject([{ evenement: 'organisme.creer', acteurId: compte.id }])
    expect(await courriersDe(compte.email)).toEqual([])
  })

  test('of one SIRET at once, by people who sign up and people who have an account, is one organisme [SEC-I1]', async () => {
    for (let fois = 0; fois < 8; fois += 1) {
      const saisi = etablissement()
      const gens = [await personne(), await personne()]
      const essais = await Promise.all([
        ...gens.map(({ compte, session }) => ajouterOrganisme(saisi, { id: session.id, compteId: compte.id }, LE)),
        inscrireAvec({ siret: saisi.siret }).then(({ resultat }) => resultat),
      ])
      expect(essais.map((essai) => (essai.ok ? 'ok' : essai.code)).sort()).toEqual(['ok', 'siret_pris', 'siret_pris'])
      const organismes = await organismesDe(saisi.siret)
      expect(organismes.map(({ membres }) => membres.length)).toEqual([1])
    }
  }, 60_000)

  test('that the directory could not verify orders a new verification', async () => {
    const { compte, session } = await personne()
    const saisi = { ...etablissement(), verification: 'non_verifiee' as const }
    await ajouterOrganisme(saisi, { id: session.id, compteId: compte.id }, LE)
    const [organisme] = await organismesDe(saisi.siret)
    const travaux = await getPrisma().$queryRaw`SELECT name FROM pgboss.job WHERE data->>'organismeId' = ${organisme?.id}`
    expect(travaux).toEqual([{ name: 'annuaire' }])
  })

  test.each(['"Membre"', '"Journal"', '"Session"'])('is all or nothing (%s)', async (table) => {
    const { compte, session } = await personne()
    const saisi = etablissement()
    const avant = await empreinteDeLaBase()
    const ajouter = () => ajouterOrganisme(saisi, { id: session.id, compteId: compte.id }, LE)
    await expect(avecPanne(table, 'ecriture', ajouter)).rejects.toThrow()
    expect(await empreinteDeLaBase()).toEqual(avant)
    expect(await ajouter()).toEqual({ ok: true })
  })

  test('is for people of organismes who are signed in', async () => {
    const essayer = async (sessionId?: string) => (await dansRequete({ sessionId }, () => loaders.loadAjout(siretNeuf()))).issue
    expect(await essayer()).toEqual({ redirection: '/connexion?suite=%2Forganismes%2Fajouter' })
    expect(await essayer((await makeSession((await makeAgent()).id)).id)).toEqual({ introuvable: true })
    const agent = await makeSession((await makeAgent()).id)
    const corps = new FormData()
    expect((await dansRequete({ sessionId: agent.id }, () => actions.ajouter(IDLE, corps))).issue).toEqual({ introuvable: true })
  })

  test('says of a SIRET that is taken nothing but that, and of one’s own that it is', async () => {
    const { compte, session } = await personne()
    const { organisme: autre } = await makeGestionnaire()
    const [sien] = await getPrisma().organisme.findMany({ where: { membres: { some: { compteId: compte.id } } } })
    const chercher = async (siret: string) => {
      const { issue } = await dansRequete({ sessionId: session.id }, () => loaders.loadRechercheAjout({ siret, reponse: 'pris' }))
      return 'valeur' in issue ? issue.valeur : issue
    }
    const recherche = { siret: autre.siret, reponse: 'pris' }
    expect(await chercher(autre.siret)).toEqual({ recherche, sien: false })
    expect(await chercher(sien?.siret ?? '')).toMatchObject({ sien: true })
  })
})

describe('an account of no organisme', () => {
  test('is activated by the link of its e-mail, which names none, and opens', async () => {
    const email = 'seule@quai.test'
    await inscrirePersonne({ email, motDePasse: MOT_DE_PASSE }, LE)
    const [courrier] = await courriersDe(email)
    expect([courrier?.modele, courrier?.texte.includes('null')]).toEqual(['activation', false])
    expect(await connecter(email, MOT_DE_PASSE, LE)).toEqual({ ok: false, code: 'non_active' })
    await renvoyerActivation(email, LE)
    await demanderMotDePasse(email, LE)
    expect((await courriersDe(email)).map(({ modele }) => modele)).toEqual(Array(4).fill('activation'))
    const jeton = await dernierJeton(email)
    expect(await lireEtatJeton(jeton, 'activation', LE)).toBe('valable')
    expect(await activerCompte(jeton, LE)).toEqual({ ok: true })
    expect(await connecter(email, MOT_DE_PASSE, LE)).toMatchObject({ ok: true })
    const compte = await getPrisma().compte.findUniqueOrThrow({ where: { email } })
    const lignes = await getPrisma().journal.findMany({ where: { compteId: compte.id }, orderBy: { id: 'asc' } })
    expect(lignes.map(({ evenement, organismeId }) => [evenement, organismeId])).toEqual([
      ['compte.creer', null],
      ['compte.activer', null],
    ])
  })

  test('gets the same answer, and costs the same rows, when the e-mail has an account [SEC-I7]', async () => {
    const { email } = await makeCompte()
    const avant = await empreinteDeLaBase()
    await inscrirePersonne({ email, motDePasse: MOT_DE_PASSE }, LE)
    expect((await courriersDe(email)).map(({ modele }) => modele)).toEqual(['compte-existant'])
    const apres = await empreinteDeLaBase()
    const changees = Object.keys(apres).filter((table) => apres[table] !== avant[table])
    expect(changees).toEqual(['pgboss.job', 'pgboss.job_common', 'public."Courriel"'])
    const repondre = async (adresse: string) => {
      const corps = new FormData()
      for (const [nom, valeur] of Object.entries({ email: adresse, motDePasse: MOT_DE_PASSE, motDePasseRepete: MOT_DE_PASSE }))
        corps.set(nom, valeur)
      return (await dansRequete({}, () => actions.creerComptePersonne(IDLE, corps))).issue
    }
    expect(await repondre('neuve@quai.test')).toEqual({ redirection: '/inscription/confirmation' })
    expect(await repondre(email)).toEqual({ redirection: '/inscription/confirmation' })
  })

  test('made twice at once is one', async () => {
    const email = 'double@quai.test'
    await Promise.all([1, 2, 3].map(() => inscrirePersonne({ email, motDePasse: MOT_DE_PASSE }, LE)))
    expect(await getPrisma().compte.count({ where: { email } })).toBe(1)
    const modeles = (await courriersDe(email)).map(({ modele }) => modele)
    expect(modeles.sort()).toEqual(['activation', 'compte-existant', 'compte-existant'])
  })
})
