import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf } from '../../src/data/columns.ts'
import { generatorOf } from '../../src/data/generators.ts'
import type { Column } from '../../src/model/contract.ts'
import type { ColumnValues } from '../../src/model/data.ts'
import { dataset } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const made = (column: Column, rows = 100, nullFraction?: number): ColumnValues => {
  const columns = nullFraction === undefined ? {} : { x: { nullFraction } }
  const [only] = columnsOf(dataset({ x: column }), { rows, seed: '', place: 'step.in', columns })
  if (!only) throw new Error('no column was made')
  return only
}

const nulls = ({ nulls: mask = new Uint8Array() }: ColumnValues): number => mask.reduce((sum, each) => sum + each, 0)

test('numbers and moments are stored in typed arrays', () => {
  for (const type of ['integer', 'number', 'date', 'timestamp'] as const)
    expect([type, made({ type }).values instanceof Float64Array]).toEqual([type, true])
  expect(made({ type: 'integer', enum: [1, 2] }).values).toContain(2)
  expect(made({ type: 'date' }).values.length).toBe(100)
})

test.each([
  [0.25, 100, 25],
  [0.25, 3, 0],
  [0.29, 100, 29],
  [1, 7, 7],
  [0, 100, 0],
])('never more than a share of %d of %i rows is null', (nullFraction, rows, count) => {
  expect(nulls(made({ nullable: true, nullFraction }, rows))).toBe(count)
})

test('a wish for more nulls than the column may have is refused', async () => {
  expect(nulls(made({ nullable: true, nullFraction: 0.5 }, 10, 0.5))).toBe(5)
  expect(await thrown(() => made({ nullable: true, nullFraction: 0.5 }, 10, 0.6))).toMatchInlineSnapshot(`
    "Unexpected \`nullFraction: 0.6\` in \`step.in.x\`, expected at most the \`nullFraction: 0.5\` of the column, give rows of your own to break this promise
      see  docs/errors.md#pp004"
  `)
})

test('what is allowed beside numbers appears, and odd texts where there is room', () => {
  expect(Array.from(made({ type: 'number', allow: ['nan'] }).values, Number.isNaN)).toContain(true)
  expect(made({ type: 'string', maxLength: 10 }).values).toContain('two\nlines')
  expect(made({ type: 'string', maxLength: 10 }, 10).values).not.toContain('two\nlines')
})

test('nulls stand elsewhere in another column', () => {
  const columns = { a: { type: 'integer', nullable: true }, b: { type: 'integer', nullable: true } } as const
  const [a, b] = columnsOf(dataset(columns), { rows: 100, seed: '', place: 'step.in' })
  expect(a?.nulls).not.toEqual(b?.nulls)
  expect(a?.values).not.toEqual(b?.values)
})

test('a generator makes a column, row by row, where keywords would', () => {
  const [before, by] = [
    made({ type: 'integer' }),
    generatorOf('own', (_: () => number, row: number) => row * 2, 'here'),
  ]
  expect(before.values).not.toEqual(made({ type: 'integer', generator: 'own', madeBy: by }).values)
  expect(made({ type: 'integer', generator: 'own', madeBy: by }, 4).values).toEqual([0, 2, 4, 6])
  const some = made({ type: 'integer', nullable: true, nullFraction: 0.5, generator: 'own', madeBy: by }, 4)
  expect(nulls(some)).toBe(2)
  expect(some.values).toEqual([0, 2, 4, 6])
})

test('a unique column and a key have none of a generator twice', async () => {
  const few = generatorOf('few', fc.nat({ max: 20 }), 'here')
  const column: Column = { type: 'integer', generator: 'few', madeBy: few }
  const { values } = made({ ...column, unique: true }, 20)
  expect(new Set(Array.from(values)).size).toBe(20)
  expect(await thrown(() => made({ ...column, unique: true }, 22))).toContain('distinct values of its generator for 22')
  const keyed = dataset({ a: column, b: { ...column, nullable: true } }, { key: ['a', 'b'] })
  const [a, b] = columnsOf(keyed, { rows: 200, seed: '', place: 'step.in' })
  const pairs = Array.from({ length: 200 }, (_, row) => `${String(a?.values[row])} ${String(b?.values[row])}`)
  expect(new Set(pairs).size).toBe(200)
})
