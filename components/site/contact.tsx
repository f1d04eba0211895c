import { getOperateur } from '@/lib/core/operateur'

/** « 01 40 30 60 00 » that does not break over two lines, and that a telephone dials. */
export function Telephone() {
  const { telephone } = getOperateur()
  return <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{telephone.replaceAll(' ', '\u00a0')}</a>
}

export function Courriel() {
  const { courriel } = getOperateur()
  return <a href={`mailto:${courriel}`}>{courriel}</a>
}

/** The three ways to reach the operator. */
export function Contact({ service }: { service?: string }) {
  const { nom, adresse } = getOperateur()
  return (
    <ul>
      <li>
        par e-mail&nbsp;: <Courriel />
      </li>
      <li>
        par téléphone&nbsp;: <Telephone />
      </li>
      <li>
        par courrier&nbsp;: {nom}
        {service ? `, ${service}` : ''}, {adresse}
      </li>
    </ul>
  )
}
