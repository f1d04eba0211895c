import { expect, test } from 'vitest'
import { deciderRattachement, RATTACHEMENTS_OUVERTS_MAX, STATUTS_RATTACHEMENT, TRANSITIONS } from '@/lib/rattachement/rules'

const SITUATION = { inscrit: true, dejaMembre: false, dejaDemande: false, ouverts: 0 }
test.each([
  [{}, 'ok'],
  [{ inscrit: false }, 'introuvable'],
  [{ dejaMembre: true }, 'deja_membre'],
  [{ dejaDemande: true }, 'deja_demande'],
  [{ ouverts: RATTACHEMENTS_OUVERTS_MAX - 1 }, 'ok'],
  [{ ouverts: RATTACHEMENTS_OUVERTS_MAX }, 'trop_de_demandes'],
  [{ ouverts: RATTACHEMENTS_OUVERTS_MAX + 1 }, 'trop_de_demandes'],
])('asking to join when %j: %s', (donnees, attendu) => {
  const decision = deciderRattachement({ ...SITUATION, ...donnees })
  expect(decision.ok ? 'ok' : decision.code).toBe(attendu)
})

test('a request moves once', () => {
  expect(STATUTS_RATTACHEMENT.map((statut) => Object.keys(TRANSITIONS[statut]))).toEqual([
    ['accepter', 'refuser', 'annuler'],
    [],
    [],
    [],
  ])
})
