import { afterAll, afterEach, expect, test } from 'vitest'
import { envoyerCourriel } from '@/lib/courriel/jobs'
import { expediteurSmtp } from '@/lib/courriel/service'
import { deposer, lireCourriel } from '@/tests/support/courriels'
import { startSmtpServer } from '@/tests/support/smtp-server'

const server = await startSmtpServer()
process.env.SMTP_URL = server.url
process.env.MAIL_FROM = 'Kairos <ne-pas-repondre@kairos.test>'
const { boite, scenario } = server

afterEach(() => {
  boite.length = 0
  scenario.clear()
})
afterAll(() => server.close())

test('the message leaves once, with a Message-ID of its own, and its content is wiped', async () => {
  const id = await deposer()
  await envoyerCourriel({ courrielId: id })
  await envoyerCourriel({ courrielId: id })
  expect(boite).toHaveLength(1)
  const [{ de, a, brut } = { de: '', a: [], brut: '' }] = boite
  expect({ de, a }).toEqual({ de: 'ne-pas-repondre@kairos.test', a: ['contact@atelier.test'] })
  expect(brut).toContain(`Message-ID: <${id}@kairos.test>`)
  expect(brut).toMatch(/^Subject: =\?UTF-8\?/m)
  expect(brut).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(brut).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m)
  expect(brut).toMatch(/^Content-Type: text\/html; charset=utf-8\r$/m)
  expect(await lireCourriel(id)).toMatchObject({ statut: 'envoye', contenu: null, fournisseurId: `<${id}@kairos.test>` })
})

test('nothing of a message can add a header [SEC-I6]', async () => {
  const reponse = await expediteurSmtp(server.url).envoyer({
    id: 'identifiant',
    destinataire: 'a@b.test',
    sujet: 'Sujet\r\nBcc: cible@exemple.test\r\n\r\ncorps',
    html: '<p>x</p>',
    text: 'x',
  })
  expect(reponse.ok).toBe(true)
  expect(boite[0]?.a).toEqual(['a@b.test'])
  expect(boite[0]?.brut).not.toMatch(/^Bcc:/im)
  expect(boite[0]?.brut).toContain('Subject: Sujet Bcc: cible@exemple.test corps')
})

test.each([
  ['RCPT', '451 4.3.0 later'],
  ['DATA-FIN', '452 4.3.1 no room'],
  ['CONNEXION', '421 4.3.2 closing'],
])('a temporary refusal (%s %s) is tried again, then one message arrives', async (commande, reponse) => {
  const id = await deposer()
  scenario.set(commande, [reponse])
  await expect(envoyerCourriel({ courrielId: id })).rejects.toThrow('to be tried again')
  expect(await lireCourriel(id)).toMatchObject({ statut: 'a_envoyer', essais: 1 })
  await envoyerCourriel({ courrielId: id })
  expect(boite).toHaveLength(1)
})

test.each([
  ['RCPT', '550 5.1.1 no such user'],
  ['DATA-FIN', '554 5.7.1 refused'],
])('a permanent refusal (%s %s) is final and visible', async (commande, reponse) => {
  const id = await deposer()
  scenario.set(commande, [reponse])
  await envoyerCourriel({ courrielId: id })
  expect(await lireCourriel(id)).toMatchObject({
    statut: 'echec',
    essais: 1,
    erreur: expect.stringContaining(reponse.slice(0, 3)),
  })
  expect(boite).toEqual([])
})

test('a server that hangs is left after its delay', async () => {
  const id = await deposer()
  scenario.set('DATA-FIN', ['attend'])
  await expect(envoyerCourriel({ courrielId: id }, expediteurSmtp(server.url, 300))).rejects.toThrow('to be tried again')
})
