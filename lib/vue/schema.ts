import { z } from 'zod'
import { texteCourt } from '@/lib/core/texte'
import { requeteDe } from '@/lib/file/rules'
import { lireRequete } from '@/lib/file/schema'
import { NOM_VUE_MAX } from './rules'

// What is kept is what the queue would read of it: nothing else can be stored.
const requete = z
  .string()
  .max(2000)
  .catch('')
  .transform((texte) => requeteDe(lireRequete(texte)))

export const enregistrerVueSchema = z.object({
  nomVue: texteCourt({ max: NOM_VUE_MAX, message: 'Donnez un nom à cette vue.' }),
  requete,
})
export const supprimerVueSchema = z.object({ vueId: z.uuid(), requete })
