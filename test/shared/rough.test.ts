import { expect, test } from 'vitest'
import { roughMemory, roughTime } from '../../src/shared/rough.ts'

test('amounts are told in the unit that fits them, to two figures', () => {
  expect([0, 0.0417, 5.72, 119.6, 120, 7199, 7200, 100_000, 172_800, 1e9].map(roughTime)).toEqual([
    '0 s',
    '0.042 s',
    '5.7 s',
    '120 s',
    '2 min',
    '120 min',
    '2 h',
    '28 h',
    '2 d',
    '11574 d',
  ])
  expect([4.04, 999, 1000, 41_500, 2_000_000].map(roughMemory)).toEqual(['4 MB', '999 MB', '1 GB', '42 GB', '2 TB'])
})
