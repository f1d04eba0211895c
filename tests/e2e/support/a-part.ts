import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { creerBase, demarrerInstance, demarrerOuvrier, executer } from './instance'

type Cookie = { name: string; value: string }
export type Organisme = { raisonSociale: string; adresse: string; cookie: Cookie }
/** What semer-acceptes.ts says it made. */
type Semis = { organismes: Organisme[]; lecteurs: Organisme[]; administrateur: Cookie; autre: Cookie }

/**
 * A portal with a database and a worker of its own, and organismes in it: what is published stays, and would surprise the other
 * tests.
 */
export async function demarrerAPart(nom: string) {
  const dossier = mkdtempSync(join(tmpdir(), `kairos-${nom}-`))
  const base = await creerBase(nom)
  const [instance, semis] = await Promise.all([
    demarrerInstance(nom, { base: base.url }),
    executer('tests/e2e/support/semer-acceptes.ts', base.url, dossier).then((sortie): Semis => JSON.parse(sortie)),
  ])
  const ouvrier = demarrerOuvrier(`${nom}-worker`, { base: base.url, dossier, adresse: instance.adresse })
  return {
    semis,
    client: base.client,
    /** A browser of this person's. */
    ouvrir: async (browser: Browser, cookie: Cookie, javaScriptEnabled = true): Promise<Page> => {
      const contexte = await browser.newContext({ baseURL: instance.adresse, javaScriptEnabled, locale: 'fr-FR' })
      await contexte.addCookies([{ ...cookie, url: instance.adresse }])
      return contexte.newPage()
    },
    arreter: async () => {
      await ouvrier.arreter()
      await instance.arreter()
      await base.supprimer()
      rmSync(dossier, { recursive: true, force: true })
    },
  }
}
export type PortailAPart = Awaited<ReturnType<typeof demarrerAPart>>
