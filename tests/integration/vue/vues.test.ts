import { describe, expect, test } from 'vitest'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { loadFile } from '@/lib/file/loaders'
import { enregistrer, supprimer } from '@/lib/vue/actions'
import { enregistrerVue } from '@/lib/vue/mutations'
import { VUES_MAX, VUES_PARTAGEES } from '@/lib/vue/rules'
import { makeAgent, makeDemande, makeGestionnaire, makeOrganisme, makeSession } from '@/tests/support/factories'
import { dansRequete } from '@/tests/support/request'

const corps = (champs: Record<string, string>) => {
  const data = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) data.set(nom, valeur)
  return data
}
async function enTantQue<T>(compteId: string, travail: () => Promise<T>) {
  return (await dansRequete({ sessionId: (await makeSession(compteId)).id }, travail)).issue
}
async function vues(compteId: string, parametres: Record<string, string> = {}) {
  const issue = await enTantQue(compteId, () => loadFile(parametres))
  if (!('valeur' in issue)) throw new Error(JSON.stringify(issue))
  return issue.valeur.vues.map(({ nom, total }) => [nom, total?.nombre])
}

describe('views', () => {
  test('everybody has the shared ones, with their counts, « moi » being who looks', async () => {
    const { id } = await makeAgent()
    await makeDemande({ statut: 'en_attente', valideeLe: new Date(Date.now() - 30 * 24 * 3_600_000) })
    const sienne = await makeDemande({ statut: 'en_attente', valideeLe: new Date() })
    await getPrisma().demande.update({ where: { id: sienne.id }, data: { agentId: id } })
    expect(await vues(id)).toEqual([
      ['En retard', 1],
      ['Bientôt en retard', 0],
      ['Non attribuées', 1],
      ['À ma charge', 1],
    ])
  })

  test('an agent keeps filters under names, sees their counts, and removes them', async () => {
    const [un, autre] = [await makeAgent(), await makeAgent()]
    const { id: organismeId } = await makeOrganisme({ codeDepartement: '2B', codeRegion: '94', raisonSociale: 'Bastia métiers' })
    await makeDemande({ statut: 'refusee', organismeId })
    const requete = 'q=bastia&etat=refusee&departement=2B&inconnu=1&apres=3'
    const issue = await enTantQue(un.id, () => enregistrer(IDLE, corps({ nomVue: ' Corse ', requete })))
    expect(issue).toEqual({ redirection: '/admin/demandes?q=bastia&etat=refusee&departement=2B' })
    expect((await vues(un.id)).slice(VUES_PARTAGEES.length)).toEqual([['Corse', 1]])
    expect((await vues(autre.id)).slice(VUES_PARTAGEES.length)).toEqual([])
    expect(await enTantQue(un.id, () => enregistrer(IDLE, corps({ nomVue: 'Corse', requete })))).toMatchObject({
      valeur: {
        status: 'invalid',
        fieldErrors: { nomVue: expect.stringContaining('déjà une vue') },
        values: { nomVue: 'Corse' },
      },
    })
    expect(await enTantQue(un.id, () => enregistrer(IDLE, corps({ nomVue: ' ', requete })))).toMatchObject({
      valeur: { status: 'invalid' },
    })
    const { id: vueId } = await getPrisma().vue.findFirstOrThrow({ where: { compteId: un.id } })
    expect(await enTantQue(autre.id, () => supprimer(IDLE, corps({ vueId, requete: '' })))).toMatchObject({
      valeur: { code: 'introuvable' },
    })
    expect(await enTantQue(un.id, () => supprimer(IDLE, corps({ vueId, requete: 'etat=refusee' })))).toEqual({
      redirection: '/admin/demandes?etat=refusee',
    })
    expect(await getPrisma().vue.count()).toBe(0)
  })

  test(`no more than ${VUES_MAX} each, two at once included`, async () => {
    const { id: compteId } = await makeAgent()
    const issues = await Promise.all(
      Array.from({ length: VUES_MAX + 2 }, (_, n) => enregistrerVue({ compteId, nom: `Vue ${n}`, requete: '' }, new Date())),
    )
    expect(issues.filter(({ ok }) => ok)).toHaveLength(VUES_MAX)
    expect(await getPrisma().vue.count({ where: { compteId } })).toBe(VUES_MAX)
  })

  test('are for agents only', async () => {
    const { compte } = await makeGestionnaire()
    expect(await enTantQue(compte.id, () => loadFile({}))).toEqual({ introuvable: true })
    expect(await enTantQue(compte.id, () => enregistrer(IDLE, corps({ nomVue: 'x', requete: '' })))).toEqual({
      introuvable: true,
    })
  })
})
