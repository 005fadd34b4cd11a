import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ColumnValues } from '../../src/model/data.ts'
import { formats } from '../../src/table/formats.ts'
import { openFiles } from '../../src/table/open.ts'
import { writeColumns } from '../../src/table/write.ts'
import { folder } from '../support/folder.ts'

const count = 5000

const given: ColumnValues[] = [
  { name: 'id', type: 'integer', values: BigInt64Array.from({ length: count }, (_, row) => 2n ** 53n + BigInt(row)) },
  { name: 'share', type: 'number', values: Float64Array.from({ length: count }, (_, row) => row / 8) },
  { name: 'day', type: 'date', values: Int32Array.from({ length: count }, (_, row) => row - 2000) },
  { name: 'at', type: 'timestamp', values: Float64Array.from({ length: count }, (_, row) => row * 1e6 + 0.5 * 1000) },
  {
    name: 'ok',
    type: 'boolean',
    values: Array.from({ length: count }, (_, row) => (row % 3 === 0 ? null : row % 2 === 0)),
  },
  { name: 'name', type: 'string', values: Array.from({ length: count }, (_, row) => `a "${row}"`) },
  {
    name: 'gaps',
    type: 'integer',
    values: Int32Array.from({ length: count }, (_, row) => row),
    nulls: Uint8Array.from({ length: count }, (_, row) => Number(row === 1)),
  },
]

test.each(Object.entries(formats))('writes a table by its columns as %s', async (name, format) => {
  const path = join(folder(), `a.${name}`)
  await writeColumns(path, format, given)
  const table = await openFiles([path], format)
  expect(await table.aggregate(['count(*)::INT', 'count(ok)::INT', 'count(gaps)::INT'])).toEqual([5000, 3333, 4999])
  const sums = ['sum(gaps::INT)::INT', 'sum(share::DOUBLE)', 'min(day)', 'max(day)', 'count(DISTINCT name)::INT']
  expect(await table.aggregate(sums)).toEqual([12_497_499, 1_562_187.5, '1964-07-11', '1978-03-19', 5000])
  const [row] = await table.sample(`gaps = '2'`, 1)
  expect({ ...row?.values, at: Date.parse(row?.values['at'] ?? ''), share: Number(row?.values['share']) }).toEqual({
    id: '9007199254740994',
    share: 0.25,
    day: '1964-07-13',
    at: 2_000_500,
    ok: 'true',
    name: 'a "2"',
    gaps: '2',
  })
})

test.each(Object.entries(formats))('writes columns without rows as %s', async (name, format) => {
  const path = join(folder(), `a.${name}`)
  await writeColumns(path, format, [{ name: 'id', type: 'integer', values: [] }])
  const table = await openFiles([path], format)
  expect({ rows: await table.rows(), broken: table.broken }).toEqual({ rows: [], broken: [] })
})
