import type { Metadata } from 'next'
import { Version } from '@/components/publication/version'
import { loadVersion } from '@/lib/publication/loaders'

export const metadata: Metadata = { title: 'Version des CGU' }

type Props = { params: Promise<{ date: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function VersionPage({ params, searchParams }: Props) {
  return <Version version={await loadVersion((await params).date, await searchParams)} />
}
