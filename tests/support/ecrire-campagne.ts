// A process of its own that writes the e-mails of a campaign, to be killed.
import { ecrireCampagne } from '@/lib/reacceptation/jobs'

await ecrireCampagne({})
process.exit()
