import { REFUS_MOT_DE_PASSE } from '@/lib/compte/labels'

export const MESSAGES_INSCRIPTION = {
  siret_pris:
    'Cet organisme a déjà un compte. Connectez-vous, ou cliquez sur « Je n’ai plus accès à ce compte » à l’étape précédente.',
  ...REFUS_MOT_DE_PASSE,
}
