import { beforeAll, describe, expect, test } from 'vitest'
import { getPrisma, transaction } from '@/lib/core/db'
import { IDLE } from '@/lib/core/form-state'
import * as demandeActions from '@/lib/demande/actions'
import * as demandeData from '@/lib/demande/data'
import * as demandeLoaders from '@/lib/demande/loaders'
import * as demandeMutations from '@/lib/demande/mutations'
import * as documentData from '@/lib/document/data'
import * as documentLoaders from '@/lib/document/loaders'
import * as documentMutations from '@/lib/document/mutations'
import * as organismeActions from '@/lib/organisme/actions'
import { avecTerritoire } from '@/lib/organisme/communes'
import * as organismeData from '@/lib/organisme/data'
import * as organismeLoaders from '@/lib/organisme/loaders'
import * as organismeMutations from '@/lib/organisme/mutations'
import { organismeSchema } from '@/lib/organisme/schema'
import * as preuveData from '@/lib/preuve/data'
import * as preuveLoaders from '@/lib/preuve/loaders'
import * as preuveMutations from '@/lib/preuve/mutations'
import * as reacceptationActions from '@/lib/reacceptation/actions'
import * as reacceptationData from '@/lib/reacceptation/data'
import * as reacceptationLoaders from '@/lib/reacceptation/loaders'
import * as reacceptationMutations from '@/lib/reacceptation/mutations'
import { empreinteDeLaBase } from '@/tests/support/database'
import { personnes } from '@/tests/support/factories'
import { formulaire } from '@/tests/support/inscription'
import { preparerDeuxOrganismes } from '@/tests/support/isolation'
import { dansRequete } from '@/tests/support/request'

// Organisme B asks for what is A's, by every way there is: it must be told the same as of what does not exist.
const MAINTENANT = new Date('2026-11-20T09:00:00Z')
const CONTEXTE = { adresse: '192.0.2.9', navigateur: 'Navigateur d’essai', requeteId: 'requete-d-essai' }
const ABSENTE = '01900000-0000-7000-8000-000000000000'
const SHA256 = 'a'.repeat(64)

let monde: Awaited<ReturnType<typeof preparerDeuxOrganismes>>
beforeAll(async () => {
  monde = await preparerDeuxOrganismes(MAINTENANT)
})

type Monde = typeof monde
const saisie = () => avecTerritoire(organismeSchema.parse(formulaire({ raisonSociale: 'Bureau de Bêta et fils' })))
const parB = ({ b, ouverte }: Monde) => ({ demandeId: ouverte, organismeId: b.organisme.id, compteId: b.compte.id })
const corps = (champs: object) => {
  const data = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) data.set(nom, String(valeur))
  return data
}
const enTantQueB = async <T>({ session }: Monde, travail: () => Promise<T>) =>
  (await dansRequete({ sessionId: session }, travail)).issue

/** What B gets from each read: nothing, or what is its own. */
const LECTURES: Record<string, (m: Monde) => Promise<unknown>> = {
  'demande/data findDemande': ({ b, ouverte }) => demandeData.findDemande(ouverte, b.organisme.id),
  'demande/data findEtat': ({ b, ouverte }) => demandeData.findEtat(ouverte, [b.organisme.id]),
  'demande/data findDemandeOuverte': ({ b }) => demandeData.findDemandeOuverte(b.organisme.id),
  'demande/data findDepart': ({ b }) => demandeData.findDepart(b.organisme.id),
  'demande/mutations gestionnaires': ({ b }) => transaction((tx) => demandeMutations.gestionnaires(tx, b.organisme.id)),
  'demande/loaders loadDemande': (m) => enTantQueB(m, () => demandeLoaders.loadDemande(m.ouverte)),
  'demande/loaders loadModification': (m) => enTantQueB(m, () => demandeLoaders.loadModification(m.ouverte)),
  'demande/loaders loadEtat': (m) => enTantQueB(m, () => demandeLoaders.loadEtat(m.ouverte)),
  'demande/loaders loadNouvelleDemande': (m) => enTantQueB(m, () => demandeLoaders.loadNouvelleDemande(null)),
  'organisme/data findOrganisme': ({ b }) => organismeData.findOrganisme(b.organisme.id),
  'organisme/data findFiche': ({ b }) => organismeData.findFiche(b.organisme.id),
  'organisme/loaders loadFiche': (m) => enTantQueB(m, () => organismeLoaders.loadFiche()),
  'organisme/loaders loadEdition': (m) => enTantQueB(m, () => organismeLoaders.loadEdition()),
  'reacceptation/data findReacceptation': ({ b }) => reacceptationData.findReacceptation(b.organisme.id, new Date()),
  'reacceptation/loaders loadBandeau': (m) => enTantQueB(m, () => reacceptationLoaders.loadBandeau('/organisme')),
  'document/loaders loadDocument': (m) => enTantQueB(m, () => documentLoaders.loadDocument(m.acceptee)),
  'preuve/loaders loadPreuve': (m) => enTantQueB(m, () => preuveLoaders.loadPreuve(m.acceptee, null)),
}

/** What B gets from each write aimed at A's demande: a refusal, and nothing is written. */
const ECRITURES_REFUSEES: Record<string, (m: Monde) => Promise<unknown>> = {
  'demande/mutations modifierDemande': (m) =>
    demandeMutations.modifierDemande({ ...parB(m), personnes: personnes() }, MAINTENANT),
  'demande/mutations annulerDemande': (m) => demandeMutations.annulerDemande(parB(m), MAINTENANT),
  'demande/mutations validerDemande': (m) =>
    demandeMutations.validerDemande({ ...parB(m), accepte: true, sha256: SHA256, contexte: CONTEXTE }, MAINTENANT),
  'reacceptation/mutations reaccepter': (m) =>
    reacceptationMutations.reaccepter(
      { ...parB(m), demandeId: m.acceptee, accepte: true, sha256: SHA256, contexte: CONTEXTE },
      new Date(),
    ),
  'reacceptation/actions accepterNouvellesCgu': (m) =>
    enTantQueB(m, () =>
      reacceptationActions.accepterNouvellesCgu(IDLE, corps({ demandeId: m.acceptee, accepte: 'on', sha256: SHA256 })),
    ),
  'demande/actions modifier': (m) =>
    enTantQueB(m, () => demandeActions.modifier(IDLE, corps({ ...personnes(), demandeId: m.ouverte }))),
  'demande/actions annuler': (m) => enTantQueB(m, () => demandeActions.annuler(IDLE, corps({ demandeId: m.ouverte }))),
  'demande/actions valider': (m) =>
    enTantQueB(m, () => demandeActions.valider(IDLE, corps({ demandeId: m.ouverte, accepte: 'on', sha256: SHA256 }))),
}

/** Writes that carry no identifier of their own: they reach B's rows, whatever else the form says. */
const ECRITURES_CHEZ_SOI: Record<string, (m: Monde) => Promise<unknown>> = {
  'demande/mutations enregistrerDemande': ({ b }) => {
    const auteur = { organismeId: b.organisme.id, compteId: b.compte.id }
    return demandeMutations.enregistrerDemande({ ...auteur, personnes: personnes(), souhait: null }, MAINTENANT)
  },
  'demande/actions enregistrer': (m) => {
    const intrus = { organismeId: m.a.organisme.id, demandeId: m.ouverte, id: m.ouverte, statut: 'acceptee' }
    return enTantQueB(m, () => demandeActions.enregistrer(IDLE, corps({ ...personnes(), ...intrus })))
  },
  'organisme/mutations modifierOrganisme': ({ b }) =>
    organismeMutations.modifierOrganisme({ organismeId: b.organisme.id, compteId: b.compte.id, saisie: saisie() }, MAINTENANT),
  'organisme/mutations marquerFicheVue': ({ b }) => organismeMutations.marquerFicheVue(b.organisme.id, MAINTENANT),
  'organisme/actions modifierFiche': (m) => {
    const { id: organismeId, siret } = m.a.organisme
    return enTantQueB(m, () =>
      organismeActions.modifierFiche(IDLE, corps({ ...formulaire(), id: organismeId, organismeId, siret })),
    )
  },
}

/** No organisme asks these: the worker, an agent, or anyone about what is public; or the caller compares owners itself. */
const SANS_ORGANISME = [
  'demande/data findOrganismeDeDemande', // compared with the session's members by loadDocument, tested above
  'demande/mutations lienDemande',
  'demande/mutations ecrireAcceptation', // reached by validerDemande and reaccepter only, tested above
  'demande/data lirePrecedents',
  'reacceptation/data listCampagnes',
  'reacceptation/data findDebutCampagne',
  'reacceptation/data listEnRetard',
  'reacceptation/data findBilan',
  'reacceptation/data compterReacceptations', // how many, for administrateurs
  'reacceptation/data listAcceptations',
  'reacceptation/loaders loadAcceptations', // administrateurs only, tested with it
  'reacceptation/mutations ecrireLot',
  'demande/loaders lireDemandeId',
  'organisme/loaders orienterSansOrganisme', // reads the session alone
  'organisme/data findAnnuaireCache',
  'organisme/data findSiret',
  'organisme/data siretInscrit',
  'organisme/mutations ecrireAnnuaireCache',
  'organisme/mutations enregistrerVerification',
  'document/data getSourceDocument',
  'document/data findDocumentPret', // reached by loadDocument only, tested above
  'preuve/data findPreuve', // reached by loadPreuve only, tested above
  'preuve/mutations noterTelechargement',
  'document/loaders lireAcces', // tested above with loadDocument and loadPreuve
  'document/data findEtatDocument',
  'document/data listDocumentsSansHorodatage',
  'document/data findContenuScelle',
  'document/data findDocumentParSha256', // whoever has the fingerprint has the bytes
  'document/data findDocumentParCode', // whoever has the code has read the document
  'document/loaders verifierCorps',
  'document/loaders verifierEnvoi',
  'document/loaders verifierCode',
  'document/mutations preparerDocument',
  'document/mutations enregistrerDocument',
  'document/mutations enregistrerHorodatage',
  'document/mutations noterEchecDocument',
  'document/mutations relancerDocument',
]

const MODULES = {
  'demande/data': demandeData,
  'demande/mutations': demandeMutations,
  'demande/loaders': demandeLoaders,
  'demande/actions': demandeActions,
  'organisme/data': organismeData,
  'organisme/mutations': organismeMutations,
  'organisme/loaders': organismeLoaders,
  'organisme/actions': organismeActions,
  'reacceptation/data': reacceptationData,
  'reacceptation/mutations': reacceptationMutations,
  'reacceptation/loaders': reacceptationLoaders,
  'reacceptation/actions': reacceptationActions,
  'document/data': documentData,
  'document/mutations': documentMutations,
  'document/loaders': documentLoaders,
  'preuve/data': preuveData,
  'preuve/mutations': preuveMutations,
  'preuve/loaders': preuveLoaders,
}

test('every read and write of an organisme’s data has its line here', () => {
  const connus = [LECTURES, ECRITURES_REFUSEES, ECRITURES_CHEZ_SOI].flatMap(Object.keys).concat(SANS_ORGANISME)
  const exports = Object.entries(MODULES).flatMap(([module, contenu]) =>
    Object.entries(contenu).flatMap(([nom, valeur]) => (typeof valeur === 'function' ? [`${module} ${nom}`] : [])),
  )
  expect(exports.sort()).toEqual(connus.sort())
})

/** All that names A or one of its objects. */
async function traces({ a, ouverte, acceptee }: Monde): Promise<string[]> {
  const demandes = await getPrisma().demande.findMany({ where: { organismeId: a.organisme.id } })
  const courriels = demandes.map(({ rgcCourriel }) => rgcCourriel)
  const { id, siret, raisonSociale, courriel } = a.organisme
  return [id, siret, raisonSociale, courriel, a.compte.email, ouverte, acceptee, '%PDF', ...courriels]
}

async function chezA({ a }: Monde) {
  const where = { organismeId: a.organisme.id }
  const prisma = getPrisma()
  return {
    organisme: await prisma.organisme.findUnique({ where: { id: a.organisme.id } }),
    membres: await prisma.membre.findMany({ where }),
    demandes: await prisma.demande.findMany({ where, include: { acceptations: true, documents: true } }),
    acces: await prisma.acces.findMany({ where }),
    journal: await prisma.journal.findMany({ where }),
    courriels: await prisma.courriel.findMany({ where }),
  }
}

describe('organisme B', () => {
  test.each(Object.keys(LECTURES))('reads nothing of A: %s [SEC-A1] [SEC-A2]', async (nom) => {
    const lu = JSON.stringify((await LECTURES[nom]?.(monde)) ?? null, (_cle, valeur) =>
      valeur instanceof Uint8Array ? Buffer.from(valeur).toString('latin1') : valeur,
    )
    expect((await traces(monde)).filter((trace) => lu.includes(trace))).toEqual([])
  })

  test.each(Object.keys(ECRITURES_REFUSEES))('writes nothing of A’s: %s [SEC-A3]', async (nom) => {
    const avant = await empreinteDeLaBase()
    const resultat = await ECRITURES_REFUSEES[nom]?.(monde)
    expect(JSON.stringify(resultat)).toContain('"code":"introuvable"')
    const apres = await empreinteDeLaBase()
    const changees = Object.keys(apres).filter((table) => apres[table] !== avant[table])
    expect(changees.filter((table) => table !== 'public."LimiteDebit"')).toEqual([])
  })

  test.each(Object.keys(ECRITURES_CHEZ_SOI))('writes its own rows only: %s [SEC-A3] [SEC-A6]', async (nom) => {
    const avant = await chezA(monde)
    await ECRITURES_CHEZ_SOI[nom]?.(monde)
    expect(await chezA(monde)).toEqual(avant)
  })

  test('is told the same of A’s demande as of one that does not exist [SEC-A3]', async () => {
    const pages = [
      demandeLoaders.loadDemande,
      demandeLoaders.loadModification,
      demandeLoaders.loadEtat,
      (id: string) => documentLoaders.loadDocument(id),
      (id: string) => preuveLoaders.loadPreuve(id, null),
    ]
    for (const charger of pages) {
      const reponses = await Promise.all(
        [monde.ouverte, ABSENTE, 'nimporte'].map((id) => enTantQueB(monde, async () => charger(id))),
      )
      expect(reponses[0]).toEqual(reponses[1])
      expect(reponses[0]).toEqual(reponses[2])
    }
  })
})
