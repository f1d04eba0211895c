'use client'
import { useState } from 'react'
import { TextField } from '@/components/ui/field'
import type { FormApi } from '@/components/ui/form'
import { LIBELLES } from '@/lib/organisme/labels'

type Commune = { code: string; nom: string }

async function chercher(codePostal: string): Promise<Commune[]> {
  const reponse = await fetch(`/api/communes?codePostal=${codePostal}`)
  return reponse.ok ? reponse.json() : []
}

/** Postal code and town; the official towns of the code are suggested, anything may be typed. */
export function CommuneFields({ form, communes: initiales }: { form: FormApi; communes: Commune[] }) {
  const [communes, setCommunes] = useState(initiales)
  const suggerer = (saisie: string) => {
    const codePostal = saisie.replace(/\s/g, '')
    // Suggestions are a comfort: without an answer one types the town.
    if (/^\d{5}$/.test(codePostal)) chercher(codePostal).then(setCommunes, () => setCommunes([]))
  }
  return (
    <div className="grid gap-5 sm:grid-cols-[10rem_1fr]">
      <TextField
        {...form.field('codePostal')}
        label={LIBELLES.codePostal}
        required
        inputMode="numeric"
        autoComplete="postal-code"
        pattern="\s*\d{2}\s?\d{3}\s*"
        onChange={(event) => suggerer(event.target.value)}
      />
      <TextField {...form.field('ville')} label={LIBELLES.ville} required autoComplete="address-level2" list="communes" />
      <datalist id="communes">
        {communes.map(({ code, nom }) => (
          <option key={code} value={nom} />
        ))}
      </datalist>
    </div>
  )
}
