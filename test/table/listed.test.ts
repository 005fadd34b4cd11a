import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TableColumn } from '../../src/model/table.ts'
import { engine } from '../../src/table/engine.ts'
import { toldBy } from '../../src/table/listed.ts'
import { scalarOf } from '../../src/table/scalar.ts'
import { literal } from '../../src/table/sql.ts'

const told = (values: unknown[], type: TableColumn['type']) =>
  toldBy(values, type, { tops: 3, shares: [0.05, 0.5, 0.9] })

/** The same as the engine counts it. */
async function asked(values: string[], type: string, more: string): Promise<unknown[]> {
  const all = `SELECT unnest([${values.join(', ')}]::${type}[]) AS v`
  const [row = []] = await engine.query(`SELECT count(DISTINCT v)::INTEGER, min(v), max(v), ${more} FROM (${all})`)
  const top = await engine.query(`SELECT v, count(*) FROM (${all}) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 3`)
  const [distinct, min, max, ...rest] = row
  const shown = top.map(([value, count]) => ({ value: scalarOf(value), count: Number(count) }))
  return [distinct, scalarOf(min), scalarOf(max), shown, ...rest]
}

const bytes = fc.string({ unit: fc.constantFrom('a', 'b', 'Z', 'é', '\uFF5E', '😀'), maxLength: 4 })

test('tells of texts what the engine does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 30 }), async (texts) => {
      const { distinct, min, max, top, lengths } = told([...texts, null], 'string')
      const more = 'min(length(v))::INTEGER, avg(length(v)), max(length(v))::INTEGER'
      expect([distinct, min, max, top, lengths?.min, lengths?.mean, lengths?.max]).toEqual(
        await asked(texts.map(literal), 'VARCHAR', more),
      )
    }),
    { numRuns: 50 },
  )
})

const spread = (finite: string) => `avg(${finite}), stddev_samp(${finite}), quantile_cont(${finite}, [0.05, 0.5, 0.9])`
const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }))

test('tells of numbers what the engine does', async () => {
  const odd = fc.constantFrom(Number.NaN, Infinity, -Infinity)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof({ weight: 9, arbitrary: number }, odd), { minLength: 1 }), async (given) => {
      const numbers = given.map((value) => value + 0)
      const { distinct, min, max, top, mean, std, quantiles } = told(numbers, 'number')
      const texts = numbers.map((value) => `'${value}'::DOUBLE`)
      const found = await asked(texts, 'DOUBLE', spread('CASE WHEN isfinite(v) THEN v END'))
      expect([distinct, min, max, top]).toEqual(found.slice(0, 4))
      const [average, deviation, shares] = found.slice(4)
      expect([mean ?? null, std ?? null]).toEqual([average, deviation])
      expect(Object.values(quantiles ?? {})).toEqual(shares ?? [])
    }),
    { numRuns: 50 },
  )
})

test('keeps the digits of whole numbers beyond 2^53', () => {
  const { distinct, min, max, top } = told([2n ** 53n + 1n, 2n ** 53n, -1n, null], 'integer')
  expect({ distinct, min, max, top }).toEqual({
    distinct: 3,
    min: -1,
    max: '9007199254740993',
    top: [-1, '9007199254740992', '9007199254740993'].map((value) => ({ value, count: 1 })),
  })
})

test('tells next to nothing of no values', () => {
  expect(told([null], 'number')).toEqual({ distinct: 0, top: [], min: null, max: null })
  expect(told([], 'string')).toEqual({ distinct: 0, top: [], min: null, max: null })
})
