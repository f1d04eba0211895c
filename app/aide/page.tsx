import type { Metadata } from 'next'
import { adhesion } from '@/components/aide/adhesion'
import { compte } from '@/components/aide/compte'
import { Foire } from '@/components/aide/foire'
import { inscription } from '@/components/aide/inscription'
import { usage } from '@/components/aide/usage'
import { Contact } from '@/components/site/contact'
import { PageTexte } from '@/components/site/texte'
import { getOperateur } from '@/lib/core/operateur'

export const metadata: Metadata = { title: 'Aide' }

export default function Aide() {
  const { nom, service } = getOperateur()
  return (
    <PageTexte titre="Aide" chapeau={`Les réponses aux questions que l’on nous pose le plus sur l’adhésion à ${service}.`}>
      <Foire themes={[inscription(nom), compte, adhesion(nom, service), usage(service)]} />
      <h2 id="contact">Nous contacter</h2>
      <p>Vous n’avez pas trouvé votre réponse&nbsp;? Indiquez le SIRET de l’organisme et joignez-nous&nbsp;:</p>
      <Contact />
    </PageTexte>
  )
}
