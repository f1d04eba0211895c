import { DescriptionList } from '@/components/ui/description-list'
import { dateHeure, dateSeule } from '@/lib/core/calendrier'
import type { Dossier } from '@/lib/dossier/data'
import { formatSiret } from '@/lib/organisme/rules'

type Acceptation = NonNullable<Dossier['demande']['acceptation']>

/** What proves that the organisme accepted the CGU: which text, who, when, from where, and as what it stood then. */
export function AcceptationPreuve({ acceptation, compte }: { acceptation: Acceptation; compte: string | undefined }) {
  const { raisonSociale, adressePostale, siret, nda } = acceptation
  return (
    <DescriptionList
      items={[
        { label: 'Version des CGU', value: `Mise à jour le ${dateSeule(acceptation.cguVersion.miseAJourLe)}` },
        { label: 'Acceptées le', value: dateHeure(acceptation.accepteeLe) },
        { label: 'Compte', value: compte && <span className="wrap-anywhere">{compte}</span> },
        { label: 'Case cochée', value: acceptation.mention },
        { label: 'Empreinte SHA-256 du texte', value: <code className="wrap-anywhere">{acceptation.texteSha256}</code> },
        { label: 'Adresse IP', value: acceptation.adresseIp },
        { label: 'Navigateur', value: acceptation.navigateur && <span className="wrap-anywhere">{acceptation.navigateur}</span> },
        {
          label: 'Organisme à cette date',
          value: `${raisonSociale}\n${adressePostale}\nSIRET\u00a0${formatSiret(siret)}\nNDA\u00a0${nda}`,
        },
      ]}
    />
  )
}
