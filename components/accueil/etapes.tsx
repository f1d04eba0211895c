import { DUREE_ANNEES } from '@/lib/acces/rules'
import { getOperateur } from '@/lib/core/operateur'

const etapes = (nom: string) => [
  {
    titre: 'Trouver mon organisme',
    texte:
      'Saisissez son numéro SIRET. Nous reprenons son nom et son adresse de l’annuaire public des entreprises\u00a0; vous pouvez les corriger.',
  },
  {
    titre: 'Créer et activer mon compte',
    texte:
      'Complétez la fiche de l’organisme et choisissez un mot de passe. Un e-mail vous parvient\u00a0: son lien active votre compte pendant 24\u00a0heures.',
  },
  {
    titre: 'Demander l’adhésion',
    texte:
      'Indiquez le signataire et le Responsable Gestionnaire de Compte. Lisez les conditions générales d’utilisation (CGU), acceptez-les, puis validez votre demande.',
  },
  {
    titre: `${nom} décide`,
    texte: `Un agent examine votre demande et vous recevez sa réponse par e-mail. Si elle est acceptée, votre accès est ouvert pour ${DUREE_ANNEES}\u00a0ans et vous téléchargez les CGU acceptées en PDF.`,
  },
]

/** The journey in four steps. The figures repeat what the list says, so only eyes get them. */
export function Etapes() {
  const { nom } = getOperateur()
  return (
    <ol className="space-y-6">
      {etapes(nom).map(({ titre, texte }, rang) => (
        <li key={titre} className="flex gap-4">
          <span
            aria-hidden="true"
            className="flex size-11 shrink-0 items-center justify-center rounded-full bg-primary text-xl font-bold text-surface"
          >
            {rang + 1}
          </span>
          <div className="min-w-0 pt-2">
            <h3>{titre}</h3>
            <p className="mt-1">{texte}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
