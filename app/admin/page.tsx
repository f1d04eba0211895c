import { loadAdministration } from '@/lib/decision/loaders'

export default async function Administration() {
  return loadAdministration()
}
