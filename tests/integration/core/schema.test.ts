import { describe, expect, test } from 'vitest'
import { installerCgu } from '@/lib/cgu/mutations'
import { getPool, getPrisma } from '@/lib/core/db'
import { applyMigrations, diffToSchema, readMigrationState } from '@/lib/core/demarrage/migrations'
import { QUEUES } from '@/lib/core/jobs'
import { makeDemande, makeOrganisme } from '@/tests/support/factories'

const url = () => process.env.DATABASE_URL ?? ''
const colonne = async (sql: string) => (await getPool().query<{ nom: string }>(sql)).rows.map(({ nom }) => nom)

describe('the migrated database', () => {
  test('is what schema.prisma says, and a difference would be seen', async () => {
    expect(await diffToSchema(url())).toBe('-- This is an empty migration.\n')
    await getPool().query('ALTER TABLE "Organisme" ADD COLUMN essai text')
    expect(await diffToSchema(url())).toContain('DROP COLUMN "essai"')
    await getPool().query('ALTER TABLE "Organisme" DROP COLUMN essai')
  })

  test('has had every migration, and applying them again changes nothing', async () => {
    expect(await readMigrationState(url())).toEqual({ unknown: [], missing: [] })
    expect(await applyMigrations(url())).toEqual([])
  })

  // What schema.prisma can't say is written by hand in the migration: exactly this.
  test('has these tables, checks, partial indexes and triggers beyond it', async () => {
    const modeles = Object.keys(getPrisma()).filter((nom) => /^[a-z]/.test(nom))
    const tables = await colonne(
      `SELECT relname AS nom FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    )
    const sansModele = tables.filter((nom) => !modeles.includes(nom.charAt(0).toLowerCase() + nom.slice(1)))
    expect(sansModele.sort()).toEqual(['LimiteDebit', '_prisma_migrations'])
    expect(
      await colonne(`SELECT conname AS nom FROM pg_constraint
        WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY conname`),
    ).toEqual(['Acces_fin_apres_debut', 'Compte_email_normalise', 'Organisme_siret_chiffres', 'SceauOuvert_une_ligne'])
    expect(
      await colonne(`SELECT relname AS nom FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE indpred IS NOT NULL AND relnamespace = 'public'::regnamespace ORDER BY relname`),
    ).toEqual([
      'Acceptation_origine_idx',
      'Acces_en_cours_unique',
      'Compte_agents',
      'Compte_email_debut',
      'DemandeFile_a_prendre',
      'DemandeFile_agent',
      'Demande_non_lus_agents_idx',
      'Demande_ouverte_unique',
      'Invitation_ouverte_unique',
      'Rattachement_en_attente_unique',
      'Reclamation_ouverte_unique',
    ])
    expect(await colonne('SELECT tgname AS nom FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname')).toEqual([
      'acceptation_conservee',
      'acceptation_immuable',
      'acceptation_sans_vidage',
      'bordereau_conserve',
      'bordereau_immuable',
      'bordereau_sans_vidage',
      'bordereau_tete',
      'cgu_conservee',
      'cgu_immuable',
      'cgu_sans_vidage',
      'demande_en_file_creee',
      'demande_en_file_suivie',
      'document_conserve',
      'document_horodate_immuable',
      'document_horodate_sans_vidage',
      'document_immuable',
      'document_sans_vidage',
      'examen_conserve',
      'examen_immuable',
      'examen_sans_vidage',
      'file_comptee',
      'journal_chaine',
      'journal_immuable',
      'journal_sans_vidage',
      'journal_tete_gardee',
      'journal_tete_sans_vidage',
      'message_immuable',
      'message_sans_vidage',
      'organisme_en_file_suivi',
      'organisme_mots_appris',
      'reglages_annonces',
      'statistiques_acces_cree',
      'statistiques_acces_suivi',
      'statistiques_demande_creee',
      'statistiques_demande_suivie',
      'statistiques_du_journal',
    ])
  })

  test('has the queues that the code knows, with their settings', async () => {
    const { rows } = await getPool().query(
      `SELECT name, retry_limit AS "retryLimit", retry_delay AS "retryDelay", retry_backoff AS "retryBackoff",
         retry_delay_max AS "retryDelayMax", expire_seconds AS "expireInSeconds", heartbeat_seconds AS "heartbeatSeconds",
         nullif(deletion_seconds, 604800) AS "deleteAfterSeconds"
       FROM pgboss.queue ORDER BY name`,
    )
    const dits = rows.map(({ name, deleteAfterSeconds, ...reglages }) => [
      name,
      deleteAfterSeconds ? { ...reglages, deleteAfterSeconds } : reglages,
    ])
    expect(Object.fromEntries(dits)).toMatchObject(QUEUES)
    expect(dits.map(([nom]) => nom)).toEqual(Object.keys(QUEUES).sort())
  })
})

describe('what was written as proof', () => {
  const refuse = async (sql: string) => expect(getPool().query(sql), sql).rejects.toThrow('append-only')

  test('an acceptation is never changed, deleted nor emptied', async () => {
    await makeDemande({ statut: 'en_attente' })
    await refuse(`UPDATE "Acceptation" SET "raisonSociale" = 'Autre'`)
    await refuse('DELETE FROM "Acceptation"')
    await refuse(`UPDATE "Acceptation" SET "adresseIp" = NULL, navigateur = NULL`)
    await refuse('TRUNCATE "Acceptation" CASCADE')
  })

  test('a published text of the CGU neither', async () => {
    await installerCgu()
    await refuse(`UPDATE "CguVersion" SET texte = texte || ' '`)
    await refuse('DELETE FROM "CguVersion"')
    await refuse('TRUNCATE "CguVersion" CASCADE')
  })

  test('a document is written once, and kept whatever its state', async () => {
    const { document } = await makeDemande({ statut: 'acceptee' })
    const where = { id: document?.id ?? '' }
    await refuse('DELETE FROM "Document"')
    const contenu = new TextEncoder().encode('%PDF-essai')
    const pret = { statut: 'pret', contenu, sha256: 'a'.repeat(64), taille: contenu.length, pretLe: new Date() } as const
    await getPrisma().document.update({ where, data: { statut: 'echec', essais: 1 } })
    await getPrisma().document.update({ where, data: pret })
    await refuse(`UPDATE "Document" SET contenu = '\\x00'`)
    await refuse(`UPDATE "Document" SET statut = 'en_preparation'`)
    await refuse('DELETE FROM "Document"')
    await refuse('TRUNCATE "Document" CASCADE')
  })
})

describe('what no code can write', () => {
  test('an e-mail that is not in lower case, or has spaces around it', async () => {
    for (const email of ['Jeanne@essai.test', ' jeanne@essai.test']) {
      await expect(getPrisma().compte.create({ data: { email } })).rejects.toThrow('Compte_email_normalise')
    }
  })

  test('a SIRET with anything but figures, or twice the same', async () => {
    await expect(makeOrganisme({ siret: '1300054812199X' })).rejects.toThrow('Organisme_siret_chiffres')
    const { siret } = await makeOrganisme()
    await expect(makeOrganisme({ siret })).rejects.toMatchObject({ code: 'P2002' })
  })

  test.each(['brouillon', 'en_attente', 'a_corriger'] as const)('a second open demande beside one %s', async (statut) => {
    const { organismeId } = await makeDemande({ statut })
    await expect(makeDemande({ organismeId })).rejects.toMatchObject({ code: 'P2002' })
  })

  test.each(['acceptee', 'refusee', 'annulee'] as const)('but one beside a demande %s', async (statut) => {
    const { organismeId } = await makeDemande({ statut })
    expect((await makeDemande({ organismeId })).statut).toBe('brouillon')
  })

  test('a second access that runs, or one that ends before it begins', async () => {
    const { id: organismeId } = await makeOrganisme()
    const [debut, fin] = [new Date('2026-11-02T09:00:00Z'), new Date('2029-11-02T23:00:00Z')]
    const { acces } = getPrisma()
    await acces.create({ data: { organismeId, debut, fin, statut: 'suspendu' } })
    await expect(acces.create({ data: { organismeId, debut, fin } })).rejects.toMatchObject({ code: 'P2002' })
    await acces.create({ data: { organismeId, debut, fin, statut: 'retire' } })
    await expect(acces.create({ data: { organismeId, debut, fin: debut, statut: 'retire' } })).rejects.toThrow(
      'Acces_fin_apres_debut',
    )
  })
})
