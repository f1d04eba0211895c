import type { Metadata } from 'next'
import { FileDemandes } from '@/components/file/file'
import { loadFile } from '@/lib/file/loaders'

export const metadata: Metadata = { title: 'Demandes d’adhésion' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Demandes({ searchParams }: Props) {
  return <FileDemandes file={await loadFile(await searchParams)} />
}
