import { redirect } from 'next/navigation'
import { exigerAgent } from '@/lib/core/session'

export default async function Administration() {
  await exigerAgent('/admin/demandes')
  redirect('/admin/demandes')
}
