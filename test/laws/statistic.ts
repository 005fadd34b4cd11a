import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Values } from '../../src/check/statistics/countsOf.ts'

interface StatisticLaw {
  value(reference: Values, current: Values): number
  pValue?(reference: Values, current: Values): number
  /** What the value never exceeds; nothing where it has no end. */
  most?: number
  /** Whether both sides are equal before it; what measures by the reference is not. */
  isSymmetric: boolean
  needsNumbers: boolean
}

const numbers = fc.array(
  fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double(),
    fc.constantFrom(null, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE),
  ),
  { maxLength: 30 },
)
const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '__proto__', ''), fc.nat(60))
const settings = { numRuns: 200, seed: 1 }

const isNear = (one: number, other: number): boolean =>
  one === other || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one))

/** What holds for each statistic of two sides. */
export function statisticLaws(name: string, law: StatisticLaw): void {
  const { value, pValue, most = Infinity, isSymmetric, needsNumbers } = law
  const values: fc.Arbitrary<Values> = needsNumbers ? numbers : fc.oneof(numbers, counts)

  test(`${name} is a number within its bounds, whatever the sides`, () => {
    const property = fc.property(values, values, (reference, current) => {
      const found = value(reference, current)
      expect(found).toBeGreaterThanOrEqual(0)
      expect(found).toBeLessThanOrEqual(most)
      const chance = pValue?.(reference, current) ?? 1
      expect(chance).toBeGreaterThanOrEqual(0)
      expect(chance).toBeLessThanOrEqual(1)
    })
    fc.assert(property, settings)
    expect.hasAssertions()
  })

  test(`${name} finds no difference between a side and itself, in any order`, () => {
    const shuffled = fc.tuple(numbers, fc.infiniteStream(fc.nat())).map(([list, keys]): [Values, Values] => {
      const order = new Map(list.map((_, index) => [index, keys.next().value ?? 0]))
      const moved = [...list.keys()].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      return [list, moved.map((index) => list[index])]
    })
    const turned = counts.map((all): [Values, Values] => [all, new Map(Object.entries(all).toReversed())])
    const property = fc.property(needsNumbers ? shuffled : fc.oneof(shuffled, turned), ([side, same]) => {
      expect(value(side, same)).toBeCloseTo(0, 9)
      expect(pValue?.(side, same) ?? 1).toBeCloseTo(1, 6)
    })
    fc.assert(property, settings)
    expect.hasAssertions()
  })

  test(`${name} ${isSymmetric ? 'is' : 'may not be'} the same from the other side`, () => {
    const pairs = fc.sample(fc.tuple(values, values), settings)
    const found = pairs.map(([one, other]) => isNear(value(one, other), value(other, one)))
    expect(found.every(Boolean)).toBe(isSymmetric)
  })

  test(`${name} tells sides apart that have nothing in common`, () => {
    const sides: [Values, Values] = needsNumbers
      ? [Array.from({ length: 40 }, (_, index) => index), Array.from({ length: 40 }, (_, index) => index + 90)]
      : [
          { a: 40, b: 30 },
          { c: 50, d: 45 },
        ]
    expect(value(...sides)).toBeGreaterThan(0.3)
    expect(pValue?.(...sides) ?? 0).toBeLessThan(1e-6)
  })

  test(`${name} says nothing of a side without values`, () => {
    for (const nothing of [[], [null, Number.NaN, Infinity], {}, new Map([[null, 4]])]) {
      const sides: [Values, Values] = [nothing, needsNumbers ? [1, 2, 3] : { a: 1, b: 2 }]
      expect([value(...sides), value(sides[1], sides[0])]).toEqual([0, 0])
      expect(pValue?.(...sides) ?? 1).toBe(1)
    }
  })
}
