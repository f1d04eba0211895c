import type { ReactNode } from 'react'
import { Body, Container, Head, Heading, Hr, Html, Preview, Text } from 'react-email'
import type { Operateur } from '@/lib/core/operateur'
import { CORPS, FOND, Lien, PETIT, PRIMAIRE, TRAIT } from './_elements'

/** Operator of the previews; the composer fills the real one. */
export const OPERATEUR_EXEMPLE: Operateur = {
  nom: 'Pôle emploi',
  adresse: '1-5 avenue du Docteur Gley, 75987 Paris cedex 20',
  telephone: '01 40 30 60 00',
  courriel: 'assistance@kairos.test',
  service: 'Kairos',
}

type CourrielProps = { operateur: Operateur; titre: string; apercu: string; raison: string; children: ReactNode }

/** The frame of every e-mail: `apercu` is the preheader, `raison` tells why the person receives it. */
export function Courriel({ operateur, titre, apercu, raison, children }: CourrielProps) {
  return (
    <Html lang="fr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
        <title>{titre}</title>
      </Head>
      <Body lang="fr" style={{ backgroundColor: FOND, margin: 0, padding: '24px 0' }}>
        <Preview useTitleTag={false}>{apercu}</Preview>
        <Container
          style={{ maxWidth: '600px', backgroundColor: '#ffffff', borderTop: `6px solid ${PRIMAIRE}`, padding: '24px 24px 32px' }}
        >
          <Text data-skip-in-text="true" style={{ ...PETIT, margin: '0 0 24px' }}>
            <strong style={{ color: PRIMAIRE, fontSize: '20px' }}>{operateur.service}</strong>
            <br />
            {operateur.nom}
          </Text>
          <Heading as="h1" style={{ ...CORPS, margin: '0 0 24px', fontSize: '28px', lineHeight: '36px', fontWeight: 700 }}>
            {titre}
          </Heading>
          {children}
          <Pied operateur={operateur} raison={raison} />
        </Container>
      </Body>
    </Html>
  )
}

function Pied({ operateur, raison }: { operateur: Operateur; raison: string }) {
  return (
    <>
      <Hr style={{ borderTop: `1px solid ${TRAIT}`, margin: '32px 0 24px' }} />
      <Text style={PETIT}>{raison}</Text>
      <Text style={PETIT}>
        Ce message est envoyé automatiquement. Une question{'\u00a0'}? Écrivez à{' '}
        <Lien href={`mailto:${operateur.courriel}`}>{operateur.courriel}</Lien> ou appelez le{' '}
        {operateur.telephone.replaceAll(' ', '\u00a0')}.
      </Text>
      <Text style={{ ...PETIT, margin: 0 }}>
        <strong>{operateur.nom}</strong>
        <br />
        {operateur.adresse}
      </Text>
    </>
  )
}
