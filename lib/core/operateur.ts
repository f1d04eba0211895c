import { getEnv } from './env'
import { reglage } from './reglages'

export type Operateur = { nom: string; adresse: string; telephone: string; courriel: string; service: string }

/** Who runs the service and what it is called, as the environment says: what stands until an administrateur changes it. */
export function operateurParDefaut(): Operateur {
  const env = getEnv()
  return {
    nom: env.OPERATEUR_NOM ?? 'Pôle emploi',
    adresse: env.OPERATEUR_ADRESSE ?? '1-5 avenue du Docteur Gley, 75987 Paris cedex 20',
    telephone: env.OPERATEUR_TELEPHONE ?? '01 40 30 60 00',
    courriel: env.OPERATEUR_COURRIEL ?? 'assistance@kairos.test',
    service: env.SERVICE_NOM ?? 'Kairos',
  }
}

/** Who runs the service and what it is called: the only place that knows. Set at `/admin/reglages`, else by the environment. */
export function getOperateur(): Operateur {
  const { nom, adresse, telephone, courriel, service } = operateurParDefaut()
  return {
    nom: reglage('operateur.nom') ?? nom,
    adresse: reglage('operateur.adresse') ?? adresse,
    telephone: reglage('operateur.telephone') ?? telephone,
    courriel: reglage('operateur.courriel') ?? courriel,
    service: reglage('operateur.service') ?? service,
  }
}
