import type { Metadata } from 'next'
import { Publication } from '@/components/publication/publication'
import { loadPublication } from '@/lib/publication/loaders'

export const metadata: Metadata = { title: 'Publier les CGU' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Publier({ params, searchParams }: Props) {
  return <Publication page={await loadPublication((await params).id, await searchParams)} />
}
