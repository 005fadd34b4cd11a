import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failuresOf } from '../../src/check/failures.ts'
import type { Check } from '../../src/model/check.ts'
import type { Table } from '../../src/model/table.ts'
import { csv } from '../../src/table/formats/csv.ts'
import { openFiles } from '../../src/table/open.ts'
import { folder } from '../support/folder.ts'

const words = { expects: 'something', advice: 'do something' }
const negative: Check = { on: 'rows', name: 'negative', column: 'id', violates: 'id::INT < 0', ...words }
const sum: Check = {
  on: 'table',
  name: 'sum',
  measure: 'sum(id::INT)::INT',
  find: (value) => (value === 6 ? undefined : { received: String(value) }),
  ...words,
}

const table = (text: string): Promise<Table> => openFiles([join(folder({ 'a.csv': text }), 'a.csv')], csv)

/** Counts the scans of a table. */
function counted(inner: Table): { table: Table; scans: () => number } {
  let scans = 0
  const aggregate: Table['aggregate'] = (expressions) => {
    scans++
    return inner.aggregate(expressions)
  }
  return {
    table: { ...inner, columns: inner.columns, aggregate, sample: inner.sample.bind(inner) },
    scans: () => scans,
  }
}

test('checks that hold have no failures', async () => {
  expect(await failuresOf(await table('id\n1\n2\n3\n'), [negative, sum])).toEqual([])
})

test('a failure has its count, the total and at most five rows', async () => {
  const rows = Array.from({ length: 8 }, () => '-1').join('\n')
  const [failure] = await failuresOf(await table(`id\n5\n${rows}\n`), [negative])
  expect(failure).toMatchObject({ check: { name: 'negative' }, violation: { count: 8 }, total: 9 })
  expect(failure?.sample.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6])
})

test('a failure of a whole table has the rows that its check asks for, else none', async () => {
  const found = await failuresOf(await table('id\n1\n2\n'), [sum, { ...sum, name: 'shown', sample: 'id::INT = 2' }])
  expect(found.map(({ violation, sample }) => [violation.received, sample.length])).toEqual([
    ['3', 0],
    ['3', 1],
  ])
})

test('a check of a column that is not there is left to the check of the columns', async () => {
  const columns: Check = { on: 'columns', name: 'columns', find: () => [{ column: 'other' }], ...words }
  const found = await failuresOf(await table('id\n-1\n'), [
    { ...negative, column: 'other', violates: 'other < 0' },
    columns,
  ])
  expect(found.map(({ check }) => check.name)).toEqual(['columns'])
})

test('all checks of rows and tables share one scan', async () => {
  const { table: watched, scans } = counted(await table('id\n1\n2\n3\n'))
  await failuresOf(watched, [negative, sum, { ...negative, name: 'again' }])
  expect(scans()).toBe(1)
})
