import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Check, Violation } from '../../src/model/check.ts'
import type { Failure } from '../../src/check/failures.ts'
import { partsOf, scoreOf } from '../../src/check/score.ts'
import { checkPort } from '../../src/check/port.ts'
import type { DatasetQuality } from '../../src/model/quality.ts'
import { observePort } from '../../src/observe/port.ts'
import { port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

const call = { severity: 'warning', denominator: 'rows', refused: (error: unknown) => error } as const
const range: Check = { name: 'range', column: 'n', on: 'rows', violates: 'n < 0', expects: 'x', advice: 'y' }
const mild: Check = { ...range, name: 'mild', call }

const failure = (check: Check, violation: Violation): Failure => ({ check, violation, total: 10, sample: [] })

const score = (checks: Check[], failures: Failure[], columns = ['n']): number =>
  scoreOf(partsOf(checks, failures, columns), 1)

test('a score is the share of rows that pass, over all checks', () => {
  expect(score([range, mild], [])).toBe(1)
  expect(score([], [])).toBe(1)
  expect(score([range], [failure(range, { count: 2 })])).toBe(0.8)
  expect(score([range, { ...range }], [failure(range, { count: 2 })])).toBe(0.9)
  expect(score([range], [failure(range, { count: 10 }), failure(range, { count: 1 })])).toBe(0)
})

test('a check that only warns counts half', () => {
  expect(score([range, mild], [failure(mild, { count: 3 })])).toBeCloseTo(0.9)
  expect(score([range, mild], [failure(range, { count: 3 })])).toBeCloseTo(0.8)
})

test('what is not counted among the rows is broken as a whole', () => {
  for (const violation of [{}, { count: 2, of: 'raw' }, { count: 11 }, { count: 0 }])
    expect(score([range], [failure(range, violation)])).toBe(0)
  expect(score([range], [{ ...failure(range, { count: 1 }), total: 0 }])).toBe(0)
})

test('a column that is missing fails what is asked of it, where it has to be there', () => {
  const columns: Check = { name: 'columns', on: 'columns', find: () => [], expects: 'x', advice: 'y' }
  const twice: Check = { ...range, columns: ['n', 'm'] }
  expect(score([columns, range], [failure(columns, { column: 'n', count: 10 })], [])).toBe(0)
  expect(score([columns, twice], [failure(columns, { column: 'm', count: 10 })])).toBe(0)
  expect(score([columns, range], [failure(columns, { column: 'm', count: 10 })])).toBe(0.5)
  expect(score([columns, range], [], [])).toBe(1)
})

test('what can not be read counts as nothing', () => {
  expect([scoreOf([], 0.5), scoreOf([{ check: range, share: 0.8 }], 0.5), scoreOf([], 0)]).toEqual([0.5, 0.4, 0])
})

const declared = port('orders', {
  id: { type: 'integer', unique: true },
  amount: { type: 'number', minimum: 0, maximum: 10 },
  currency: { enum: ['EUR', 'USD'], minLength: 3 },
})

/** The score of so many rows, and how many findings there are. */
async function looked(rows: string[]): Promise<{ score: number; findings: number }> {
  const told: DatasetQuality[] = []
  const observed = observePort(
    'clean',
    declared,
    folder({ 'data.csv': ['id,amount,currency', ...rows, ''].join('\n') }),
  )
  const findings = await checkPort(observed, { fault: 'producer', tell: (each) => void told.push(each) })
  return { score: told[0]?.score ?? Number.NaN, findings: findings.length }
}

test('every score is from 0 to 1, is 1 exactly where nothing is found, and no row that breaks raises it', async () => {
  const bad = fc.constantFrom('1,5,EUR', ',5,EUR', 'x,5,EUR', 'I,-1,EUR', 'I,11,USD', 'I,many,USD', 'I,5,E', 'I,,')
  const breaking = fc.array(fc.record({ at: fc.nat(), row: bad }), { maxLength: 4 })
  const scores: number[] = []
  const property = fc.asyncProperty(fc.integer({ min: 2, max: 12 }), breaking, async (count, changes) => {
    const rows = Array.from({ length: count }, (_, index) => `${index + 100},${index % 11},EUR`)
    let last = await looked(rows)
    expect(last).toEqual({ score: 1, findings: 0 })
    const places = new Set<number>()
    for (const { at, row } of changes) {
      const place = at % count
      if (places.has(place)) continue
      places.add(place)
      rows[place] = row.replace('I', String(place + 500))
      const next = await looked(rows)
      expect(next.score).toBeLessThanOrEqual(last.score)
      expect(next.score).toBeGreaterThanOrEqual(0)
      expect(next.score === 1).toBe(next.findings === 0)
      scores.push(next.score)
      last = next
    }
  })
  await fc.assert(property, { numRuns: 40, seed: 1 })
  expect(new Set(scores).size).toBeGreaterThan(20)
}, 60_000)
