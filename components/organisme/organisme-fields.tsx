'use client'
import { FieldGroup, TextField } from '@/components/ui/field'
import type { FormApi } from '@/components/ui/form'
import { LIBELLES } from '@/lib/organisme/labels'
import { CommuneFields } from './commune-fields'
import { FormeJuridiqueField } from './forme-juridique-field'

export type ListesOrganisme = { formes: readonly { code: string; libelle: string }[]; communes: { code: string; nom: string }[] }

const EMAIL = '[^@\\s]+@[^@\\s]+\\.[^@\\s]+'

/** « Coordonnées »: the same fields at sign-up and on the fiche. The SIRET is shown, never sent from here. */
export function OrganismeFields({ form, siret, listes }: { form: FormApi; siret: string; listes: ListesOrganisme }) {
  const { field } = form
  return (
    <FieldGroup legend="Coordonnées">
      <FormeJuridiqueField
        {...field('formeJuridique')}
        label={LIBELLES.formeJuridique}
        hint="Telle qu’elle figure au répertoire Sirene, par exemple « association déclarée »."
        formes={listes.formes}
      />
      <TextField
        {...field('raisonSociale')}
        label={LIBELLES.raisonSociale}
        required
        autoComplete="organization"
        maxLength={200}
      />
      <TextField {...field('complementNom')} label={LIBELLES.complementNom} maxLength={200} />
      <TextField {...field('enseigne')} label={LIBELLES.enseigne} maxLength={200} />
      <TextField
        id="champ-siret"
        name="siretAffiche"
        label={LIBELLES.siret}
        required
        readOnly
        defaultValue={siret}
        autoComplete="off"
      />
      <TextField
        {...field('nda')}
        label={LIBELLES.nda}
        hint="11 caractères, attribués par la préfecture de région (DREETS)."
        required
        autoComplete="off"
        pattern="\s*([0-9A-Za-z][\s.\-]*){11}"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...field('telephone1')} label={LIBELLES.telephone1} type="tel" autoComplete="tel" maxLength={30} />
        <TextField {...field('telephone2')} label={LIBELLES.telephone2} type="tel" autoComplete="off" maxLength={30} />
      </div>
      <TextField
        {...field('courriel')}
        label={LIBELLES.courriel}
        hint="L’adresse de contact de l’organisme."
        required
        type="email"
        pattern={EMAIL}
        autoComplete="email"
        maxLength={254}
      />
      <TextField {...field('voie')} label={LIBELLES.voie} required autoComplete="address-line1" maxLength={150} />
      <TextField {...field('immeuble')} label={LIBELLES.immeuble} autoComplete="address-line2" maxLength={150} />
      <TextField
        {...field('mentionsDistribution')}
        label={LIBELLES.mentionsDistribution}
        autoComplete="address-line3"
        maxLength={100}
      />
      <CommuneFields form={form} communes={listes.communes} />
    </FieldGroup>
  )
}
