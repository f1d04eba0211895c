import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

type Props = { email: string; cherche: boolean; illisible: boolean }

/** `/admin/comptes`: finds the account of an e-mail. */
export function RechercheCompte({ email, cherche, illisible }: Props) {
  return (
    <div className="max-w-page space-y-6">
      <h1>Comptes</h1>
      <p>Retrouvez le compte d’une personne, agent ou membre d’un organisme, par son adresse e-mail entière.</p>
      {cherche ? (
        <div role="status">
          <Notice
            tone="warning"
            title={illisible ? 'Cette adresse e-mail n’est pas complète.' : 'Aucun compte n’a cette adresse e-mail.'}
          >
            <p>Vérifiez-la, lettre par lettre.</p>
          </Notice>
        </div>
      ) : null}
      <search>
        <form action="/admin/comptes">
          <label htmlFor="email" className="font-semibold">
            Adresse e-mail
          </label>
          <div className="mt-1 flex flex-wrap gap-3">
            <input
              type="email"
              id="email"
              name="email"
              defaultValue={email}
              maxLength={254}
              autoComplete="off"
              spellCheck={false}
              className="min-h-11 min-w-0 flex-1 basis-60 rounded border border-control bg-surface px-3 py-2"
            />
            <Button variant="secondary">Chercher</Button>
          </div>
        </form>
      </search>
    </div>
  )
}
