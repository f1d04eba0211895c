import type { Metadata } from 'next'
import { Journal } from '@/components/journal/journal'
import { loadJournal } from '@/lib/journal/loaders'

export const metadata: Metadata = { title: 'Journal' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function JournalPage({ searchParams }: Props) {
  return <Journal page={await loadJournal(await searchParams)} />
}
