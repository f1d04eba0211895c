import type { Adresse } from './adresses'
import type { Fabrique } from './fabrique'

const LONG = 'Anticonstitutionnellement-'.repeat(2)
const TEXTE = `## Article 1 – ${LONG}\n\n### 1.1 Partie\n\nUn texte d’essai, ${LONG}\n\n- un élément\n`
const A_VENIR = '2027-09-20'

/** A version that is still to come: it changes nothing to what the others read. */
async function versionAVenir({ prisma }: Fabrique): Promise<string> {
  const publieeLe = new Date('2027-09-30T22:00:00Z')
  const version = { texte: `${TEXTE}\nÀ venir.`, sha256: '2'.repeat(64), miseAJourLe: new Date(A_VENIR), publieeLe }
  await prisma.cguVersion.createMany({ data: version, skipDuplicates: true })
  const { id } = await prisma.cguVersion.findUniqueOrThrow({ where: { miseAJourLe: version.miseAJourLe }, select: { id: true } })
  const campagne = { cguVersionId: id, avant: new Date('2027-10-31T23:00:00Z') }
  await prisma.campagneCgu.createMany({ data: campagne, skipDuplicates: true })
  return `/admin/cgu/${A_VENIR}`
}

/** The versions of the CGU, their drafts and what leads to a publication, for administrateurs. */
export async function adressesCgu(fabrique: Fabrique): Promise<Adresse[]> {
  const { id: compteId } = await fabrique.makeAgent({ role: 'administrateur', nom: LONG })
  const brouillon = async (donnees = {}) =>
    (await fabrique.prisma.cguBrouillon.create({ data: { texte: TEXTE, modifieParId: compteId, ...donnees } })).id
  const sha256 = fabrique.sha256(TEXTE)
  const [enPreparation, pret, echec, identique] = [
    await brouillon(),
    await brouillon({ apercu: Buffer.from('%PDF-1.7'), apercuSha256: sha256 }),
    await brouillon({ apercuSha256: sha256, apercuErreur: 'Error: essai' }),
    await brouillon({
      texte: (await fabrique.prisma.cguVersion.findFirstOrThrow({ where: { miseAJourLe: new Date('2026-11-02') } })).texte,
    }),
  ]
  const perime = await brouillon({ apercu: Buffer.from('%PDF-1.7'), apercuSha256: '0'.repeat(64) })
  const dossier = 'app/admin/cgu'
  const page = (fichier: string, nom: string, url: string, titre: Adresse['titre']): Adresse => ({
    fichier: `${dossier}/${fichier}page.tsx`,
    nom: `CGU, ${nom}`,
    url: `/admin/cgu${url}`,
    titre,
    compteId,
  })
  const UN = 'brouillons/[id]/'
  const de = (id: string, suite = '') => `/brouillons/${id}${suite}`
  const confirmer = (suite: string) => de(pret, `/publier/confirmer?${suite}`)
  return [
    page('', 'versions', '', 'Conditions générales d’utilisation'),
    page('', 'brouillon disparu', '?fait=disparu', 'Conditions générales d’utilisation'),
    page('[date]/', 'version en vigueur', '/2026-11-02?fait=publiee', 'CGU du 2 novembre 2026'),
    { ...page('[date]/', 'version à venir', '', /^CGU du 20 septembre/), url: await versionAVenir(fabrique) },
    page('brouillons/nouveau/', 'nouveau', '/brouillons/nouveau', 'Nouveau brouillon des CGU'),
    page('brouillons/nouveau/', 'nouveau, vide', '/brouillons/nouveau?depart=vide', 'Nouveau brouillon des CGU'),
    page(UN, 'brouillon, aperçu en préparation', de(enPreparation, '?fait=cree'), 'Brouillon des CGU'),
    page(UN, 'brouillon, aperçu prêt', de(pret), 'Brouillon des CGU'),
    page(UN, 'brouillon, aperçu d’un autre texte', de(perime), 'Brouillon des CGU'),
    page(UN, 'brouillon, aperçu en échec', de(echec, '?fait=recree'), 'Brouillon des CGU'),
    page(`${UN}apercu/`, 'aperçu', de(pret, '/apercu'), 'Conditions générales d’utilisation'),
    page(`${UN}comparer/`, 'comparer', de(pret, '/comparer'), 'Ce que ce brouillon change'),
    page(`${UN}comparer/`, 'comparer, identique', de(identique, '/comparer'), 'Ce que ce brouillon change'),
    page(`${UN}supprimer/`, 'supprimer', de(pret, '/supprimer'), /^Supprimer ce brouillon/),
    page(`${UN}publier/`, 'publier', de(pret, '/publier'), 'Publier ce brouillon'),
    page(
      `${UN}publier/confirmer/`,
      'récapitulatif',
      confirmer('miseAJourLe=2027-03-01&vigueur=2027-03-01&delai=30'),
      /^Publier cette version/,
    ),
    page(`${UN}publier/confirmer/`, 'récapitulatif impossible', confirmer('miseAJourLe=2026-11-02'), /^Publier cette version/),
  ]
}
