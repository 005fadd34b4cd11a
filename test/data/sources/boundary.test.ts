import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPort } from '../../../src/check/port.ts'
import { boundary } from '../../../src/data/sources/boundary.ts'
import type { Column, Dataset, Port } from '../../../src/model/contract.ts'
import type { Row } from '../../../src/model/data.ts'
import { observePort } from '../../../src/observe/port.ts'
import { csv } from '../../../src/table/formats/csv.ts'
import { openFiles } from '../../../src/table/open.ts'
import { richColumns } from '../../support/columns.ts'
import { port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { messages } from '../../support/messages.ts'

type Spec = Partial<Parameters<typeof boundary>[1]>

async function made(declared: Port, spec: Spec = {}): Promise<string> {
  const dir = folder()
  await boundary({ place: 'step.in', port: declared, dir }, { kind: 'boundary', ...spec })
  return dir
}

async function rowsOf(columns: Record<string, Column>, spec: Spec = {}, more: Partial<Dataset> = {}): Promise<Row[]> {
  const dir = await made(port('in', columns, more), spec)
  return (await openFiles([`${dir}/data.csv`], csv)).rows()
}

test('whatever the contract, its boundary data keeps it', async () => {
  let ran = 0
  const columns = fc.record({ a: richColumns, b: richColumns, c: richColumns })
  const property = fc.asyncProperty(columns, fc.boolean(), async (all, odd) => {
    const declared = port('in', all)
    const dir = await made(declared, { odd })
    expect(messages(await checkPort(observePort('step', declared, dir), { fault: 'data' }))).toBe('')
    ran++
  })
  await fc.assert(property, { numRuns: 80, seed: 1 })
  expect(ran).toBe(80)
}, 60_000)

const columns: Record<string, Column> = {
  id: { type: 'integer', unique: true },
  amount: { type: 'number', minimum: 0, maximum: 10, nullable: true },
  currency: { enum: ['EUR', 'USD'] },
  name: { type: 'string', maxLength: 40, minLength: 2 },
}

const distinct = (rows: Row[], name: string): Set<unknown> => new Set(rows.map((row) => row[name]))

test('each edge of each column meets each of every other', async () => {
  const rows = await rowsOf(columns)
  expect(distinct(rows, 'amount')).toEqual(new Set(['0', '0.01', '9.99', '10', null]))
  expect(distinct(rows, 'currency')).toEqual(new Set(['EUR', 'USD']))
  expect(distinct(rows, 'name')).toContain('a'.repeat(40))
  expect(distinct(rows, 'name')).toContain('aa')
  expect(distinct(rows, 'id').size).toBe(rows.length)
  expect(new Set(rows.map(({ amount, currency }) => `${amount} ${currency}`)).size).toBe(10)
})

test('odd texts stand in place of plain ones', async () => {
  const names = distinct(await rowsOf(columns, { odd: true }), 'name')
  expect(names).toContain('two\nlines')
  expect(names).toContain('007')
  expect(names).not.toContain('aa')
})

test('a table of few rows shows one part of the pairs after the other', async () => {
  const parts = await Promise.all(
    [0, 1, 2].map((part) =>
      rowsOf({ a: { enum: [1, 2, 3] }, b: { enum: [1, 2, 3] } }, { part }, { rows: { min: 1, max: 3 } }),
    ),
  )
  expect(parts.map(({ length }) => length)).toEqual([3, 3, 3])
  expect(new Set(parts.flat().map(({ a, b }) => `${a} ${b}`)).size).toBe(9)
})

test('where unique values are few there are few rows', async () => {
  const rows = await rowsOf({ id: { enum: ['a', 'b', 'c'], unique: true }, amount: { type: 'number' } })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.length).toBeLessThanOrEqual(3)
})
