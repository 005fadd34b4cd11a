import { expect, test } from 'vitest'
import { linesOf, nameOf, shownScore, wayToLowest, withDrops } from '../../src/check/drops.ts'
import { scored } from '../support/scored.ts'

const raw = scored('clean.raw', 0.9, { given: true })
const clean = scored('clean.out', 0.9)
const rates = scored('load.rates', 0.75)
const joined = scored('join.out', 0.5)
const better = scored('train.out', 0.8)
const all = [raw, clean, rates, joined, better]
const edges = [
  { from: 'clean.out', to: 'join.left' },
  { from: 'load.rates', to: 'join.right' },
  { from: 'join.out', to: 'train.data' },
  { from: 'load.other', to: 'joinery.left' },
]

const drops = (from = all): (number | undefined)[] =>
  withDrops(from, edges).map(({ drop }) => drop && Number(drop.toFixed(3)))

test('a score drops where it is below all that its step was fed', () => {
  // of the source and of made up data, below 1
  expect(drops()).toEqual([0.1, undefined, 0.25, 0.25, undefined])
  expect(drops([scored('clean.out', 1)])).toEqual([undefined])
  expect(drops([])).toEqual([])
})

test('only what its step was fed counts, and what is given was made of nothing', () => {
  expect(drops([scored('load.other', 0.1), scored('join.out', 0.5)])).toEqual([0.9, 0.5])
  expect(drops([raw, scored('clean.extra', 0.8, { given: true })])).toEqual([0.1, 0.2])
})

test('the lowest stands behind the worst of what it was made of', () => {
  expect(wayToLowest(all, all, edges)).toEqual([rates, joined])
  expect(wayToLowest([better], all, edges)).toEqual([rates, joined, better])
  expect(wayToLowest([clean], all, edges)).toEqual([raw, clean])
  expect(wayToLowest([], all, edges)).toEqual([])
})

test('a dataset is called by its port, where it is the only one', () => {
  expect([nameOf(raw), nameOf({ ...raw, dataset: 'train' })]).toEqual(['clean.raw', 'clean.raw.train'])
})

test('a score is never shown as more than it is', () => {
  expect([1, 0.57, 0.949_99, 0.999_999, 2 / 3, 0].map(shownScore)).toEqual([
    '1',
    '0.57',
    '0.9499',
    '0.9999',
    '0.6666',
    '0',
  ])
})

test('a way is told in lines, with its rows and what became worse', () => {
  const way = withDrops(
    [
      { ...raw, columns: { amount: { nulls: 0 }, id: { nulls: 0 } } },
      { ...clean, columns: { amount: { nulls: 0.123 }, id: { nulls: 0.0001 }, constructor: { nulls: 0.5 } } },
      rates,
      joined,
    ],
    edges,
  )
  const { rows: _, ...document } = scored('train.metrics', 1)
  expect(linesOf([...way, document]).join('\n')).toMatchInlineSnapshot(`
    "score  clean.raw      0.9     10 rows, drops by 0.1
           clean.out      0.9     10 rows, \`amount\` null in 0 %, then 12.3 %
           load.rates     0.75    10 rows, drops by 0.25
           join.out       0.5     10 rows, drops by 0.25
           train.metrics  1"
  `)
  expect(linesOf(Array(30).fill(raw))).toHaveLength(10)
})
