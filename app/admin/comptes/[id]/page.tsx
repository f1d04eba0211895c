import type { Metadata } from 'next'
import { CompteFiche } from '@/components/compte/compte-fiche'
import { GelSection } from '@/components/gel/gel-section'
import { loadCompteVu } from '@/lib/compte/loaders'
import { MESSAGES_GEL } from '@/lib/gel/labels'
import { gelInterdit } from '@/lib/gel/rules'
import { faitGelSchema } from '@/lib/gel/schema'

export const metadata: Metadata = { title: 'Compte' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ fait?: string | string[] }> }

export default async function Compte({ params, searchParams }: Props) {
  const { compte, gelePar, session } = await loadCompteVu((await params).id)
  const fait = faitGelSchema.parse((await searchParams).fait)
  const interdit = gelInterdit({ id: session.compteId, role: session.role }, compte)
  return (
    <CompteFiche compte={compte}>
      <GelSection sur="compte" {...compte} par={gelePar} fait={fait} interdit={interdit && MESSAGES_GEL[interdit]} />
    </CompteFiche>
  )
}
