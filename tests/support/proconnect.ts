import { NextRequest } from 'next/server'
import { GET } from '@/app/api/auth/[...nextauth]/route'
import { dansRequete } from './request'

const BASE = 'http://kairos.test:3000'
export type Bocal = Record<string, string>

/** What a browser with these cookies gets from a route of /api/auth, and the cookies it has afterwards. */
export async function demander(adresse: string, bocal: Bocal = {}, entetes: Record<string, string> = {}) {
  const url = new URL(adresse, BASE)
  const nextauth = url.pathname.split('/').slice(3)
  const appel = () => GET(new NextRequest(url, { headers: entetes }), { params: Promise.resolve({ nextauth }) })
  const { issue, poses } = await dansRequete({ cookies: bocal }, appel)
  if (!('valeur' in issue)) throw new Error('the route answers by itself')
  const { status, headers } = issue.valeur
  const siens = headers.getSetCookie().map((pose) => {
    const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(pose) ?? []
    return [nom, decodeURIComponent(valeur)] as const
  })
  const tous = { ...bocal, ...poses, ...Object.fromEntries(siens) }
  const cookies: Bocal = Object.fromEntries(Object.entries(tous).filter(([, valeur]) => valeur !== ''))
  return { statut: status, adresse: headers.get('location') ?? '', entetes: headers, cookies }
}

/** From the link on the sign-in page to the provider. */
export const partir = (suite = '', bocal: Bocal = {}) => demander(`/api/auth/signin/proconnect${suite}`, bocal)
