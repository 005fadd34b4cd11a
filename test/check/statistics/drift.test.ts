import { expect, test } from 'vitest'
import type { Values } from '../../../src/check/statistics/countsOf.ts'
import { drift, drifts } from '../../../src/check/statistics/drift.ts'
import { bell, categories, heavy, randomFrom, times } from '../../support/randomValues.ts'

const random = randomFrom(1)

test('suits the statistic to the column', () => {
  expect(drift(bell(300, random), bell(900, random)).statistic).toBe('kolmogorovSmirnov')
  expect(drift(bell(3000, random), bell(1500, random)).statistic).toBe('wasserstein')
  expect(drift([1, 2, 3, 2], [3, 2, 2]).statistic).toBe('chiSquare')
  expect(drift([0, 1, 1], [0, 0]).statistic).toBe('zTest')
  expect(drift({ a: 2000, b: 3000 }, { a: 2000 }).statistic).toBe('jensenShannon')
  expect(drift({ a: 200, b: 300, c: 1 }, { a: 2000 }).statistic).toBe('chiSquare')
})

test('says what it found', () => {
  expect(drift(bell(400, random), bell(300, random, 1))).toMatchInlineSnapshot(`
    {
      "isDrift": true,
      "noise": 0.08950000000000001,
      "of": "values",
      "pValue": 3.694477469244752e-28,
      "rows": {
        "current": 300,
        "reference": 400,
      },
      "said": "distribution 0.42 apart (Kolmogorov-Smirnov; p below 0.000001; 0.09 against itself)",
      "statistic": "kolmogorovSmirnov",
      "threshold": 0.05,
      "value": 0.4241666666666667,
    }
  `)
  expect(drift({ a: 4000, b: 6000 }, { a: 9000, b: 1000 })).toMatchInlineSnapshot(`
    {
      "isDrift": true,
      "noise": 0.0064666777727113945,
      "of": "values",
      "rows": {
        "current": 10000,
        "reference": 10000,
      },
      "said": "distribution 0.46 apart (Jensen-Shannon; 0.0065 against itself)",
      "statistic": "jensenShannon",
      "threshold": 0.1254558441227157,
      "value": 0.4627039672982242,
    }
  `)
})

test('uses the statistic and the threshold that it is told', () => {
  const [reference, current] = [bell(500, random), bell(500, random, 0.3)]
  for (const statistic of ['populationStability', 'welch', 'jensenShannon', 'lInfinity', 'chiSquare'] as const)
    expect(drift(reference, current, { statistic }).statistic).toBe(statistic)
  expect(drift(reference, current, { threshold: 1e-9 }).isDrift).toBe(false)
  expect(drift(reference, current, { threshold: 0.5 }).isDrift).toBe(true)
  expect(drift(reference, current, { statistic: 'welch', threshold: 0.01 }).isDrift).toBe(true)
})

test('demands a statistic that suits categories', () => {
  expect(() => drift({ a: 1 }, { a: 2 }, { statistic: 'wasserstein' })).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`wasserstein\` in \`statistic\` of categories, expected \`chiSquare\`, \`jensenShannon\`, \`populationStability\` or \`lInfinity\`, change the value
      see  docs/errors.md#pp004]
  `)
  // @ts-expect-error names from YAML and JavaScript may be any
  expect(() => drift([1], [2], { statistic: 'toString' })).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`toString\` in \`statistic\` of numbers, expected \`kolmogorovSmirnov\`, \`chiSquare\`, \`welch\`, \`wasserstein\`, \`jensenShannon\`, \`populationStability\` or \`lInfinity\`, change the value
      see  docs/errors.md#pp004]
  `)
})

test('finds a column whose values are all gone', () => {
  const reference = Array.from(bell(200, random))
  const found = drift(
    reference,
    reference.map(() => null),
  )
  expect(found).toMatchObject({ of: 'missing', value: 1, isDrift: true })
  expect(found.said).toMatchInlineSnapshot(
    `"share of missing values 1 apart (z-test; p below 0.000001; 0 against itself)"`,
  )
  expect(drift(reference, [...reference, ...reference.map(() => Number.NaN)]).of).toBe('values')
})

test('looks at missing values beside the others', () => {
  const reference = Array.from(bell(200, random))
  const holed = reference.map((value, index) => (index % 3 === 0 ? null : value))
  expect(drifts(reference, holed)).toMatchObject([
    { of: 'values', isDrift: false },
    { of: 'missing', isDrift: true },
  ])
  expect(drifts(reference, reference)).toHaveLength(1)
})

const sidesOfAnyKind: [string, Values, Values][] = [
  ['nothing', [], []],
  ['no rows now', [1, 2, 3], []],
  ['no rows then', {}, { a: 4 }],
  ['all missing', [null, null], [Number.NaN, Infinity]],
  ['one value each', [1], [2]],
  ['a constant', times(9, () => 5), times(30, () => 5)],
  ['one category', { a: 5000 }, { a: 3000 }],
  ['the greatest numbers', times(20, (index) => index * 8e306), times(20, (index) => index * -8e306)],
  ['each value once', new Map(times(3000, (i) => [`${i}`, 1])), new Map(times(3000, (i) => [`x${i}`, 1]))],
]

test.each(sidesOfAnyKind)('gives numbers for %s', (_, reference, current) => {
  for (const { value, threshold, noise, pValue = 0 } of drifts(reference, current))
    expect([value, threshold, noise, pValue].filter((number) => !Number.isFinite(number))).toEqual([])
})

test.each(sidesOfAnyKind.filter(([name]) => name !== 'the greatest numbers'))('finds no drift in %s', (_, ...sides) => {
  expect(drifts(...sides).filter(({ isDrift }) => isDrift)).toEqual([])
})

const many = (middle = 0): Float64Array => bell(2000, random, middle)
const skewed = (rows: number): Float64Array => bell(rows, random).map((value) => Math.exp(3 * value))
const kinds = (rows: number, count: number, steep = 1): Values => categories(random, { rows, kinds: count, steep })
const rounded = (): Float64Array => bell(150, random).map(Math.round)
const dice = (rows: number): number[] => times(rows, () => Math.floor(random() * 4))

/** How many pairs are drawn, and how; noise is drawn many times for each of a thousand and more rows. */
const healthy: [string, number, () => [Values, Values]][] = [
  ['a bell', 1000, () => [bell(80, random), bell(120, random)]],
  ['heavy tails', 1000, () => [heavy(60, random), heavy(60, random)]],
  ['ties', 1000, () => [rounded(), rounded()]],
  ['few different numbers', 1000, () => [dice(90), dice(70)]],
  ['two values', 1000, () => [kinds(200, 2), kinds(300, 2)]],
  ['two values, one of them rare', 1000, () => [kinds(60, 2, 4), kinds(40, 2, 4)]],
  ['some categories', 1000, () => [kinds(300, 8), kinds(200, 8)]],
  ['a rare category', 1000, () => [kinds(100, 3, 0.3), kinds(90, 3, 0.3)]],
  ['many categories', 1000, () => [kinds(500, 300), kinds(500, 300)]],
  ['many numbers with heavy tails', 200, () => [heavy(1100, random), heavy(1100, random)]],
  ['many numbers over many sizes', 200, () => [skewed(1100), skewed(1500)]],
  ['many rows of many categories', 200, () => [kinds(1100, 60), kinds(1100, 60)]],
]

test.each(healthy)(
  'finds drift in healthy samples no more often than it says: %s',
  (_, pairs, draw) => {
    const flagged = times(pairs, () => drift(...draw())).filter(({ isDrift }) => isDrift)
    // three standard deviations of the share among so many pairs
    expect(flagged.length / pairs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / pairs))
  },
  30_000,
)

const drifting: [string, () => [Values, Values]][] = [
  ['a bell that moved', () => [bell(200, random), bell(200, random, 0.5)]],
  ['many numbers that moved', () => [many(), many(0.3)]],
  ['many numbers in another unit', () => [many(9), many(9).map((value) => value * 1.3)]],
  ['a hundredth of them in another unit', () => [many(5), many(5).map((value, row) => value * (row % 100 ? 1 : 1000))]],
  ['one text in place of many', () => [kinds(2000, 3000), { same: 2000 }]],
  ['categories that moved', () => [kinds(300, 5), kinds(300, 5, 2.5)]],
  ['many rows of categories that moved', () => [kinds(3000, 9), kinds(3000, 9, 2.5)]],
  ['a share that grew', () => [kinds(400, 2, 4), kinds(400, 2, 2)]],
]

test.each(drifting)('finds %s', (_, draw) => {
  const flagged = times(40, () => drift(...draw())).filter(({ isDrift }) => isDrift)
  expect(flagged.length).toBeGreaterThanOrEqual(38)
})
