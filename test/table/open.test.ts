import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Table } from '../../src/model/table.ts'
import { csv } from '../../src/table/formats/csv.ts'
import { openFiles } from '../../src/table/open.ts'
import { folder } from '../support/folder.ts'

function open(files: Record<string, string>): Promise<Table> {
  const dir = folder(files)
  return openFiles(
    Object.keys(files).map((name) => join(dir, name)),
    csv,
  )
}

const two = { 'a.csv': 'id,name\n1,x\n2,\n', 'b.csv': 'name,id,more\ny,3,m\n' }

test('files with different headers are one table, by the names of the columns', async () => {
  const table = await open(two)
  expect(table.columns).toEqual(['id', 'name', 'more'])
  expect(table.headers.map(({ columns }) => columns)).toEqual([
    ['id', 'name'],
    ['name', 'id', 'more'],
  ])
  expect(await table.aggregate(['count(*)::INT', 'sum(id::INT)::INT', 'count(more)::INT'])).toEqual([3, 6, 1])
})

test('a sample names the file and counts the rows of each file from 1', async () => {
  const table = await open(two)
  const sample = await table.sample('id::INT > 1', 10)
  expect(sample.map(({ file, row, values }) => [file.slice(-5), row, values])).toEqual([
    ['a.csv', 2, { id: '2', name: null }],
    ['b.csv', 1, { name: 'y', id: '3', more: 'm' }],
  ])
})

test('a sample asks for a column that only other files have', async () => {
  const sample = await (await open(two)).sample('more IS NULL', 10)
  expect(sample.map(({ row, values }) => [row, values['id']])).toEqual([
    [1, '1'],
    [2, '2'],
  ])
})

test('a sample sees the rows of all the files as `data`', async () => {
  const table = await open({ 'a.csv': 'id\n1\n2\n', 'b.csv': 'id\n2\n3\n' })
  const sample = await table.sample('id IN (SELECT id FROM data GROUP BY 1 HAVING count(*) > 1)', 10)
  expect(sample.map(({ file, row }) => [file.slice(-5), row])).toEqual([
    ['a.csv', 2],
    ['b.csv', 1],
  ])
})

test('a sample and the rows stop at their limit', async () => {
  const table = await open(two)
  expect(await table.sample('true', 2)).toHaveLength(2)
  expect(await table.rows(1)).toEqual([{ id: '1', name: 'x' }])
})

test('columns with names out of JavaScript and SQL are read like others', async () => {
  const table = await open({ 'a.csv': '__proto__,constructor,#row,"select ""x"" from y; --"\n1,2,3,4\n' })
  const [row] = await table.rows()
  expect(Object.entries(row ?? {})).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
    ['#row', '3'],
    ['select "x" from y; --', '4'],
  ])
})

test('no files and nothing asked give nothing', async () => {
  expect(await (await open({})).rows()).toEqual([])
  expect(await (await open(two)).aggregate([])).toEqual([])
})

test('a file that is not there is a broken one', async () => {
  const table = await openFiles(['/nowhere/a.csv'], csv)
  expect(table.broken).toEqual([{ file: '/nowhere/a.csv', reason: 'file that can not be opened (ENOENT)' }])
})

test('an error in a query of ours is thrown, not blamed on the files', async () => {
  const table = await open(two)
  await expect(table.aggregate(['nonsense(id)'])).rejects.toThrow('nonsense')
  expect(table.broken).toEqual([])
})
