import { expect, expectTypeOf, test } from 'vitest'
import { LIBELLE_ACCES } from '@/lib/acces/labels'
import type { StatutAcces } from '@/lib/acces/rules'
import { LIBELLE_ROLE_MEMBRE } from '@/lib/compte/labels'
import type { UsageJeton } from '@/lib/compte/rules'
import type { SessionCourante } from '@/lib/core/session'
import { STATUTS_COURRIEL } from '@/lib/courriel/labels'
import { LIBELLE_CIVILITE, LIBELLE_NATURE, LIBELLE_STATUT } from '@/lib/demande/labels'
import { NATURES, type Nature, STATUTS, type Statut } from '@/lib/demande/rules'
import type { Civilite, StatutDocument } from '@/lib/document/rules'
import * as base from '@/lib/generated/prisma/enums'
import type { Acteur } from '@/lib/journal/rules'
import type { RoleMembre } from '@/lib/membre/rules'
import { VERIFICATIONS } from '@/lib/organisme/labels'
import type { Verification } from '@/lib/organisme/rules'
import { LIBELLE_RATTACHEMENT } from '@/lib/rattachement/labels'
import { STATUTS_RATTACHEMENT, type StatutRattachement } from '@/lib/rattachement/rules'
import { LIBELLE_RECLAMATION } from '@/lib/reclamation/labels'
import { STATUTS_RECLAMATION, type StatutReclamation } from '@/lib/reclamation/rules'
import { METHODES, type Methode } from '@/lib/session/rules'

// The domain does not import the database's enums: these hold the two together, at run time and (tsc) at compile time.
const tries = (valeurs: readonly string[]) => [...valeurs].sort()

test.each([
  ['StatutDemande', base.StatutDemande, STATUTS],
  ['StatutDemande, in words', base.StatutDemande, Object.keys(LIBELLE_STATUT)],
  ['NatureDemande', base.NatureDemande, NATURES],
  ['NatureDemande, in words', base.NatureDemande, Object.keys(LIBELLE_NATURE)],
  ['StatutAcces', base.StatutAcces, Object.keys(LIBELLE_ACCES)],
  ['Verification', base.Verification, Object.keys(VERIFICATIONS)],
  ['Civilite', base.Civilite, Object.keys(LIBELLE_CIVILITE)],
  ['MethodeConnexion', base.MethodeConnexion, METHODES],
  ['RoleMembre', base.RoleMembre, Object.keys(LIBELLE_ROLE_MEMBRE)],
  ['StatutRattachement', base.StatutRattachement, STATUTS_RATTACHEMENT],
  ['StatutRattachement, in words', base.StatutRattachement, Object.keys(LIBELLE_RATTACHEMENT)],
  ['StatutReclamation', base.StatutReclamation, STATUTS_RECLAMATION],
  ['StatutReclamation, in words', base.StatutReclamation, Object.keys(LIBELLE_RECLAMATION)],
  ['StatutCourriel', base.StatutCourriel, Object.keys(STATUTS_COURRIEL)],
])('%s has the values of the domain', (_nom, enumeration, domaine) => {
  expect(tries(Object.values(enumeration))).toEqual(tries(domaine))
})

test('the types of the domain and of the database are the same unions', () => {
  expectTypeOf<Statut>().toEqualTypeOf<base.StatutDemande>()
  expectTypeOf<Nature>().toEqualTypeOf<base.NatureDemande>()
  expectTypeOf<StatutAcces>().toEqualTypeOf<base.StatutAcces>()
  expectTypeOf<UsageJeton>().toEqualTypeOf<base.UsageJeton>()
  expectTypeOf<Methode>().toEqualTypeOf<base.MethodeConnexion>()
  expectTypeOf<RoleMembre>().toEqualTypeOf<base.RoleMembre>()
  expectTypeOf<StatutRattachement>().toEqualTypeOf<base.StatutRattachement>()
  expectTypeOf<StatutReclamation>().toEqualTypeOf<base.StatutReclamation>()
  expectTypeOf<StatutDocument>().toEqualTypeOf<base.StatutDocument>()
  expectTypeOf<Civilite>().toEqualTypeOf<base.Civilite>()
  expectTypeOf<Verification>().toEqualTypeOf<base.Verification>()
  expectTypeOf<Acteur['type']>().toEqualTypeOf<base.TypeActeur>()
  expectTypeOf<SessionCourante['role']>().toEqualTypeOf<base.RoleCompte>()
  expectTypeOf<SessionCourante['membres'][number]['role']>().toEqualTypeOf<base.RoleMembre>()
})
