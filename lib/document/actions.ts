'use server'
import { unstable_rethrow } from 'next/navigation'
import { getContexte } from '@/lib/core/contexte'
import type { FormState } from '@/lib/core/form-state'
import { consommer } from '@/lib/core/limite'
import { errorFields, log } from '@/lib/core/log'
import { lignesVerification, MESSAGES_VERIFICATION } from './labels'
import { verifierEnvoi } from './loaders'

const refus = (code: keyof typeof MESSAGES_VERIFICATION): FormState =>
  code === 'inconnu' || code === 'modifie' || code === 'occupe' || code === 'trop_de_tentatives'
    ? { status: 'refused', code, message: MESSAGES_VERIFICATION[code], values: {} }
    : { status: 'invalid', fieldErrors: { document: MESSAGES_VERIFICATION[code] }, values: {} }

/** « Vérifier »: by itself because `formAction` leaves files out; the file is compared and forgotten. */
export async function verifierDocument(_precedent: FormState, data: FormData): Promise<FormState> {
  const { adresse, requeteId } = await getContexte()
  try {
    if (!(await consommer('recherche_adresse', adresse))) return refus('trop_de_tentatives')
    const verdict = await verifierEnvoi(data.getAll('document'))
    if (!verdict.ok) return refus(verdict.code)
    return {
      status: 'success',
      message: 'Authentique\u00a0: ce document a bien été délivré par ce portail et n’a pas été modifié.',
      details: lignesVerification(verdict.document, new Date()),
    }
  } catch (error) {
    unstable_rethrow(error)
    log.error({ event: 'action.failed', action: 'document.verifier', requestId: requeteId, ...errorFields(error) })
    const message = `Un incident nous empêche de vérifier ce document. Réessayez dans quelques minutes. Si cela se reproduit, communiquez-nous cet identifiant\u00a0: ${requeteId}.`
    return { status: 'error', message, values: {} }
  }
}
