import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { checkPort } from '../../../src/check/port.ts'
import { like } from '../../../src/data/sources/like.ts'
import type { Column, Port } from '../../../src/model/contract.ts'
import type { Row } from '../../../src/model/data.ts'
import { observePort } from '../../../src/observe/port.ts'
import { openTable } from '../../../src/openTable.ts'
import { filesBelow } from '../../../src/shared/files.ts'
import { writeTable } from '../../../src/writeTable.ts'
import { dataset, port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { messages, thrown } from '../../support/messages.ts'

/** A sample of 200 rows: three in five are web, one in five notes is missing, one amount in ten is large. */
const sample: Row[] = Array.from({ length: 200 }, (_, row) => ({
  id: 1000 + row,
  source: ['web', 'phone', 'web', 'shop', 'web'][row % 5] ?? null,
  amount: row % 10 === 0 ? 900 + row / 4 : 10 + (row % 40) / 4,
  code: `AB-${String((row * 37) % 9000).padStart(4, '0')}`,
  mail: `person${row}@shop.test`,
  note: row % 5 === 0 ? null : `order number ${row} of the day`,
  day: `2024-0${(row % 3) + 4}-1${row % 10}`,
  paid: row % 4 > 0,
}))

const textOf = (rows: Row[]): string => {
  const names = Object.keys(rows[0] ?? {})
  return [names.join(','), ...rows.map((row) => names.map((name) => row[name] ?? '').join(','))].join('\n') + '\n'
}

type Spec = Partial<Parameters<typeof like>[1]>

async function made(declared: Port, text = textOf(sample), spec: Spec = {}): Promise<string> {
  const dir = folder()
  const path = join(folder({ 'sample.csv': text }), 'sample.csv')
  await like({ place: 'step.raw', port: declared, dir }, { kind: 'like', path, rows: 400, ...spec })
  return dir
}

const rowsIn = async (dir: string, file = 'data.csv'): Promise<Row[]> => (await openTable(join(dir, file))).rows()

async function rowsFor(columns: Record<string, Column>, spec: Spec = {}, rows = sample): Promise<Row[]> {
  return rowsIn(await made(port('raw', columns), textOf(rows), spec))
}

const shareOf = (rows: Row[], is: (row: Row) => boolean): number => rows.filter(is).length / rows.length

const all = async (): Promise<Row[]> => rowsIn(await made(port('raw', undefined, { files: 'data.csv' })))

describe('without a word of the contract', () => {
  test('there is every column of the sample, with values of its kind', async () => {
    const rows = await all()
    expect(rows).toHaveLength(400)
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(sample[0] ?? {}))
    for (const { id, source, amount, code, mail, day, paid } of rows) {
      expect(Number.isInteger(id)).toBe(true)
      expect(['web', 'phone', 'shop']).toContain(source)
      expect(String(amount)).toMatch(/^\d+(\.\d{1,2})?$/)
      expect(code).toMatch(/^[A-Z]{2}-[0-9]{4}$/)
      expect(mail).toMatch(/^[^@]+@[^@]+$/)
      expect(String(day) >= '2024-04-10' && String(day) <= '2024-06-19').toBe(true)
      expect(typeof paid).toBe('boolean')
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(400)
  })

  test('shares, spread and lengths are those of the sample', async () => {
    const rows = await all()
    expect(shareOf(rows, ({ source }) => source === 'web')).toBeCloseTo(0.6, 1)
    expect(shareOf(rows, ({ paid }) => paid === true)).toBeCloseTo(0.75, 1)
    expect(shareOf(rows, ({ note }) => note === null)).toBe(0.2)
    expect(shareOf(rows, ({ amount }) => Number(amount) >= 800)).toBeCloseTo(0.1, 1)
    expect(shareOf(rows, ({ amount }) => Number(amount) > 20 && Number(amount) < 800)).toBeLessThan(0.05)
    const lengths = rows.flatMap(({ note }) => (note === null ? [] : [String(note).length]))
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([25, 27])
    expect(rows.some(({ note }) => String(note).includes(' '))).toBe(true)
  })

  test('no text that is one of many is copied', async () => {
    for (const row of await all())
      for (const name of ['code', 'mail', 'note'])
        expect(row[name] !== null && sample.some((each) => each[name] === row[name])).toBe(false)
  })

  test.each([
    [200, 0],
    [260, 30],
  ])('of 260 codes of which the sample has %i, %i of 30 rows have one of those', async (known, copied) => {
    const codes = Array.from(
      { length: known },
      (_, at) => `${String.fromCodePoint(65 + (at % 26))}${Math.floor(at / 26)}`,
    )
    const text = textOf(codes.map((code) => ({ code })))
    const rows = await rowsIn(await made(port('raw', undefined, { files: 'data.csv' }), text, { rows: 30 }))
    expect(rows.filter(({ code }) => codes.includes(String(code)))).toHaveLength(copied)
  })

  test('a text that occurs once is no member of a set', async () => {
    const rows = [...sample, { ...sample[1], source: 'Ada Lovelace' }] as Row[] // which has the columns of its copy
    expect(textOf(await rowsIn(await made(port('raw', undefined, { files: 'data.csv' }), textOf(rows))))).not.toContain(
      'Ada',
    )
  })
})

test.each<[string, Record<string, Column>, Partial<Parameters<typeof port>[2]>]>([
  ['other bounds', { amount: { type: 'number', minimum: 12, maximum: 15 } }, {}],
  ['bounds beside the sample', { amount: { type: 'number', minimum: 5000, multipleOf: 5 } }, {}],
  ['another enum', { source: { enum: ['web', 'fax'] } }, {}],
  ['an enum that the sample never shows', { source: { enum: ['fax'] } }, {}],
  ['no nulls', { note: { type: 'string', maxLength: 12 } }, {}],
  ['a smaller share of nulls', { note: { type: 'string', nullable: true, nullFraction: 0.05 } }, {}],
  ['a pattern of its own', { code: { type: 'string', pattern: '[xyz]{6}' } }, {}],
  ['another type', { id: { type: 'string', unique: true }, day: { type: 'timestamp' } }, {}],
  ['unique numbers', { id: { type: 'integer', unique: true, maximum: 1500 } }, {}],
  [
    'a key',
    { source: { type: 'string' }, day: { type: 'date' }, paid: { type: 'boolean' } },
    { key: ['source', 'day'] },
  ],
  ['no other columns', { id: { type: 'integer' }, more: { type: 'boolean' } }, { fields: 'exact' }],
  ['a masked column', { note: { type: 'string', nullable: true, masked: true } }, {}],
])('rows keep a contract with %s', async (_, columns, more) => {
  const declared = port('raw', columns, more)
  const dir = await made(declared)
  expect(messages(await checkPort(observePort('step', declared, dir), { fault: 'data' }))).toBe('')
  const [first] = await rowsIn(dir)
  const known = Object.keys(columns)
  expect(Object.keys(first ?? {}).filter((name) => !known.includes(name)).length > 0).toBe(more?.fields !== 'exact')
})

test('the members of an enum occur as often as in the sample, unless the contract says how often', async () => {
  const members: Column = { enum: ['web', 'phone', 'shop', 'fax'] }
  expect(shareOf(await rowsFor({ source: members }), ({ source }) => source === 'web')).toBeCloseTo(0.6, 1)
  const told: Column = { ...members, distribution: { weights: { web: 1, phone: 9, shop: 0, fax: 0 } } }
  expect(shareOf(await rowsFor({ source: told }), ({ source }) => source === 'web')).toBeCloseTo(0.1, 1)
})

test('an optional column that the sample has not is left out', async () => {
  const [row] = await rowsFor({ id: { type: 'integer' }, extra: { type: 'integer', optional: true } })
  expect(Object.keys(row ?? {})).not.toContain('extra')
})

test('the same place and seed give the same bytes, others give others', async () => {
  const declared = port('raw', { id: { type: 'integer' } })
  const text = async (seed?: string): Promise<string> =>
    readFileSync(join(await made(declared, textOf(sample), seed === undefined ? {} : { seed }), 'data.csv'), 'utf8')
  expect(await text()).toBe(await text())
  expect(await text('other')).not.toBe(await text())
})

test('a sample of one row, of names like `__proto__` and of nulls alone is enough', async () => {
  const rows = await rowsIn(
    await made(port('raw', undefined, { files: 'data.csv' }), '__proto__,none\nabcdefgh,\n', { rows: 3 }),
  )
  expect(rows.map((row) => Object.keys(row))).toEqual([0, 1, 2].map(() => ['__proto__', 'none']))
  expect(rows.map((row) => row['none'])).toEqual([null, null, null])
})

test('a sample may be in another format and have another name than the data', async () => {
  const dir = folder()
  await writeTable(sample, join(dir, 'sample.parquet'))
  const declared = port('raw', { id: { type: 'integer' } }, { files: 'data.jsonl', format: 'jsonl' })
  await like(
    { place: 'step.raw', port: declared, dir: join(dir, 'raw') },
    { kind: 'like', path: join(dir, 'sample.parquet'), rows: 5 },
  )
  expect(await rowsIn(join(dir, 'raw'), 'data.jsonl')).toHaveLength(5)
})

test('of a folder each dataset is like the files that fit it, and what a column refers to is there', async () => {
  const guests = dataset({ id: { type: 'integer', unique: true } }, { name: 'guests', files: 'guests.csv' })
  const visits = dataset(
    { guest: { type: 'integer', references: 'raw.guests.id' } },
    { name: 'visits', files: 'visits.csv' },
  )
  const declared = port('raw', undefined, { datasets: { visits, guests } })
  const given = folder({ 'guests.csv': 'id,name\n5000000,Ada\n', 'visits.csv': 'guest,nights\n1,2\n2,9\n' })
  const dir = folder()
  await like({ place: 'step.raw', port: declared, dir }, { kind: 'like', path: given })
  expect(filesBelow(dir)).toEqual(['guests.csv', 'visits.csv'])
  expect(messages(await checkPort(observePort('step', declared, dir), { fault: 'data' }))).toBe('')
  expect((await rowsIn(dir, 'visits.csv')).every(({ nights }) => Number(nights) >= 2 && Number(nights) <= 9)).toBe(true)
})

test('what is no sample is refused', async () => {
  const columns: Record<string, Column> = { id: { type: 'integer' } }
  const tell = async (text: string): Promise<string> =>
    (await thrown(() => made(port('raw', columns), text))).split('  see')[0] ?? ''
  const missing = await thrown(() => made(port('raw', columns), '', { path: join(folder(), 'nowhere.csv') }))
  const opaque = await thrown(() => made(port('raw', undefined, { files: 'model.bin' })))
  const texts = [
    await tell('id\n'),
    await tell(''),
    await tell('name,age\nAda,3\n'),
    await tell('id\n1\n"2\n'),
    missing,
    opaque,
  ]
  expect(texts.map((text) => text.trim().replace(/\n  (in|see) .*/gs, '')).join('\n')).toMatchInlineSnapshot(`
    "Unexpected sample without rows in \`sample.csv\`, expected some rows, name another file
    Unexpected empty file in \`sample.csv\`, expected a file that can be read as csv, mend it, or leave it out
    Unexpected columns \`name\`, \`age\` in \`sample.csv\`, expected some of \`id\`, name a sample of this input
    Unexpected file that ends inside a quote in \`sample.csv\`, expected a file that can be read as csv, mend it, or leave it out
    Unexpected path \`nowhere.csv\`, expected a file that exists, create it or mend the path
    Unexpected input \`step.raw\` without data (\`model.bin\` is no table), expected a source, give it a folder: \`local: PATH\`"
  `)
})

test('nothing is learned of what is to be hidden', async () => {
  vi.stubEnv('PIPEPROOF_HASH_KEY', 'a secret that is long')
  const anonymise = { source: 'mask', mail: 'hash', day: { generalise: 'year' } } as const
  const rows = await rowsFor({ source: {}, mail: {}, day: { type: 'date' } }, { anonymise })
  expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['***']))
  expect(new Set(rows.map(({ day }) => day))).toEqual(new Set(['2024-01-01']))
  expect(rows.every(({ mail }) => !String(mail).includes('shop.test'))).toBe(true)
  expect(await thrown(() => rowsFor({ source: {} }, { anonymise: { sorce: 'mask' } }))).toContain('write `source`')
  vi.unstubAllEnvs()
})
