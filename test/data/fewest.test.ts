import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewest } from '../../src/data/fewest.ts'

function counting(shows: (kept: number[]) => boolean) {
  let runs = 0
  return { shows: (kept: number[]) => Promise.resolve((runs++, shows(kept))), runs: () => runs }
}

test.each([
  { name: 'one of a million', count: 1_000_000, needed: [777_777], most: 25 },
  { name: 'a pair', count: 1400, needed: [3, 1399], most: 30 },
  { name: 'all of them', count: 3, needed: [0, 1, 2], most: 10 },
  { name: 'none', count: 1000, needed: [], most: 1 },
])('$name is found in few tries', async ({ count, needed, most }) => {
  const { shows, runs } = counting((kept) => needed.every((index: number) => kept.includes(index)))
  expect(await fewest(count, shows)).toEqual(needed)
  expect(runs()).toBeLessThanOrEqual(most)
})

test('what is left shows it, and nothing can be taken from it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 6 }), fc.nat(5), async (bad, spare) => {
      const shows = (kept: number[]): boolean =>
        kept.filter((index) => bad.includes(index)).length >= Math.max(1, bad.length - spare)
      const kept = await fewest(100, (some) => Promise.resolve(shows(some)))
      expect(shows(kept)).toBe(true)
      for (const index of kept) expect(shows(kept.filter((other) => other !== index))).toBe(false)
    }),
  )
})

test('when no more may be tried, what was found so far is kept', async () => {
  let left = 4
  const kept = await fewest(64, (some) => Promise.resolve(left-- > 0 ? some.includes(5) : undefined))
  expect(kept).toEqual(Array.from({ length: 8 }, (_, index) => index))
})
