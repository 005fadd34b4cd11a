import { expect, test } from 'vitest'
import { highest, leavesOf, nested } from '../../../src/shared/settings/layers.ts'

const from = (): string => 'somebody'

test('values are told by their paths, and put together again', () => {
  const values = { runner: 'process', shrink: { runs: 1, ms: 2 }, contracts: ['a'], limits: undefined }
  const leaves = leavesOf(values, from)
  expect(leaves.map(({ key }) => key)).toEqual(['runner', 'shrink.runs', 'shrink.ms', 'contracts'])
  const { limits: _, ...rest } = values
  expect(nested(leaves)).toEqual(rest)
})

test('a name that another begins with is another', () => {
  const layers = [leavesOf({ runs: { keep: 1 } }, from), leavesOf({ run: 2, runs: { days: 3, keep: 4 } }, from)]
  expect(nested(highest(layers))).toEqual({ runs: { keep: 1, days: 3 }, run: 2 })
})
