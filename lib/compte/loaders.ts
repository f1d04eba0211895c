import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { compterConsultation } from '@/lib/consultation/loaders'
import { exigerAgent, exigerSession } from '@/lib/core/session'
import { nommerComptes } from '@/lib/decision/data'
import { listSessions } from '@/lib/session/data'
import { findCompteId, findCompteVu, findMonCompte, lireEtatJeton, usageDuChoix } from './data'
import type { UsageJeton } from './rules'
import { compteIdSchema, emailSchema } from './schema'

/** The link of an e-mail, as its page reads it: nothing is consumed. */
export async function loadJeton(saisie: string | string[] | undefined, usage: UsageJeton) {
  const jeton = typeof saisie === 'string' && /^[A-Za-z0-9_-]{43}$/.test(saisie) ? saisie : null
  return { jeton, etat: jeton ? await lireEtatJeton(jeton, usage, new Date()) : ('inconnu' as const) }
}

/** `/mot-de-passe/nouveau`: a password link, or an agent's invitation. */
export async function loadChoix(saisie: string | string[] | undefined) {
  return loadJeton(saisie, typeof saisie === 'string' ? await usageDuChoix(saisie) : 'mot_de_passe')
}

/** `/mon-compte`. */
export async function loadMonCompte() {
  const session = await exigerSession('/mon-compte')
  const [{ organismes, aMotDePasse }, sessions] = await Promise.all([
    findMonCompte(session.compteId),
    listSessions(session.compteId, new Date()),
  ])
  const { email, demonstration, aFacteur } = session
  const estAgent = session.role !== 'organisme'
  return {
    email,
    estAgent,
    demonstration,
    aFacteur,
    aMotDePasse,
    organismes,
    autresSessions: sessions.filter(({ id }) => id !== session.id).length,
  }
}

/** `/admin/comptes`: leads to the account of an e-mail, typed whole; agents don't leaf through people. */
export async function loadRechercheCompte(saisie: string | string[] | undefined) {
  await exigerAgent('/admin/comptes')
  const email = typeof saisie === 'string' ? saisie.slice(0, 254) : ''
  const lu = emailSchema.safeParse(email)
  const id = lu.success ? await findCompteId(lu.data) : null
  if (id) redirect(`/admin/comptes/${id}`)
  return { email, cherche: email.trim() !== '', illisible: !lu.success }
}

/** `/admin/comptes/[id]`: one account, for agents. */
export async function loadCompteVu(id: string) {
  const lu = compteIdSchema.safeParse(id)
  if (!lu.success) notFound()
  const { session } = await exigerAgent(`/admin/comptes/${lu.data}`)
  await compterConsultation(session, 'lecture')
  const compte = (await findCompteVu(lu.data)) ?? notFound()
  const { geleParId } = compte
  const gelePar = geleParId ? ((await nommerComptes([geleParId]))[geleParId] ?? null) : null
  return { compte, gelePar, session, administrateur: session.role === 'administrateur' }
}
