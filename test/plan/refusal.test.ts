import { expect, test } from 'vitest'
import { clear, clearDamage } from '../../src/plan/refusal.ts'
import { port } from '../support/declared.ts'

test('a refusal names one of the words as a whole, whatever signs it has', () => {
  const { fails = '' } = clear(['id', 'amount (€)', '', 'id'])
  expect(fails).toBe('/\\bid\\b|\\bamount \\(€\\)/i')
})

test('that of damaged files names the port, its file or the damage', () => {
  const raw = port('raw', { id: {} }, { files: 'day/part-*.csv' })
  expect(clearDamage('truncated', raw)).toEqual({
    fails: '/\\braw\\b|\\bpart\\b|\\btruncated\\b|\\bincomplete\\b/i',
  })
})
