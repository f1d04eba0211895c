import { createHash } from 'node:crypto'
import type { Mention, RuptureBordereau } from '@/lib/bordereau/rules'

/** Who did it. An agent's name is shown to agents only; organisations read « Pôle emploi ». */
export type Acteur = { type: 'membre'; compteId: string } | { type: 'agent'; compteId: string } | { type: 'systeme' }

/** Every event the journal knows. A new event gets its line here and its words in labels.ts. */
export const EVENEMENTS = [
  'organisme.creer',
  'organisme.modifier',
  'organisme.verifier',
  'compte.exporter',
  'compte.supprimer',
  'compte.prevenir_inactif',
  'compte.fermer_inactif',
  'compte.supprimer_non_active',
  'organisme.supprimer',
  'acceptation.effacer_origine',
  'consultation.alerter',
  'organisme.geler',
  'organisme.degeler',
  'compte.creer',
  'compte.activer',
  'compte.changer_mot_de_passe',
  'compte.nouvel_appareil',
  'compte.fermer_sessions',
  'compte.contester_connexion',
  'compte.demander_email',
  'compte.changer_email',
  'compte.geler',
  'compte.degeler',
  'membre.inviter',
  'membre.annuler_invitation',
  'membre.rejoindre',
  'membre.quitter',
  'membre.retirer',
  'membre.promouvoir',
  'rattachement.demander',
  'rattachement.annuler',
  'rattachement.accepter',
  'rattachement.refuser',
  'reclamation.deposer',
  'reclamation.annuler',
  'reclamation.ouvrir_opposition',
  'reclamation.opposer',
  'reclamation.refuser',
  'reclamation.transferer',
  'agent.inviter',
  'agent.changer_role',
  'agent.desactiver',
  'agent.reactiver',
  'agent.lier_proconnect',
  'agent.refuser_proconnect',
  'facteur.ajouter',
  'facteur.retirer',
  'facteur.renouveler_codes',
  'facteur.utiliser_code',
  'facteur.demander_reinitialisation',
  'facteur.annuler_reinitialisation',
  'facteur.reinitialiser',
  'demande.enregistrer',
  'demande.modifier',
  'demande.valider',
  'demande.accepter',
  'demande.demander_correction',
  'demande.refuser',
  'demande.annuler',
  'demande.attribuer',
  'demande.liberer',
  'acces.ouvrir',
  'acces.prolonger',
  'acces.suspendre',
  'acces.retablir',
  'acces.retirer',
  'acces.expirer',
  'rgc.revoquer',
  'message.envoyer',
  'message.noter',
  'document.produire',
  'document.horodater',
  'cgu.reaccepter',
  'cgu.enregistrer_brouillon',
  'cgu.supprimer_brouillon',
  'cgu.publier',
  'cgu.retirer',
  'preuve.telecharger',
  'reglage.modifier',
  'file.exporter',
  'modele.creer',
  'modele.modifier',
  'modele.retirer',
  'modele.remettre',
] as const

export type Evenement = (typeof EVENEMENTS)[number]

/** The dossier of what concerns neither an organisme nor an account. */
export const DOSSIER_PORTAIL = 'portail'

/** The chain that a line belongs to; the database's trigger decides the same. */
export const dossierDe = ({ organismeId, compteId }: { organismeId?: string | null; compteId?: string | null }) =>
  organismeId ?? compteId ?? DOSSIER_PORTAIL

/** A line as it is chained. `donnees` is PostgreSQL's own text of the jsonb value: a JavaScript number would lose digits. */
export type LigneChaine = {
  dossier: string
  rang: number
  precedente: string
  empreinte: string
  creeLe: Date
  acteurType: string
  acteurId: string | null
  evenement: string
  organismeId: string | null
  demandeId: string | null
  compteId: string | null
  de: string | null
  vers: string | null
  donnees: string
}
export type Tete = { dossier: string; rang: number; empreinte: string }

const VERSION = 'kairos-journal-1'
/** What the first line of a dossier gives as the hash of the one before. */
export const SANS_PRECEDENTE = '0'.repeat(64)

const instant = (date: Date) => (Number.isNaN(date.getTime()) ? 'invalide' : date.toISOString())

/** What is hashed of a line, as docs/decisions/0008-journal-chain.md defines it: one field per line, each as JSON. */
export function texteCanonique(ligne: Omit<LigneChaine, 'empreinte'>): string {
  const { dossier, rang, precedente, creeLe, acteurType, acteurId, evenement } = ligne
  const { organismeId, demandeId, compteId, de, vers, donnees } = ligne
  const avant = [dossier, rang, precedente, instant(creeLe), acteurType, acteurId, evenement]
  const champs = [...avant, organismeId, demandeId, compteId, de, vers].map((champ) => JSON.stringify(champ))
  return [VERSION, ...champs, donnees].join('\n')
}

/** SHA-256 of the canonical text, 64 hexadecimal digits. */
export const empreinteDe = (ligne: Omit<LigneChaine, 'empreinte'>) =>
  createHash('sha256').update(texteCanonique(ligne)).digest('hex')

export type RuptureLigne = {
  quoi: 'modifiee' | 'supprimee' | 'deplacee' | 'fin_coupee' | 'tete'
  dossier: string
  rang: number
}
/** `mention`: a line is not the one that the bill of that day tells of. */
export type Rupture = RuptureLigne | RuptureBordereau | { quoi: 'mention'; dossier: string; rang: number; jour: string }
/** What a check of the whole journal finds. */
export type ResultatControle =
  | { ok: true; dossiers: number; lignes: number; bordereaux: number }
  | { ok: false; rupture: Rupture }
export type Verification = { ok: true; dossiers: number; lignes: number } | { ok: false; rupture: Rupture }

type Flux<T> = AsyncIterable<T> | Iterable<T>
type Lecteur<T> = { voir: () => T | undefined; avancer: () => Promise<void> }

async function* unAUn<T>(flux: Flux<T>): AsyncGenerator<T> {
  yield* flux
}

async function lire<T>(flux: Flux<T>): Promise<Lecteur<T>> {
  const suite = unAUn(flux)
  let tete: T | undefined
  const avancer = async () => {
    const { done, value } = await suite.next()
    tete = done ? undefined : value
  }
  await avancer()
  return { voir: () => tete, avancer }
}

// A moved line is told from a changed one by the rank under which its hash is right; so many ranks are tried at most.
const RANGS_ESSAYES = 100_000

function estDeplacee(ligne: LigneChaine, fin: number): boolean {
  const borne = Math.min(fin, RANGS_ESSAYES)
  for (let rang = 1; rang <= borne; rang += 1) if (empreinteDe({ ...ligne, rang }) === ligne.empreinte) return true
  return false
}

/** A line by itself, then against the one before it: when both are whole but do not fit, the one before was changed. */
function jugerLigne(ligne: LigneChaine, derniere: LigneChaine | undefined, fin: number): RuptureLigne | null {
  const { dossier, rang } = ligne
  const attendu = (derniere?.rang ?? 0) + 1
  if (rang > attendu) return { quoi: 'supprimee', dossier, rang: attendu }
  if (rang < attendu || dossierDe(ligne) !== dossier) return { quoi: 'deplacee', dossier, rang }
  if (empreinteDe(ligne) !== ligne.empreinte)
    return { quoi: estDeplacee(ligne, Math.max(fin, rang + 1)) ? 'deplacee' : 'modifiee', dossier, rang }
  if (ligne.precedente === (derniere?.empreinte ?? SANS_PRECEDENTE)) return null
  return { quoi: 'modifiee', dossier, rang: derniere?.rang ?? rang }
}

/** What remains of a dossier after its last line: its head, and bills that know of later lines. */
function jugerFin(dossier: string, derniere: LigneChaine | undefined, tete: Tete | undefined, mention: Mention | undefined) {
  const rang = derniere?.rang ?? 0
  const connu = Math.max(tete?.rang ?? 0, mention?.rang ?? 0)
  if (connu > rang) return { quoi: rang === 0 ? 'supprimee' : 'fin_coupee', dossier, rang: rang + 1 } as const
  return tete?.rang === rang && tete.empreinte === derniere?.empreinte ? null : ({ quoi: 'tete', dossier, rang } as const)
}

type Sources = { lignes: Lecteur<LigneChaine>; tetes: Lecteur<Tete>; mentions: Lecteur<Mention> }

async function verifierDossier(dossier: string, { lignes, tetes, mentions }: Sources): Promise<Verification> {
  const du = <T extends { dossier: string }>(lecteur: Lecteur<T>) =>
    lecteur.voir()?.dossier === dossier ? lecteur.voir() : undefined
  const tete = du(tetes)
  if (tete) await tetes.avancer()
  let derniere: LigneChaine | undefined
  for (let ligne = du(lignes); ligne; ligne = du(lignes)) {
    const rupture = jugerLigne(ligne, derniere, tete?.rang ?? 0)
    if (rupture) return { ok: false, rupture }
    for (let dite = du(mentions); dite && dite.rang <= ligne.rang; dite = du(mentions)) {
      const { rang, jour } = dite
      if (rang !== ligne.rang || dite.empreinte !== ligne.empreinte)
        return { ok: false, rupture: { quoi: 'mention', dossier, rang, jour } }
      await mentions.avancer()
    }
    derniere = ligne
    await lignes.avancer()
  }
  const rupture = jugerFin(dossier, derniere, tete, du(mentions))
  return rupture ? { ok: false, rupture } : { ok: true, dossiers: 1, lignes: derniere?.rang ?? 0 }
}

/**
 * Checks every dossier, and names the first line that is not as it was written. The three streams come in the order of
 * dossier (byte order), lines and mentions of bills then by rank; one line of each is held at a time.
 */
export async function verifierChaine(
  lignes: Flux<LigneChaine>,
  tetes: Flux<Tete>,
  bordereaux: Flux<Mention>,
): Promise<Verification> {
  const sources = { lignes: await lire(lignes), tetes: await lire(tetes), mentions: await lire(bordereaux) }
  const total = { ok: true as const, dossiers: 0, lignes: 0 }
  for (;;) {
    const [dossier] = Object.values(sources)
      .flatMap((source) => source.voir()?.dossier ?? [])
      .sort()
    if (dossier === undefined) return total
    const verification = await verifierDossier(dossier, sources)
    if (!verification.ok) return verification
    total.dossiers += 1
    total.lignes += verification.lignes
  }
}

// A bill is made once the transactions of its day have ended: one lasts 10 s at most (lib/core/db.ts).
const FIN_DE_JOURNEE_MS = 60_000

/** Instant before which the lines of the past days are all written; `maintenant` decides. */
export const limiteDesBordereaux = (maintenant: Date) => new Date(maintenant.getTime() - FIN_DE_JOURNEE_MS)

const CONTROLE_PERIME_MS = 15 * 60_000

/** What has become of a check: done, under way, or given up by the worker. */
export function etatControle(controle: { demandeLe: Date; finiLe: Date | null }, maintenant: Date) {
  if (controle.finiLe) return 'fini'
  return maintenant.getTime() - controle.demandeLe.getTime() < CONTROLE_PERIME_MS ? 'en_cours' : 'perdu'
}

export const LIGNES_PAR_PAGE = 50
export const BORDEREAUX_PAR_PAGE = 31

type Adresse = { q?: string; evenement?: string | null; avant?: number | null; bordereauxAvant?: string | null }

/** Address of the journal's page; what is usual is left out. */
export function adresseJournal({ q, evenement, avant, bordereauxAvant }: Adresse): string {
  const parametres = new URLSearchParams()
  if (q) parametres.set('q', q)
  if (evenement) parametres.set('evenement', evenement)
  if (avant) parametres.set('avant', String(avant))
  if (bordereauxAvant) parametres.set('bordereauxAvant', bordereauxAvant)
  const suite = parametres.toString()
  return suite ? `/admin/journal?${suite}` : '/admin/journal'
}
