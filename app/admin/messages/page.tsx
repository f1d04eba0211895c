import type { Metadata } from 'next'
import { FilsNonLus } from '@/components/message/fils-non-lus'
import { loadFilsNonLus } from '@/lib/message/loaders'

export const metadata: Metadata = { title: 'Messages' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Messages({ searchParams }: Props) {
  return <FilsNonLus {...(await loadFilsNonLus(await searchParams))} />
}
