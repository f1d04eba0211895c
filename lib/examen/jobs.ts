import 'server-only'
import type { JobData } from '@/lib/core/jobs'
import { log } from '@/lib/core/log'
import { neutraliser } from '@/lib/core/texte'
import { chercherEtablissement } from '@/lib/organisme/service'
import { findAExaminer, listVoisins } from './data'
import { DOMAINES_GRATUITS, DOMAINES_JETABLES } from './domaines'
import { terminerExamen } from './mutations'
import { examiner } from './rules'
import { type Dgefp, getDgefp } from './service'

const DOMAINES = { gratuits: DOMAINES_GRATUITS, jetables: DOMAINES_JETABLES }
/** What a register says, as a stranger's words: bounded, without what reorders or hides text. */
const lisible = (texte: string) => neutraliser(texte.slice(0, REGISTRE_MAX).toWellFormed()).replaceAll('\0', '')
const REGISTRE_MAX = 500

type Sources = { dgefp?: Dgefp; annuaire?: Parameters<typeof chercherEtablissement>[1] }

/**
 * Makes one run of the checks: both registers are asked anew, at once, and a source that is down leaves « non vérifié ». Run
 * twice, it keeps one outcome. Throws only when our own database fails, for the queue to try again.
 */
export async function faireExamen({ examenId }: JobData['examen'], sources: Sources = {}): Promise<void> {
  const examen = await findAExaminer(examenId)
  if (!examen || examen.finiLe) return
  const { declare } = examen
  const [annuaire, dgefp] = await Promise.all([
    chercherEtablissement(declare.siret, { ...sources.annuaire, neuve: true }),
    (sources.dgefp ?? getDgefp()).interroger(declare.siret.slice(0, 9)),
  ])
  const maintenant = new Date()
  const lus = examiner(declare, { annuaire, dgefp, voisinage: await listVoisins(examen) }, DOMAINES, maintenant)
  const constats = lus.map((constat) => ({ ...constat, registre: constat.registre && lisible(constat.registre) }))
  await terminerExamen(examenId, constats, maintenant)
  const aVerifier = constats.filter(({ etat }) => etat !== 'conforme').map(({ controle, etat }) => `${controle}:${etat}`)
  log.info({ event: 'examen.fait', examenId, aVerifier })
}
