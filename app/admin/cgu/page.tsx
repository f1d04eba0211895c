import type { Metadata } from 'next'
import { Versions } from '@/components/publication/versions'
import { loadVersions } from '@/lib/publication/loaders'

export const metadata: Metadata = { title: 'CGU' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function VersionsPage({ searchParams }: Props) {
  return <Versions page={await loadVersions(await searchParams)} />
}
