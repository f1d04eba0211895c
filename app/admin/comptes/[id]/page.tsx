import type { Metadata } from 'next'
import { CompteFiche } from '@/components/compte/compte-fiche'
import { GelSection } from '@/components/gel/gel-section'
import { Reinitialisation } from '@/components/reinitialisation/reinitialisation'
import { loadCompteVu } from '@/lib/compte/loaders'
import { MESSAGES_GEL } from '@/lib/gel/labels'
import { gelInterdit } from '@/lib/gel/rules'
import { faitGelSchema } from '@/lib/gel/schema'
import { loadReinitialisation } from '@/lib/reinitialisation/loaders'

export const metadata: Metadata = { title: 'Compte' }

type Recherche = { fait?: string | string[]; facteur?: string | string[] }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Recherche> }

export default async function Compte({ params, searchParams }: Props) {
  const { compte, gelePar, session } = await loadCompteVu((await params).id)
  const recherche = await searchParams
  const fait = faitGelSchema.parse(recherche.fait)
  const interdit = gelInterdit({ id: session.compteId, role: session.role }, compte)
  const facteur = await loadReinitialisation(compte.id, recherche.facteur)
  return (
    <CompteFiche compte={compte}>
      <GelSection sur="compte" {...compte} par={gelePar} fait={fait} interdit={interdit && MESSAGES_GEL[interdit]} />
      {facteur ? <Reinitialisation compte={compte} etat={facteur} /> : null}
    </CompteFiche>
  )
}
