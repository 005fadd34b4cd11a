import { join } from 'node:path'
import { expect, test } from 'vitest'
import { query } from '../../src/table/engine.ts'
import type { Format } from '../../src/table/formats/format.ts'
import { csv } from '../../src/table/formats/csv.ts'
import { parquet } from '../../src/table/formats/parquet.ts'
import { askedOf, Joined } from '../../src/table/joined.ts'
import { openParts } from '../../src/table/open.ts'
import type { Parts } from '../../src/table/parts.ts'
import { folder } from '../support/folder.ts'

/** Asks for the sum of a column of each file at the same time; tells the answers, and how many queries they took. */
async function sums(files: string[], format: Format = csv): Promise<[answers: unknown[], queries: number]> {
  let queries = 0
  const joined = new Joined((sql) => {
    queries++
    return query(sql)
  })
  const opened = await Promise.all(files.map((file) => openParts([file], format)))
  const ask = async (parts: Parts): Promise<unknown> => {
    const asked = askedOf(parts, 'sum(n::INT)::DOUBLE')
    return (asked && (await joined.ask(asked)))?.[0]
  }
  const answers = await Promise.all(opened.map(({ parts }) => ask(parts)))
  return [answers, queries]
}

function written(files: Record<string, string>): string[] {
  const dir = folder(files)
  return Object.keys(files).map((name) => join(dir, name))
}

test('files of one shape are asked in one query, each for itself', async () => {
  const files = written({ 'a.csv': 'n\n1\n2\n', 'b[1].csv': 'n\n3\n', 'c.csv': 'n\n4\n' })
  expect(await sums(files)).toEqual([[3, 3, 4], 1])
})

test('those of another shape are asked apart', async () => {
  const files = written({ 'a.csv': 'n\n1\n', 'b.csv': 'n\n3\n', 'c.csv': 'm,n\n1,5\n', 'd.csv': 'm,n\n1,6\n' })
  expect(await sums(files)).toEqual([[1, 3, 5, 6], 2])
})

test('a file alone, without rows or of another shape has no answer', async () => {
  expect(await sums(written({ 'a.csv': 'n\n1\n' }))).toEqual([[undefined], 0])
  const files = written({ 'a.csv': 'n\n1\n', 'b.csv': 'n\n', 'c.csv': 'n\r\n2\r\n' })
  expect(await sums(files)).toEqual([[1, undefined, undefined], 1])
})

test('no file has an answer where one is broken', async () => {
  expect(await sums(written({ 'a.csv': 'n\n1\n', 'b.csv': 'n\n1,2\n' }))).toEqual([[undefined, undefined], 1])
})

test('a file with a column that is called as its path would be is asked alone', async () => {
  const files = written({ 'a.csv': 'n,FileName\n1,x\n', 'b.csv': 'n,FileName\n1,x\n' })
  expect(await sums(files)).toEqual([[undefined, undefined], 0])
})

test('so is a large file, and a table of several', async () => {
  const large = `n\n${'1\n'.repeat(500_000)}`
  expect(await sums(written({ 'a.csv': large, 'b.csv': large }))).toEqual([[undefined, undefined], 0])
  const { parts } = await openParts(written({ 'a.csv': 'n\n1\n', 'b.csv': 'n\n2\n' }), csv)
  expect(askedOf(parts, 'count(*)')).toBeUndefined()
})

test('a file that two ask for counts once', async () => {
  const [a = '', b = ''] = written({ 'a.csv': 'n\n1\n', 'b.csv': 'n\n2\n' })
  expect(await sums([a, a, b])).toEqual([[1, 1, 2], 1])
})

test('files of Parquet are asked together too', async () => {
  const dir = folder({})
  const files = ['a.parquet', 'b.parquet'].map((name) => join(dir, name))
  for (const [index, file] of files.entries())
    await parquet.write(file, { columns: ['n'], rows: [{ n: index }, { n: 5 }], types: { n: 'integer' } })
  expect(await sums(files, parquet)).toEqual([[5, 6], 1])
})
