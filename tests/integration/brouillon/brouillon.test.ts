import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enregistrer } from '@/lib/brouillon/actions'
import { findBrouillon, findTexteBrouillon, listBrouillons } from '@/lib/brouillon/data'
import { creerBrouillon, modifierBrouillon, supprimerBrouillon } from '@/lib/brouillon/mutations'
import { BROUILLONS_MAX } from '@/lib/brouillon/rules'
import { installerCgu } from '@/lib/cgu/mutations'
import { sha256 } from '@/lib/core/chiffrement'
import { getPrisma } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import { avecPanne } from '@/tests/support/database'
import { makeAgent, makeSession } from '@/tests/support/factories'
import { lignesJournal, makeBrouillon, texteNeuf, travaux } from '@/tests/support/publication'
import { dansRequete } from '@/tests/support/request'

const LE = new Date('2026-12-01T09:00:00Z')
let parId = ''
let sessionId = ''
beforeAll(async () => {
  await installerCgu()
  parId = (await makeAgent({ role: 'administrateur', nom: 'Camille Durand' })).id
  sessionId = (await makeSession(parId)).id
})
beforeEach(() => getPrisma().cguBrouillon.deleteMany())

const formulaire = (champs: Record<string, string>) => {
  const donnees = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
  return donnees
}
const vuDe = async (id: string) => (await findTexteBrouillon(id))?.modifieLe ?? new Date(0)

describe('a draft', () => {
  test('is kept with who wrote it, one line of the journal, and its PDF ordered', async () => {
    const texte = texteNeuf()
    const id = await makeBrouillon(parId, texte, LE)
    expect(await findBrouillon(id)).toMatchObject({ texte, auteur: 'Camille Durand', modifieLe: LE, apercu: false })
    expect(await listBrouillons()).toEqual([{ id, modifieLe: LE, auteur: 'Camille Durand' }])
    expect(await travaux('apercu', 'brouillonId', id)).toHaveLength(1)
    const ligne = (await lignesJournal('cgu.enregistrer_brouillon')).at(-1)
    expect(ligne).toMatchObject({ dossier: 'portail', acteurId: parId, donnees: { brouillonId: id, sha256: sha256(texte) } })
  })

  test.each(['ecriture', 'validation'] as const)('is not there when its line can’t be written (%s)', async (quand) => {
    await expect(avecPanne('"Journal"', quand, () => makeBrouillon(parId))).rejects.toThrow('panne')
    expect(await listBrouillons()).toEqual([])
  })

  test.each([
    ['', 'vide'],
    ['sans titre', 'sans_article'],
    ['## Article\n\n数', 'sans_glyphe'],
    [`## ${'a'.repeat(61)}`, 'mot_trop_long'],
  ])('%j is refused: %s, made or saved', async (texte, code) => {
    const id = await makeBrouillon(parId)
    const refuse = { ok: false, code: 'texte', refus: { code } }
    expect(await creerBrouillon({ texte, parId }, LE)).toMatchObject(refuse)
    expect(await modifierBrouillon({ brouillonId: id, vu: await vuDe(id), texte, parId }, LE)).toMatchObject(refuse)
    expect(await listBrouillons()).toHaveLength(1)
  })

  test('there are BROUILLONS_MAX at most, even made at once', async () => {
    for (let rang = 0; rang < BROUILLONS_MAX - 1; rang += 1) await makeBrouillon(parId)
    const deux = await Promise.all([1, 2].map(() => creerBrouillon({ texte: texteNeuf(), parId }, LE)))
    expect(deux.map((resultat) => resultat.ok || resultat.code).sort()).toEqual(['trop_de_brouillons', true])
    expect(await listBrouillons()).toHaveLength(BROUILLONS_MAX)
  })
})

describe('two administrateurs at one draft', () => {
  test('saving at once: one wins, the other is told', async () => {
    const id = await makeBrouillon(parId, texteNeuf(), LE)
    const textes = [texteNeuf(), texteNeuf()]
    const resultats = await Promise.all(textes.map((texte) => modifierBrouillon({ brouillonId: id, vu: LE, texte, parId }, LE)))
    expect(resultats.map((resultat) => resultat.ok || resultat.code).sort()).toEqual(['modifie_entretemps', true])
    const gagnant = textes[resultats.findIndex(({ ok }) => ok)]
    expect(await findBrouillon(id)).toMatchObject({ texte: gagnant, modifieLe: new Date(LE.getTime() + 1) })
    expect(await travaux('apercu', 'brouillonId', id)).toHaveLength(2)
  })

  test('one saves what the other deletes: nothing is deleted unseen', async () => {
    const id = await makeBrouillon(parId, texteNeuf(), LE)
    expect(await modifierBrouillon({ brouillonId: id, vu: LE, texte: texteNeuf(), parId }, LE)).toEqual({ ok: true })
    expect(await supprimerBrouillon({ brouillonId: id, vu: LE, parId }, LE)).toEqual({ ok: false, code: 'modifie_entretemps' })
    expect(await supprimerBrouillon({ brouillonId: id, vu: await vuDe(id), parId }, LE)).toEqual({ ok: true })
    expect((await lignesJournal('cgu.supprimer_brouillon')).at(-1)).toMatchObject({ donnees: { brouillonId: id } })
    expect(await supprimerBrouillon({ brouillonId: id, vu: LE, parId }, LE)).toEqual({ ok: false, code: 'introuvable' })
  })
})

describe('the form', () => {
  const envoyer = async (champs: Record<string, string>) =>
    (await dansRequete({ sessionId }, () => enregistrer(IDLE, formulaire(champs)))).issue

  test('saves lines that end in \\n, without what nobody sees, and with the spaces that say something', async () => {
    const id = await makeBrouillon(parId, texteNeuf(), LE)
    const texte = '## Article\u200b 1\r\n\r\n- un\r\n  - deux  \u202e\u00ad\n\n7\u00a0h\u00a030\r\n\r\n'
    await envoyer({ brouillonId: id, vu: LE.toISOString(), texte })
    expect(await findBrouillon(id)).toMatchObject({ texte: '## Article 1\n\n- un\n  - deux  \n\n7\u00a0h\u00a030' })
  })

  test('keeps what was typed, with the sentence beside the field', async () => {
    const id = await makeBrouillon(parId, texteNeuf(), LE)
    const texte = '## Durée\n\nTrois ans 数'
    const issue = await envoyer({ brouillonId: id, vu: LE.toISOString(), texte })
    const erreur = 'Le PDF ne peut pas afficher «\u00a0数\u00a0», dans «\u00a0Durée\u00a0»\u00a0: remplacez ce caractère.'
    expect(issue).toMatchObject({ valeur: { status: 'invalid', fieldErrors: { texte: erreur }, values: { texte } } })
    const vide = await envoyer({ brouillonId: id, vu: LE.toISOString(), texte: ' ' })
    expect(vide).toMatchObject({ valeur: { fieldErrors: { texte: expect.stringContaining('Écrivez ou collez') } } })
    const long = await envoyer({ brouillonId: id, vu: LE.toISOString(), texte: 'a '.repeat(20_001) })
    expect(long).toMatchObject({
      valeur: { fieldErrors: { texte: expect.stringContaining('40\u202f000 caractères au maximum') } },
    })
  })

  test('tells of another saving and keeps the text; of a draft that is gone, makes another', async () => {
    const id = await makeBrouillon(parId, texteNeuf(), LE)
    await modifierBrouillon({ brouillonId: id, vu: LE, texte: texteNeuf(), parId }, LE)
    const texte = texteNeuf()
    const issue = await envoyer({ brouillonId: id, vu: LE.toISOString(), texte })
    expect(issue).toMatchObject({ valeur: { status: 'refused', code: 'modifie_entretemps', values: { texte } } })
    await supprimerBrouillon({ brouillonId: id, vu: await vuDe(id), parId }, LE)
    const recree = await envoyer({ brouillonId: id, vu: LE.toISOString(), texte })
    const [autre] = await listBrouillons()
    expect(recree).toEqual({ redirection: `/admin/cgu/brouillons/${autre?.id}?fait=recree` })
    expect(await findBrouillon(autre?.id ?? '')).toMatchObject({ texte })
  })
})
