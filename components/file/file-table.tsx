import { pastilleDemande } from '@/components/demande/demande-badge'
import type { BadgeTone } from '@/components/ui/badge'
import type { IconName } from '@/components/ui/icon'
import type { Column } from '@/components/ui/table'
import { dateHeure, iso } from '@/lib/core/calendrier'
import { getDelais } from '@/lib/core/delais'
import { LIBELLE_NATURE } from '@/lib/demande/labels'
import type { DemandeEnFile } from '@/lib/file/data'
import { EN_ORDRE, LIBELLE_AGE, phraseTotal } from '@/lib/file/labels'
import type { PageDeLaFile } from '@/lib/file/loaders'
import { type Age, adresseFile, ageDe, echeance, type Limites, triSuivant } from '@/lib/file/rules'
import { formatSiret } from '@/lib/organisme/rules'
import { FileLignes, type LigneFile } from './file-lignes'

const ALLURES: Record<Age, { tone: BadgeTone; icon: IconName }> = {
  delai: { tone: 'success', icon: 'clock' },
  alerte: { tone: 'pending', icon: 'clock' },
  retard: { tone: 'danger', icon: 'warning' },
}

const instant = (date: Date) => ({ iso: iso(date), texte: dateHeure(date) })

function attenteDe(valideeLe: Date, limites: Limites): LigneFile['attente'] {
  const age = ageDe(valideeLe, limites)
  return { pastille: { ...ALLURES[age], children: LIBELLE_AGE[age] }, fin: instant(echeance(valideeLe, getDelais())) }
}

const ligne = (demande: DemandeEnFile, limites: Limites, moi: string): LigneFile => {
  const { id, raisonSociale, ville, codeDepartement, siret, nature, valideeLe, statut, agentId, agent } = demande
  return {
    id,
    nom: raisonSociale,
    lieu: `, ${ville}${codeDepartement ? ` (${codeDepartement})` : ''}`,
    siret: formatSiret(siret),
    nature: LIBELLE_NATURE[nature],
    validee: valideeLe && instant(valideeLe),
    attente: valideeLe && statut === 'en_attente' ? attenteDe(valideeLe, limites) : null,
    etat: pastilleDemande(statut, 'agent'),
    agent: agentId ? (agentId === moi ? 'vous' : (agent ?? 'compte supprimé')) : 'personne',
  }
}

/** The rows of a page, under headers that sort them. */
export function FileTable({ file }: { file: PageDeLaFile }) {
  const { filtre, tri, demandes, limites, moi, comptes } = file
  const parColonne = (colonne: 'nom' | 'siret' | 'date'): Pick<Column, 'href' | 'sorted'> => ({
    href: adresseFile({ ...filtre, tri: triSuivant(colonne, tri) }),
    sorted: tri === colonne ? 'ascending' : tri === `-${colonne}` ? 'descending' : null,
  })
  const colonnes: Column[] = [
    { label: 'Organisme', ...parColonne('nom') },
    { label: 'SIRET', whole: true, ...parColonne('siret') },
    { label: 'Nature' },
    { label: 'Validée le', whole: true, ...parColonne('date') },
    { label: 'État', whole: true },
    { label: 'Prise en charge' },
    { label: 'Choisir' },
  ]
  return (
    <FileLignes
      caption={`${comptes ? `${phraseTotal(comptes.total)} ` : ''}${EN_ORDRE[tri]}`}
      columns={colonnes}
      lignes={demandes.map((demande) => ligne(demande, limites, moi))}
    />
  )
}
