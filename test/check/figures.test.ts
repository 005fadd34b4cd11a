import { join } from 'node:path'
import { expect, test } from 'vitest'
import { figuresOf } from '../../src/check/figures.ts'
import { engine } from '../../src/table/engine.ts'
import { formatOf } from '../../src/table/formats.ts'
import { openFiles } from '../../src/table/open.ts'
import { literal } from '../../src/table/sql.ts'
import type { DatasetQuality } from '../../src/model/quality.ts'
import type { Column } from '../../src/model/contract.ts'
import { dataset } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

async function figures(
  columns: Record<string, Column>,
  text: string,
): Promise<Pick<DatasetQuality, 'rows' | 'columns'>> {
  const declared = dataset(columns)
  return figuresOf(await openFiles([join(folder({ 'data.csv': text }), 'data.csv')], formatOf(declared)), declared)
}

test('rows, nulls, distinct values and extremes are told of the declared columns', async () => {
  const columns = { id: { type: 'integer' }, amount: { type: 'number' }, name: {}, gone: { optional: true } } as const
  expect(await figures(columns, 'id,amount,name,more\n1,2.5,ann,1\n2,,,1\n3,3,7,1\n9,1e999,,1\n')).toEqual({
    rows: 4,
    columns: {
      id: { nulls: 0, distinct: 4, min: 1, max: 9, mean: 3.75 },
      amount: { nulls: 0.25, distinct: 3, min: 2.5, max: 3, mean: 2.75 },
      name: { nulls: 0.5, distinct: 2 },
    },
  })
})

test('dates have extremes, unless they are none', async () => {
  const columns = { day: { type: 'date' }, at: { type: 'timestamp' } } as const
  const told = await figures(columns, 'day,at\n2024-02-29,2024-01-01 10:00:00\nann@example.com,\n1999-12-31,zzz\n')
  expect(told.columns).toEqual({
    day: { nulls: 0, distinct: 3, min: '1999-12-31', max: '2024-02-29' },
    at: { nulls: 1 / 3, distinct: 2, min: '2024-01-01 10:00:00', max: '2024-01-01 10:00:00' },
  })
})

test('different values of much data are told as approximate', async () => {
  const path = join(folder({ 'data.csv': 'n\n1\n' }), 'data.csv')
  const declared = dataset({ n: { type: 'integer' } })
  const table = await openFiles([path], formatOf(declared))
  expect(await figuresOf(table, declared, false)).toEqual({
    rows: 1,
    columns: { n: { nulls: 0, distinct: 1, min: 1, max: 1, mean: 1 } },
    approximate: true,
  })
})

test('masked columns tell nothing of their values', async () => {
  expect(await figures({ salary: { type: 'integer', masked: true } }, 'salary\n4711\n')).toEqual({
    rows: 1,
    columns: { salary: { nulls: 0 } },
  })
})

test('a mean is of the values that are numbers, where there are any', async () => {
  const columns: Record<string, Column> = { n: { type: 'number' }, ['__proto__']: { type: 'integer' } }
  expect(JSON.stringify(await figures(columns, 'n,__proto__\nx,2\n1_000,\n'))).toBe(
    '{"rows":2,"columns":{"n":{"nulls":0,"distinct":2},"__proto__":{"nulls":0.5,"distinct":1,"min":2,"max":2,"mean":2}}}',
  )
  expect(await figures({ n: { type: 'integer' } }, 'n\n')).toEqual({
    rows: 0,
    columns: { n: { nulls: 0, distinct: 0 } },
  })
})

test('what a file has in place of a number has no mean, and breaks nothing', async () => {
  const path = join(folder(), 'data.parquet')
  const values = `TIMESTAMP '2020-01-01' AS at, {'x': 1} AS deep, [1] AS list, 1.7e308::DOUBLE AS huge, 2::TINYINT AS small`
  await engine.query(`COPY (SELECT ${values} FROM range(3)) TO ${literal(path)} (FORMAT parquet)`)
  const names = ['at', 'deep', 'list', 'huge', 'small']
  const declared = dataset(Object.fromEntries(names.map((name) => [name, { type: 'number' }])), { format: 'parquet' })
  const { columns = {} } = await figuresOf(await openFiles([path], formatOf(declared)), declared)
  expect(names.map((name) => columns[name]?.mean)).toEqual([undefined, undefined, undefined, undefined, 2])
})

test('they are asked in the scan that checks', async () => {
  const declared = dataset({ n: { type: 'integer' } })
  const table = await openFiles([join(folder({ 'data.csv': 'n\n1\n' }), 'data.csv')], formatOf(declared))
  const asked: string[][] = []
  await figuresOf({ ...table, columns: table.columns, aggregate: async (list) => (asked.push(list), []) }, declared)
  expect(asked).toHaveLength(1)
})
