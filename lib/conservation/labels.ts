import { dateLongue } from '@/lib/core/calendrier'

/**
 * The checks of an acceptation whose address and browser were erased, when the journal bears it out (`inscrite`): the line that says
 * so has the hash of what is left, and of before, as the line of the acceptance has it. The lines are given by their files.
 */
export function controlesEffacement(inscrite: boolean, validation: string, effacement: string) {
  if (!inscrite) return []
  const avant = `grep -o '"acceptationSha256Avant": "[0-9a-f]*"' ${effacement} | cut -d '"' -f 4`
  return [
    {
      titre: 'L’acceptation est celle du journal',
      prouve:
        'Personnes, case cochée et date\u00a0: leur empreinte est dans la ligne écrite lors de\nl’effacement de l’adresse et du navigateur, au terme de leur délai légal.',
      commandes: [`grep -q "$(sha256sum < acceptation.json | cut -c 1-64)" ${effacement} && echo Inscrit`],
      attendu: 'Inscrit',
    },
    {
      titre: 'Cet effacement part de l’acceptation du journal',
      prouve: 'La même ligne reprend l’empreinte d’avant, celle de la ligne de l’acceptation.',
      commandes: [`grep -q "$(${avant})" ${validation} && echo Inscrit`],
      attendu: 'Inscrit',
    },
  ]
}

/** What the erasing takes from a proof. */
export const limiteEffacement = (le: Date) =>
  `- L’adresse IP et le navigateur de l’acceptation ont été effacés le\n  ${dateLongue(le)}, au terme de leur délai légal de conservation.`
