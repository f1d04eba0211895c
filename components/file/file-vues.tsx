import Link from 'next/link'
import { classes } from '@/components/ui/classes'
import { Form } from '@/components/ui/form'
import { compteEnClair } from '@/lib/file/labels'
import type { PageDeLaFile } from '@/lib/file/loaders'
import { adresseFile, requeteDe } from '@/lib/file/rules'
import { supprimer } from '@/lib/vue/actions'
import { NOM_VUE_MAX } from '@/lib/vue/rules'
import { GarderVue } from './file-vue-form'

type Props = { file: PageDeLaFile }

/** The views of everybody and those of the agent, each with how many demandes it finds. */
export function FileVues({ file: { filtre, vues } }: Props) {
  const requete = requeteDe(filtre)
  const presente = vues.find((vue) => requeteDe(vue.filtre) === requete)
  return (
    <nav aria-label="Vues" className="mt-6">
      <ul className="flex flex-wrap gap-x-6">
        {vues.map(({ id, nom, filtre: sien, total }) => (
          <li key={id}>
            <Link
              href={adresseFile(sien)}
              prefetch={false}
              aria-current={presente?.id === id ? 'true' : undefined}
              className={classes(
                'inline-flex min-h-11 items-center wrap-anywhere',
                presente?.id === id && 'font-bold text-ink no-underline',
              )}
            >
              {nom}
              {total ? ` (${compteEnClair(total)})` : ''}
            </Link>
          </li>
        ))}
      </ul>
      {presente && !presente.partagee ? (
        <Form action={supprimer} submit="Supprimer cette vue" variant="secondary">
          <input type="hidden" name="vueId" value={presente.id} />
          <input type="hidden" name="requete" value={requete} />
        </Form>
      ) : null}
      {requete && !presente ? <GarderVue requete={requete} max={NOM_VUE_MAX} /> : null}
    </nav>
  )
}
