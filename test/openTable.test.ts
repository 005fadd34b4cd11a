import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTable, type OpenOptions } from '../src/openTable.ts'
import { folder } from './support/folder.ts'
import { thrown } from './support/messages.ts'

const from = import.meta.url

const people =
  'id,name,share,ok,day,code\n1,x,0.5,true,2024-01-31,007\n2,,inf,false,2024-02-01,010\n3,"",-1,true,2024-02-02,100\n'

const opened = (files: Record<string, string | Buffer>, options: OpenOptions & { glob?: string } = {}) => {
  const { glob = Object.keys(files)[0] ?? '', ...reading } = options
  return openTable(join(folder(files), glob), { from, ...reading })
}

describe('a file that no contract speaks of', () => {
  test('tells its types by all of its values', async () => {
    const table = await opened({ 'a.csv': people })
    expect((await table.describe()).columns.map(({ name, type, nulls }) => [name, type, nulls])).toEqual([
      ['id', 'integer', 0],
      ['name', 'string', 1],
      ['share', 'number', 0],
      ['ok', 'boolean', 0],
      ['day', 'date', 0],
      ['code', 'string', 0],
    ])
    expect((await table.rows(2))[1]).toEqual({
      id: 2,
      name: null,
      share: Infinity,
      ok: false,
      day: '2024-02-01',
      code: '010',
    })
  })

  test('is no table of numbers for a text in its last row', async () => {
    const table = await opened({ 'a.csv': `id\n${'1\n'.repeat(5000)}x\n` })
    expect((await table.describe()).columns).toEqual([{ name: 'id', type: 'string', nulls: 0 }])
  })

  test.each([
    ['semicolons', 'id;name\n1;x\n'],
    ['tabs', 'id\tname\n1\tx\n'],
    ['UTF-16', Buffer.from('\uFEFFid,name\n1,x\n', 'utf16le')],
  ])('tells its dialect: %s', async (_, body) => {
    expect(await (await opened({ 'a.csv': body })).rows()).toEqual([{ id: 1, name: 'x' }])
  })

  test('says which dialect it told', async () => {
    const table = await opened({ 'a.csv': 'id;name\n1;x\n' })
    expect((await table.describe()).csv).toEqual({ encoding: 'utf-8', delimiter: ';' })
  })

  test('in Latin-1 is read as such', async () => {
    const table = await opened({ 'a.csv': Buffer.from('id,name\n1,é\n', 'latin1') })
    expect(await table.rows()).toEqual([{ id: 1, name: 'é' }])
  })

  test('is read as pandas would on request', async () => {
    const body = 'id,ok,day,code,name\n1,true,2024-01-31,007,x\n,,2024-01-31,8,NA\n'
    const table = await opened({ 'a.csv': body }, { like: 'pandas' })
    expect((await table.describe()).columns.map(({ name, type, nulls }) => [name, type, nulls])).toEqual([
      ['id', 'number', 1],
      ['ok', 'string', 1],
      ['day', 'string', 0],
      ['code', 'integer', 0],
      ['name', 'string', 1],
    ])
  })
})

test('a dataset says what the columns are: what is not of its type stays a text', async () => {
  const columns = { id: { type: 'integer' }, at: { type: 'timestamp' } } as const
  const body = 'id,at\n1,2024-01-31T12:00:00\n1.5,x\n9007199254740993,2024-01-31\n1_000,2024-01-31\n'
  const table = await opened({ 'a.csv': body }, { columns })
  expect((await table.rows()).map(({ id }) => id)).toEqual([1, '1.5', '9007199254740993', '1_000'])
  const { columns: profiles } = await table.profile()
  expect(profiles.map(({ wrong, nulls, max }) => [wrong, nulls, max])).toEqual([
    [2, 0, '9007199254740993'],
    [1, 0, '2024-01-31 12:00:00+00'],
  ])
})

test('several files are one table, and rows are found by their number in each', async () => {
  const table = await opened({ 'p/a.csv': 'id\n1\n2\n', 'p/b.csv': 'id\n3\n', 'p/c.txt': '' }, { glob: 'p/*.csv' })
  expect((await table.describe()).rows).toBe(3)
  expect((await table.sample([1, 9])).map(({ file, row, values }) => [file.slice(-5), row, values])).toEqual([
    ['a.csv', 1, { id: '1' }],
    ['b.csv', 1, { id: '3' }],
  ])
})

test('a profile tells everything about the values', async () => {
  const rows = Array.from({ length: 1000 }, (_, row) => `${row % 10},${row % 4 === 0 ? '' : `t${row % 3}`}`)
  const { columns, ...whole } = await (await opened({ 'a.csv': `n,t\n${rows.join('\n')}\n` })).profile()
  const [n, t] = columns
  expect(whole).toEqual({ rows: 1000, approximate: false })
  expect(n).toMatchObject({ type: 'integer', nulls: 0, wrong: 0, distinct: 10, min: 0, max: 9, mean: 4.5 })
  expect(n?.std).toBeCloseTo(2.8737, 4)
  expect(n?.quantiles?.['0.5']).toBe(4.5)
  expect(n?.top.slice(0, 2)).toEqual([
    { value: 0, count: 100 },
    { value: 1, count: 100 },
  ])
  expect(n?.histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(1000)
  expect(t).toMatchObject({ type: 'string', nulls: 250, distinct: 3, lengths: { min: 2, mean: 2, max: 2 } })
})

test('a profile of many rows is approximate, and close', async () => {
  const rows = Array.from({ length: 150_000 }, (_, row) => `${row}`).join('\n')
  const table = await opened({ 'a.csv': `n\n${rows}\n` })
  const { approximate, columns } = await table.profile()
  const [n] = columns
  expect(approximate).toBe(true)
  expect(n).toMatchObject({ nulls: 0, min: 0, max: 149_999, mean: 74_999.5 })
  expect(Math.abs((n?.distinct ?? 0) - 150_000)).toBeLessThan(30_000)
  expect(Math.abs((n?.quantiles?.['0.25'] ?? 0) - 37_500)).toBeLessThan(2000)
  expect(n?.histogram?.counts.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
  expect((await table.profile({ exact: true })).columns[0]).toMatchObject({ distinct: 150_000 })
})

test('a query sees typed values, and nothing but the table', async () => {
  const dir = folder({ 'a.csv': people, 'other.csv': 'x\n1\n' })
  const table = await openTable(join(dir, 'a.csv'), { from })
  expect(await table.query('SELECT ok, sum(id) AS ids FROM data GROUP BY ok ORDER BY ok')).toEqual([
    { ok: false, ids: 2 },
    { ok: true, ids: 4 },
  ])
  const refused = [
    `SELECT * FROM read_csv('${join(dir, 'other.csv')}')`,
    `COPY data TO '${join(dir, 'a.csv')}' (USE_TMP_FILE false)`,
    'SELECT 1; SELECT 2',
    'SET memory_limit = 1',
    `ATTACH '${join(dir, 'new.db')}'`,
    'nonsense',
  ]
  for (const sql of refused) await expect(table.query(sql)).rejects.toMatchObject({ code: 'PP004' })
  expect(readdirSync(dir)).toEqual(['a.csv', 'other.csv'])
  expect(await table.rows()).toHaveLength(3)
})

const leftBehind = (): string[] =>
  readdirSync(tmpdir()).filter(
    (name) => /^pipeproof-(utf8|arrow)-/.test(name) || name.includes(`spill-${process.pid}-`),
  )

test('nothing is left behind', async () => {
  const before = leftBehind()
  const table = await opened({ 'a.csv': Buffer.from('\uFEFFid\n1\n', 'utf16le') })
  await table.query('SELECT * FROM data')
  await table.close()
  expect(leftBehind()).toEqual(before)
})

test('a table of Arrow has the columns by their types', async () => {
  const arrow = await (await opened({ 'a.csv': people })).toArrow()
  expect(arrow.schema.fields.map(({ name, type }) => `${name} ${type.toString()}`)).toEqual([
    'id Int64',
    'name Utf8',
    'share Float64',
    'ok Bool',
    'day Date32<DAY>',
    'code Utf8',
  ])
  expect(arrow.getChild('share')?.toArray()).toEqual(Float64Array.of(0.5, Infinity, -1))
})

test.each([
  'missing.csv',
  '*.json',
  'a.csv/x.csv',
  '',
  'a.xyz',
  'short.csv',
  'empty.csv',
  'empty.parquet',
  'cut.csv.gz',
])('an error says what is wrong with `%s`', async (name) => {
  const dir = folder({
    'a.csv': people,
    'a.xyz': '',
    'short.csv': 'a,b\n1,2\n3\n',
    'empty.csv': '',
    'empty.parquet': '',
    'cut.csv.gz': 'x',
  })
  const run = async (): Promise<unknown> => (await openTable(join(dir, name), { from, columns: { a: {} } })).rows()
  expect((await thrown(run)).replaceAll(dir.slice(1), 'DIR').replaceAll(/(\.\.\/)+/g, '')).toMatchSnapshot()
})
