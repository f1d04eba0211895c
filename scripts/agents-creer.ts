// `npm run agents:creer -- --email … --nom … [--role administrateur]`: invites an agent from the command line, the first one
// of a new installation above all. The link is said here too: e-mails may not leave yet. An embedded database must be running
// or stopped as `npm start` leaves it.
import { parseArgs } from 'node:util'
import { inviterAgent } from '@/lib/agent/mutations'
import { invitationSchema } from '@/lib/agent/schema'
import { dateHeureLongue } from '@/lib/core/calendrier'
import { dire } from '@/lib/core/demarrage/annonce'
import { avecBase } from '@/lib/core/demarrage/base'
import { direFaute, Faute } from '@/lib/core/demarrage/faute'
import { lireFichierEnv } from '@/lib/core/demarrage/reglages'
import { closeJobs } from '@/lib/core/jobs'

const USAGE = 'Usage: npm run agents:creer -- --email nom@exemple.fr --nom "Prénom Nom" [--role agent|administrateur]'
const REFUS = {
  deja_agent: 'This e-mail address is already that of an agent: nothing was changed.',
  deja_organisme: 'This e-mail address is already that of an organisme’s account: nothing was changed.',
}

function lireInvitation() {
  try {
    const options = { email: { type: 'string' }, nom: { type: 'string' }, role: { type: 'string', default: 'agent' } } as const
    const lue = invitationSchema.safeParse(parseArgs({ options }).values)
    if (lue.success) return lue.data
    throw new Faute(`${lue.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n')}\n${USAGE}`)
  } catch (error) {
    throw error instanceof Faute ? error : new Faute(USAGE)
  }
}

try {
  lireFichierEnv()
  const invitation = lireInvitation()
  const resultat = await avecBase(() => inviterAgent(invitation, null, new Date()).finally(closeJobs))
  if (!resultat.ok) throw new Faute(REFUS[resultat.code])
  dire(`An e-mail leaves for ${invitation.email}. If none arrives, give this link, which serves once, until
${dateHeureLongue(resultat.expireLe)} (Paris):
${resultat.lien}`)
} catch (error) {
  process.exitCode = direFaute(error)
}
