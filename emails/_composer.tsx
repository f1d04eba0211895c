import type { ReactElement } from 'react'
import { render, toPlainText } from 'react-email'
import type { Operateur } from '@/lib/core/operateur'
import { neutraliser } from '@/lib/core/texte'
import type { Message } from '@/lib/courriel/rules'
import AccesEcheance from './acces-echeance'
import AccesModifie from './acces-modifie'
import Activation from './activation'
import AgentDesactive from './agent-desactive'
import AgentInvite from './agent-invite'
import AgentReactive from './agent-reactive'
import AgentRole from './agent-role'
import CguModifiees from './cgu-modifiees'
import CompteDegele from './compte-degele'
import CompteExistant from './compte-existant'
import CompteGele from './compte-gele'
import CompteInactif from './compte-inactif'
import CompteProtege from './compte-protege'
import CompteSupprime from './compte-supprime'
import ConsultationAlerte from './consultation-alerte'
import DemandeACorriger from './demande-a-corriger'
import DemandeAcceptee from './demande-acceptee'
import DemandeRecue from './demande-recue'
import DemandeRefusee from './demande-refusee'
import EmailAConfirmer from './email-a-confirmer'
import EmailChange from './email-change'
import FacteurModifie from './facteur-modifie'
import FacteurReinitialisation from './facteur-reinitialisation'
import MembreChange from './membre-change'
import MembreInvite from './membre-invite'
import MessageRecu from './message-recu'
import MotDePasseModifie from './mot-de-passe-modifie'
import MotDePasseOublie from './mot-de-passe-oublie'
import NouvelAppareil from './nouvel-appareil'
import OrganismeDegele from './organisme-degele'
import OrganismeGele from './organisme-gele'
import RattachementDemande from './rattachement-demande'
import RattachementReponse from './rattachement-reponse'
import ReclamationOpposition from './reclamation-opposition'
import ReclamationSuivi from './reclamation-suivi'
import RgcANommer from './rgc-a-nommer'
import RgcNomme from './rgc-nomme'
import RgcRemplace from './rgc-remplace'
import RgcRevoque from './rgc-revoque'

function elementDe(message: Message, operateur: Operateur): ReactElement {
  switch (message.modele) {
    case 'activation':
      return <Activation {...message.props} operateur={operateur} />
    case 'compte-existant':
      return <CompteExistant {...message.props} operateur={operateur} />
    case 'mot-de-passe-oublie':
      return <MotDePasseOublie {...message.props} operateur={operateur} />
    case 'mot-de-passe-modifie':
      return <MotDePasseModifie {...message.props} operateur={operateur} />
    case 'nouvel-appareil':
      return <NouvelAppareil {...message.props} operateur={operateur} />
    case 'compte-protege':
      return <CompteProtege {...message.props} operateur={operateur} />
    case 'email-a-confirmer':
      return <EmailAConfirmer {...message.props} operateur={operateur} />
    case 'email-change':
      return <EmailChange {...message.props} operateur={operateur} />
    case 'facteur-modifie':
      return <FacteurModifie {...message.props} operateur={operateur} />
    case 'facteur-reinitialisation':
      return <FacteurReinitialisation {...message.props} operateur={operateur} />
    case 'compte-gele':
      return <CompteGele {...message.props} operateur={operateur} />
    case 'compte-degele':
      return <CompteDegele {...message.props} operateur={operateur} />
    case 'compte-supprime':
      return <CompteSupprime {...message.props} operateur={operateur} />
    case 'compte-inactif':
      return <CompteInactif {...message.props} operateur={operateur} />
    case 'consultation-alerte':
      return <ConsultationAlerte {...message.props} operateur={operateur} />
    case 'organisme-gele':
      return <OrganismeGele {...message.props} operateur={operateur} />
    case 'organisme-degele':
      return <OrganismeDegele {...message.props} operateur={operateur} />
    case 'demande-recue':
      return <DemandeRecue {...message.props} operateur={operateur} />
    case 'demande-a-corriger':
      return <DemandeACorriger {...message.props} operateur={operateur} />
    case 'demande-refusee':
      return <DemandeRefusee {...message.props} operateur={operateur} />
    case 'demande-acceptee':
      return <DemandeAcceptee {...message.props} operateur={operateur} />
    case 'rgc-nomme':
      return <RgcNomme {...message.props} operateur={operateur} />
    case 'rgc-remplace':
      return <RgcRemplace {...message.props} operateur={operateur} />
    case 'membre-invite':
      return <MembreInvite {...message.props} operateur={operateur} />
    case 'membre-change':
      return <MembreChange {...message.props} operateur={operateur} />
    case 'rattachement-demande':
      return <RattachementDemande {...message.props} operateur={operateur} />
    case 'rattachement-reponse':
      return <RattachementReponse {...message.props} operateur={operateur} />
    case 'reclamation-suivi':
      return <ReclamationSuivi {...message.props} operateur={operateur} />
    case 'reclamation-opposition':
      return <ReclamationOpposition {...message.props} operateur={operateur} />
    case 'message-recu':
      return <MessageRecu {...message.props} operateur={operateur} />
    case 'rgc-revoque':
      return <RgcRevoque {...message.props} operateur={operateur} />
    case 'rgc-a-nommer':
      return <RgcANommer {...message.props} operateur={operateur} />
    case 'acces-modifie':
      return <AccesModifie {...message.props} operateur={operateur} />
    case 'acces-echeance':
      return <AccesEcheance {...message.props} operateur={operateur} />
    case 'agent-invite':
      return <AgentInvite {...message.props} operateur={operateur} />
    case 'agent-role':
      return <AgentRole {...message.props} operateur={operateur} />
    case 'agent-desactive':
      return <AgentDesactive {...message.props} operateur={operateur} />
    case 'agent-reactive':
      return <AgentReactive {...message.props} operateur={operateur} />
    case 'cgu-modifiees':
      return <CguModifiees {...message.props} operateur={operateur} />
  }
}

/** The same value with every text in it free of bidirectional, zero-width and control characters. */
function neutre<T>(valeur: T): T
function neutre(valeur: unknown): unknown {
  if (typeof valeur === 'string') return neutraliser(valeur).replaceAll('\0', '')
  if (Array.isArray(valeur)) return valeur.map((element) => neutre(element))
  if (valeur === null || typeof valeur !== 'object' || valeur instanceof Date) return valeur
  return Object.fromEntries(Object.entries(valeur).map(([cle, element]) => [cle, neutre(element)]))
}

type Noeud = { attribs?: Record<string, string>; children?: Noeud[] }
type Parcours = (noeuds: Noeud[] | undefined, sortie: Sortie) => void
type Sortie = {
  openBlock: (options: { leadingLineBreaks: number }) => void
  closeBlock: (options: { trailingLineBreaks: number }) => void
  addInline: (texte: string, options?: { noWordTransform: boolean }) => void
  addLineBreak: () => void
}

// In text a button is its words, then its address on a line of its own.
const TEXTE = {
  formatters: {
    bouton: (noeud: Noeud, parcourir: Parcours, sortie: Sortie) => {
      sortie.openBlock({ leadingLineBreaks: 2 })
      parcourir(noeud.children, sortie)
      sortie.addInline('\u00a0:')
      sortie.addLineBreak()
      sortie.addInline(noeud.attribs?.href ?? '', { noWordTransform: true })
      sortie.closeBlock({ trailingLineBreaks: 2 })
    },
  },
  selectors: [
    { selector: 'a.bouton', format: 'bouton' },
    { selector: 'h1', options: { uppercase: false, leadingLineBreaks: 0, trailingLineBreaks: 2 } },
    { selector: 'h2', options: { uppercase: false, leadingLineBreaks: 3, trailingLineBreaks: 2 } },
    { selector: 'p.fait', format: 'paragraph', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'hr', options: { length: 40 } },
  ],
}

/** Renders a message: the HTML, and its text twin made from the very same HTML. Sends nothing. */
export async function composer(message: Message, operateur: Operateur): Promise<{ html: string; text: string }> {
  const html = await render(elementDe(neutre(message), operateur))
  return { html, text: `${toPlainText(html, TEXTE).trim()}\n` }
}
