import { expect, test } from 'vitest'
import { gap } from '../../../src/check/metrics/gap.ts'

const outcome = (group: string, prediction: boolean, count: number): Parameters<typeof gap>[0][number] => ({
  group,
  label: true,
  prediction,
  count,
})

test('goes from the least rate to the greatest', () => {
  const { difference, groups } = gap([
    outcome('a', true, 1),
    outcome('b', false, 2),
    outcome('c', true, 1),
    outcome('c', false, 1),
  ])
  expect(difference).toBe(1)
  expect(groups.map(({ group }) => group)).toEqual(['b', 'c', 'a'])
})

test('leaves out groups without rows', () => {
  expect(gap([outcome('a', true, 0), outcome('__proto__', false, 3)])).toEqual({
    difference: 0,
    groups: [{ group: '__proto__', rate: 0, rows: 3 }],
  })
  expect(gap([])).toEqual({ difference: 0, groups: [] })
})
