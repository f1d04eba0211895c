import type { Metadata } from 'next'
import { Reglages } from '@/components/reglage/reglages'
import { loadReglages } from '@/lib/reglage/loaders'

export const metadata: Metadata = { title: 'Réglages' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReglagesPage({ searchParams }: Props) {
  return <Reglages {...(await loadReglages(await searchParams))} />
}
