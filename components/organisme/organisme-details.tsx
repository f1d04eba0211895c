import { DescriptionList } from '@/components/ui/description-list'
import { libelleFormeJuridique } from '@/lib/organisme/formes-juridiques'
import { LIBELLES } from '@/lib/organisme/labels'
import { formatSiret, formatTelephone } from '@/lib/organisme/rules'
import { territoireDuDepartement } from '@/lib/organisme/territoires'

export type OrganismeAffiche = {
  siret: string
  formeJuridique: string
  raisonSociale: string
  complementNom: string | null
  enseigne: string | null
  nda: string
  telephone1: string | null
  telephone2: string | null
  courriel: string
  voie: string
  immeuble: string | null
  mentionsDistribution: string | null
  codePostal: string
  ville: string
  codeDepartement: string | null
}

const telephone = (numero: string | null) => numero && formatTelephone(numero)

/** Every field of an organisme, with its département and région. */
export function OrganismeDetails({ organisme }: { organisme: OrganismeAffiche }) {
  const territoire = organisme.codeDepartement ? territoireDuDepartement(organisme.codeDepartement) : null
  return (
    <DescriptionList
      items={[
        { label: LIBELLES.formeJuridique, value: libelleFormeJuridique(organisme.formeJuridique) },
        { label: LIBELLES.raisonSociale, value: organisme.raisonSociale },
        { label: LIBELLES.complementNom, value: organisme.complementNom },
        { label: LIBELLES.enseigne, value: organisme.enseigne },
        { label: LIBELLES.siret, value: formatSiret(organisme.siret) },
        { label: LIBELLES.nda, value: organisme.nda },
        { label: LIBELLES.telephone1, value: telephone(organisme.telephone1) },
        { label: LIBELLES.telephone2, value: telephone(organisme.telephone2) },
        { label: LIBELLES.courriel, value: organisme.courriel },
        { label: LIBELLES.voie, value: organisme.voie },
        { label: LIBELLES.immeuble, value: organisme.immeuble },
        { label: LIBELLES.mentionsDistribution, value: organisme.mentionsDistribution },
        { label: LIBELLES.codePostal, value: organisme.codePostal },
        { label: LIBELLES.ville, value: organisme.ville },
        { label: LIBELLES.departement, value: territoire && `${territoire.departement} (${territoire.codeDepartement})` },
        { label: LIBELLES.region, value: territoire?.region },
      ]}
    />
  )
}
