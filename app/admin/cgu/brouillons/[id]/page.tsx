import type { Metadata } from 'next'
import { Brouillon } from '@/components/brouillon/brouillon'
import { loadBrouillon } from '@/lib/brouillon/loaders'

export const metadata: Metadata = { title: 'Brouillon des CGU' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function BrouillonPage({ params, searchParams }: Props) {
  return <Brouillon {...(await loadBrouillon((await params).id, await searchParams))} />
}
