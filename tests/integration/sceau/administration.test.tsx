import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, test } from 'vitest'
import { Administration } from '@/components/sceau/administration'
import { getPrisma } from '@/lib/core/db'
import { CODE_FAUTE } from '@/lib/core/demarrage/faute'
import { EKU } from '@/lib/core/pdf/certificat'
import { delivrer, type Paire } from '@/lib/core/pdf/pki'
import { loadFile } from '@/lib/file/loaders'
import { loadJournal } from '@/lib/journal/loaders'
import { loadAdministration } from '@/lib/sceau/loaders'
import { noterSceau } from '@/lib/sceau/mutations'
import { creerSceau, ouvrirSceau } from '@/lib/sceau/service'
import { makeAgent, makeGestionnaire, makeSession } from '@/tests/support/factories'
import { lancer } from '@/tests/support/programmes'
import { dansRequete } from '@/tests/support/request'
import {
  creerAutoriteInventee,
  creerCachetInvente,
  dansJours,
  ecrireP12,
  MAINTENANT,
  nom,
  nouveauDossier,
  reglages,
  VALIDE,
} from '@/tests/support/sceau'

// What agents and administrateurs read of the seal, and what whoever starts the worker reads of one that can't be used.
const JOUR_MS = 86_400_000
const FIN = new Date('2027-06-30T22:30:00Z')
const certificat = {
  sujet: 'Cachet <inventé>',
  emetteur: 'Autorité inventée',
  debut: new Date('2024-06-30T12:00:00Z'),
  fin: FIN,
  empreinte: 'ab'.repeat(32),
}
const noter = (fin: Date, demonstration = false) => noterSceau({ certificat: { ...certificat, fin }, demonstration }, new Date())
const enTantQue = async <T,>(compteId: string, travail: () => Promise<T>) =>
  (await dansRequete({ sessionId: (await makeSession(compteId)).id }, travail)).issue
const administrateur = async () => (await makeAgent({ role: 'administrateur' })).id

afterEach(async () => {
  await getPrisma().sceauOuvert.deleteMany()
})

describe('/admin', () => {
  test('is for administrateurs; agents go to the queue, and for others there is nothing', async () => {
    const vide = { sceau: null, alerte: null, consultations: [] }
    expect(await enTantQue(await administrateur(), loadAdministration)).toMatchObject({ valeur: vide })
    expect(await enTantQue((await makeAgent()).id, loadAdministration)).toEqual({ redirection: '/admin/demandes' })
    expect(await enTantQue((await makeGestionnaire()).compte.id, loadAdministration)).toEqual({ introuvable: true })
    expect(renderToStaticMarkup(<Administration sceau={null} alerte={null} />)).toContain('Aucun cachet n’a encore été ouvert')
  })

  test('shows the seal that a worker opened last: for whom, by whom, until when', async () => {
    await noter(new Date())
    await Promise.all([noter(FIN), noter(FIN)])
    const issue = await enTantQue(await administrateur(), loadAdministration)
    const valeur = 'valeur' in issue ? issue.valeur : null
    if (!valeur?.sceau) throw new Error('no seal')
    const html = renderToStaticMarkup(<Administration {...valeur} />)
    for (const dit of ['Cachet &lt;inventé&gt;', certificat.emetteur, certificat.empreinte, '01/07/2027 à 00:30'])
      expect(html).toContain(dit)
    expect(html).not.toContain('démonstration')
    const enDemonstration = { ...valeur.sceau, demonstration: true }
    expect(renderToStaticMarkup(<Administration sceau={enDemonstration} alerte={null} />)).toContain('cachet de démonstration')
  })
})

describe('the end of the seal', () => {
  const alertes = async () => {
    const compteId = await administrateur()
    const issues = [
      await enTantQue(compteId, loadAdministration),
      await enTantQue(compteId, () => loadFile({})),
      await enTantQue(compteId, () => loadJournal({})),
    ]
    return issues.map((issue) => 'valeur' in issue && issue.valeur.alerte?.etat)
  }

  test.each([
    [60 * JOUR_MS + 60_000, undefined],
    [60 * JOUR_MS - 1, 'bientot'],
    [-1, 'fini'],
  ])('%i ms ahead: %s on each page', async (ms, etat) => {
    await noter(new Date(Date.now() + ms))
    expect(await alertes()).toEqual([etat, etat, etat])
  })

  test('is told with its date in Paris, and as an error once it is past', () => {
    const dire = (etat: 'bientot' | 'fini') => renderToStaticMarkup(<Administration sceau={null} alerte={{ etat, fin: FIN }} />)
    expect(dire('bientot')).toContain('Le cachet électronique prend fin le 1er juillet 2027.')
    expect(dire('bientot')).toContain('border-warning')
    expect(dire('fini')).toContain('Le cachet électronique a pris fin le 1er juillet 2027.')
    expect(dire('fini')).toContain('border-danger')
  })

  test('makes the worker open the seal again: nothing is sealed with one that has ended', async () => {
    const avant = await ouvrirSceau()
    expect(await ouvrirSceau(avant.certificat.fin)).toBe(avant)
    const tard = new Date(avant.certificat.fin.getTime() + 1)
    const [un, deux] = await Promise.all([ouvrirSceau(tard), ouvrirSceau(tard)])
    expect(un.certificat.empreinte).not.toBe(avant.certificat.empreinte)
    expect(deux).toBe(un)
  })
})

describe('the worker refuses a seal that can’t be used, in one sentence', () => {
  async function refuser(paire: Paire, autorite: Awaited<ReturnType<typeof creerAutoriteInventee>>, motDePasse: string) {
    const dossier = nouveauDossier()
    const SEAL_P12 = ecrireP12(dossier, paire, [autorite], 'secret')
    const { DATABASE_URL = '', NEXTAUTH_URL = '', NEXTAUTH_SECRET = '' } = process.env
    const base = { DATABASE_URL, NEXTAUTH_URL, NEXTAUTH_SECRET, SMTP_URL: 'smtp://127.0.0.1:2525', NODE_ENV: 'production' }
    const env = { ...base, KAIROS_DATA_DIR: dossier, SEAL_P12, SEAL_P12_PASSWORD: motDePasse }
    const worker = lancer('scripts/worker.ts', [], env)
    expect(await worker.fin).toBe(CODE_FAUTE)
    expect(worker.sortie()).toBe('')
    expect(worker.erreurs().trim().split('\n')).toHaveLength(1)
    return worker.erreurs()
  }

  test('wrong password, certificate that ended, certificate made for something else', { timeout: 60_000 }, async () => {
    const autorite = await creerAutoriteInventee()
    const fini = await creerCachetInvente(autorite, { debut: dansJours(-20), fin: dansJours(-1) })
    const autre = await delivrer(autorite, { nom: nom('Autre'), ...VALIDE }, { etendus: [EKU.horodatage], critique: true })
    const dits = await Promise.all([
      refuser(await creerCachetInvente(autorite), autorite, 'faux'),
      refuser(fini, autorite, 'secret'),
      refuser(autre, autorite, 'secret'),
    ])
    expect(dits).toEqual([
      expect.stringMatching(/^SEAL_P12_PASSWORD is not the password/),
      expect.stringMatching(/^The certificate of the seal ended on \d{4}-\d\d-\d\d: install a new one/),
      expect.stringMatching(/^The certificate of the seal is not made for signing documents/),
    ])
  })

  test('a good one is said to be the operator’s', async () => {
    const autorite = await creerAutoriteInventee()
    const SEAL_P12 = ecrireP12(nouveauDossier(), await creerCachetInvente(autorite), [autorite], 'secret')
    const sceau = await creerSceau(reglages(nouveauDossier(), { SEAL_P12, SEAL_P12_PASSWORD: 'secret' }), MAINTENANT)
    await noterSceau(sceau, MAINTENANT)
    expect(await getPrisma().sceauOuvert.findMany()).toMatchObject([
      { ...sceau.certificat, demonstration: false, ouvertLe: MAINTENANT },
    ])
  })
})
