// Renders one message of each model with our components on React's server build and react-email on the full one, as
// inside a Next.js server action. Run by tests/unit/courriel/react-server.test.ts, which sets the resolution up.
import * as React from 'react'
import { composer } from '@/emails/_composer'
import { OPERATEUR_EXEMPLE } from '@/emails/_layout'
import { MESSAGES } from './messages'

if ('useState' in React) throw new Error('this is not the server build of React')
for (const message of Object.values(MESSAGES)) {
  const { html, text } = await composer(message, OPERATEUR_EXEMPLE)
  process.stdout.write(`${message.modele} ${html.includes('<h1') && text.length > 200}\n`)
}
