import type { Metadata } from 'next'
import { Commentaires } from '@/components/demande/commentaires'
import { OrganismeForm } from '@/components/organisme/organisme-form'
import { BandeauCgu } from '@/components/reacceptation/bandeau-cgu'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { listesOrganisme } from '@/lib/organisme/communes'
import { loadEdition } from '@/lib/organisme/loaders'
import { formatSiret, formatTelephone } from '@/lib/organisme/rules'
import { loadBandeau } from '@/lib/reacceptation/loaders'

export const metadata: Metadata = { title: 'Éditer ma fiche' }

export default async function ModifierOrganisme() {
  const [{ organisme, motif, commentaires }, bandeau] = await Promise.all([loadEdition(), loadBandeau('/organisme/modifier')])
  const { id: _, siret, creeLe: _creeLe, modifieLe: _modifieLe, ficheVueLe: _vue, verifieeLe: _verifiee, ...champs } = organisme
  const telephone = (numero: string | null) => numero && formatTelephone(numero)
  const initial = { ...champs, telephone1: telephone(champs.telephone1), telephone2: telephone(champs.telephone2) }
  return (
    <Page>
      <h1 className="mb-8">Éditer ma fiche</h1>
      {bandeau ? (
        <div className="mb-8">
          <BandeauCgu bandeau={bandeau} />
        </div>
      ) : null}
      {motif ? (
        <div className="mb-8">
          <Notice tone="warning" title="Ce qu’il faut corriger">
            <p className="whitespace-pre-line">{motif}</p>
            <Commentaires commentaires={{ organisme: commentaires.organisme }} />
          </Notice>
        </div>
      ) : null}
      <OrganismeForm
        initial={initial}
        siret={formatSiret(siret)}
        listes={listesOrganisme(organisme.codePostal)}
        commentaires={commentaires}
      />
    </Page>
  )
}
