import { Page } from '@/components/ui/page'

export default function Accueil() {
  return (
    <Page>
      <h1>Kairos</h1>
    </Page>
  )
}
