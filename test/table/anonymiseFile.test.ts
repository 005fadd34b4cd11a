import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Anonymise } from '../../src/model/anonymise.ts'
import type { CsvDialect } from '../../src/model/contract.ts'
import type { Row } from '../../src/model/data.ts'
import { anonymiseFile } from '../../src/table/anonymiseFile.ts'
import { formatOf } from '../../src/table/formats.ts'
import { openFiles } from '../../src/table/open.ts'
import { writeTable } from '../../src/table/write.ts'
import { filesBelow } from '../../src/shared/files.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

beforeEach(() => vi.stubEnv('PIPEPROOF_HASH_KEY', 'a secret that is long'))
afterEach(() => vi.unstubAllEnvs())

const columns = ['id', 'name', 'email', 'born', 'age', 'note']
const rows: Row[] = [
  { id: 1, name: 'Ada "A", L', email: 'ada@example.org', born: '1990-05-17', age: 37, note: 'x' },
  { id: 2, name: 'Bob\nBobson', email: null, born: '1985-12-01', age: null, note: '' },
  { id: 3, name: 'Cyd', email: 'ada@example.org', born: '1985-12-31', age: 41, note: null },
]
const types = { id: 'integer', name: 'string', email: 'string', born: 'date', age: 'integer', note: 'string' } as const
const words: Anonymise = {
  id: 'hash',
  name: 'mask',
  email: 'hash',
  born: { generalise: 'year' },
  age: { generalise: { step: 10 } },
  note: 'keep',
}

async function anonymise(
  name: string,
  format: string,
  { csv, how = words }: { csv?: CsvDialect; how?: Anonymise } = {},
) {
  const dir = folder()
  const [from, to] = [join(dir, name), join(dir, 'out', name)]
  const known = formatOf({
    format,
    files: name,
    columns: Object.fromEntries(columns.map((each) => [each, {}])),
    ...(csv && { csv }),
  })
  await writeTable(from, known, { columns, rows, types })
  const seen = await anonymiseFile({ from, to, format: known, place: 'step.in' }, how)
  const table = await openFiles([to], known)
  return { seen, to, columns: table.columns, rows: await table.sample('true', 9), bytes: readFileSync(to) }
}

test.each<[string, string, CsvDialect?]>([
  ['a.csv', 'csv'],
  ['a.tsv', 'tsv'],
  ['a.csv.gz', 'csv'],
  ['b.csv', 'csv', { delimiter: ';', quote: "'", nulls: ['', 'x'] }],
  ['c.csv', 'csv', { header: false, nulls: ['NULL'] }],
  ['d.csv', 'csv', { encoding: 'utf-16' }],
  ['e.csv', 'csv', { encoding: 'latin-1' }],
  ['a.jsonl', 'jsonl'],
  ['a.json.gz', 'json'],
  ['a.parquet', 'parquet'],
  ['a.arrow', 'arrow'],
])('%s keeps its format, and nothing that is hidden', async (name, format, csv) => {
  const { columns: left, rows: all, bytes } = await anonymise(name, format, csv ? { csv } : {})
  expect(left).toEqual(columns)
  const values = all.map((row) => row.values)
  expect(values.map((row) => [row['name'], row['born'], row['age']])).toEqual([
    ['***', '1990-01-01', '30'],
    ['***', '1985-01-01', null],
    ['***', '1985-01-01', '40'],
  ])
  expect(values.map(({ email }) => email)).toEqual([
    expect.stringMatching(/^[0-9a-f]{16}@example\.com$/),
    null,
    values[0]?.['email'],
  ])
  expect(values.every(({ id }) => /^\d+$/.test(id ?? ''))).toBe(true)
  expect(values.map(({ note }) => note)).toEqual(
    format === 'csv' && csv?.nulls?.includes('x') ? ['x', '', null] : ['x', '', null],
  )
  expect(bytes.toString('latin1')).not.toMatch(/Ada|Bobson|ada@|1990-05|1985-12/)
})

test('numbers stay numbers where a format tells them from texts', async () => {
  for (const [name, format] of [
    ['a.jsonl', 'jsonl'],
    ['a.parquet', 'parquet'],
    ['a.arrow', 'arrow'],
  ] as const) {
    const {
      rows: [first],
    } = await anonymise(name, format)
    expect([format, first?.kinds['id'], first?.kinds['age']]).toEqual([format, 'integer', 'integer'])
  }
})

const hashIn = async (name: string, format: string): Promise<unknown> => {
  const {
    rows: [first],
  } = await anonymise(name, format)
  return [first?.values['id'], first?.values['email']]
}

test('a value has the same hash in every table and format, and another by another key', async () => {
  const hash = await hashIn('a.csv', 'csv')
  for (const [name, format] of [
    ['a.jsonl', 'jsonl'],
    ['a.parquet', 'parquet'],
    ['a.arrow', 'arrow'],
  ] as const)
    expect(await hashIn(name, format)).toEqual(hash)
  vi.stubEnv('PIPEPROOF_HASH_KEY', 'another secret that is long')
  expect(await hashIn('a.csv', 'csv')).not.toEqual(hash)
})

test('a column is dropped, and all that the file has are told', async () => {
  const { seen, columns: left } = await anonymise('a.csv', 'csv', { how: { email: 'drop', name: 'drop' } })
  expect(seen).toEqual(columns)
  expect(left).toEqual(['id', 'born', 'age', 'note'])
})

test.each([[undefined], ['short']])('a hash needs a secret: %s', async (secret) => {
  vi.stubEnv('PIPEPROOF_HASH_KEY', secret)
  const text = await thrown(() => anonymise('a.csv', 'csv'))
  expect(text).toContain(
    '`hash` of `step.in.id`, expected a secret of at least 16 characters in the environment, set it',
  )
  expect(text).not.toContain('short')
  await anonymise('a.csv', 'csv', { how: { name: 'mask' } })
})

test('a file without rows has none afterwards', async () => {
  const dir = folder({ 'a.csv': 'id,name\n', 'a.json': '[]' })
  for (const [name, format] of [
    ['a.csv', 'csv'],
    ['a.json', 'json'],
  ] as const) {
    const to = join(dir, 'out', name)
    await anonymiseFile({ from: join(dir, name), to, format: formatOf({ format, files: name }), place: 'in' }, words)
    expect(readFileSync(to, 'utf8').trim()).toBe(format === 'csv' ? 'id,name' : '[\n]'.replace('\n', ''))
  }
})

test('a broken file is told without its values, and nothing of it is left', async () => {
  const dir = folder({ 'a.csv': `id,name\n${'1,Ada\n'.repeat(5000)}2,Bob,Bobson\n`, 'b.csv': 'id,name\n1,"Ada\n' })
  for (const name of ['a.csv', 'b.csv']) {
    const files = {
      from: join(dir, name),
      to: join(dir, 'out', name),
      format: formatOf({ format: 'csv', files: name }),
      place: 'in',
    }
    const text = await thrown(() => anonymiseFile(files, words))
    expect(text).toMatch(/row of 3 values under 2 columns|file that ends inside a quote/)
    expect(text).not.toMatch(/Ada|Bob/)
    expect(existsSync(files.to)).toBe(false)
  }
  expect(filesBelow(dir)).toEqual(['a.csv', 'b.csv'])
})
