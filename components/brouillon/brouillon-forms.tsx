'use client'
import Link from 'next/link'
import { TextArea } from '@/components/ui/field'
import { Form, type FormApi } from '@/components/ui/form'
import { creer, enregistrer, relancer, supprimer } from '@/lib/brouillon/actions'

const LIEN = 'inline-flex min-h-11 items-center'
const AIDE =
  'En Markdown\u00a0: «\u00a0##\u00a0» ouvre un article, «\u00a0###\u00a0» une partie, «\u00a0-\u00a0» un élément de liste\u00a0; une ligne vide sépare deux paragraphes. Gras, liens et images deviennent du texte simple.'

type Texte = { texte: string }

// No maxLength: a browser would cut what is pasted without a word.
const Champ = ({ field }: FormApi) => (
  <TextArea {...field('texte')} label="Texte des conditions générales" hint={AIDE} required rows={28} spellCheck />
)

export function CreationForm({ texte }: Texte) {
  return (
    <Form
      action={creer}
      submit="Créer le brouillon"
      initial={{ texte }}
      required
      beside={
        <Link href="/admin/cgu" prefetch={false} className={LIEN}>
          Ne rien créer
        </Link>
      }
    >
      {Champ}
    </Form>
  )
}

type Cible = { brouillonId: string; vu: string }

const Lu = ({ brouillonId, vu }: Cible) => (
  <>
    <input type="hidden" name="brouillonId" value={brouillonId} />
    <input type="hidden" name="vu" value={vu} />
  </>
)

export function ModificationForm({ texte, ...cible }: Texte & Cible) {
  return (
    <Form action={enregistrer} submit="Enregistrer le brouillon" initial={{ texte }} required>
      {(form) => (
        <>
          <Lu {...cible} />
          <Champ {...form} />
        </>
      )}
    </Form>
  )
}

export function SuppressionForm(cible: Cible) {
  return (
    <Form
      action={supprimer}
      submit="Supprimer ce brouillon"
      variant="danger"
      beside={
        <Link href={`/admin/cgu/brouillons/${cible.brouillonId}`} prefetch={false} className={LIEN}>
          Ne rien supprimer
        </Link>
      }
    >
      <Lu {...cible} />
    </Form>
  )
}

export function RelanceApercuForm({ brouillonId }: { brouillonId: string }) {
  return (
    <Form action={relancer} submit="Préparer de nouveau l’aperçu" variant="secondary">
      <input type="hidden" name="brouillonId" value={brouillonId} />
    </Form>
  )
}
