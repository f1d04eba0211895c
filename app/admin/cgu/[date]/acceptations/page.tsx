import type { Metadata } from 'next'
import { Acceptations } from '@/components/reacceptation/acceptations'
import { loadAcceptations } from '@/lib/reacceptation/loaders'

export const metadata: Metadata = { title: 'Acceptations des CGU' }

type Props = { params: Promise<{ date: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AcceptationsPage({ params, searchParams }: Props) {
  const { date } = await params
  return <Acceptations page={await loadAcceptations(date, await searchParams)} />
}
