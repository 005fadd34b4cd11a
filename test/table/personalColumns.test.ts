import { expect, test } from 'vitest'
import { columnsOf } from '../../src/data/columns.ts'
import { generatorOf, type GivenGenerator } from '../../src/data/generators.ts'
import type { Column } from '../../src/model/contract.ts'
import type { Row } from '../../src/model/data.ts'
import type { Table } from '../../src/model/table.ts'
import { contentOf } from '../../src/table/columns.ts'
import { personalColumns } from '../../src/table/personalColumns.ts'
import { dataset } from '../support/declared.ts'

/** A table of which only names and rows are asked for. */
const tableOf = (rows: Row[]): Table =>
  // nothing else of a table is used
  ({
    columns: Object.keys(rows[0] ?? {}),
    rows: (limit = Infinity) => Promise.resolve(rows.slice(0, limit)),
  }) as unknown as Table

const by = (given: GivenGenerator): Column => ({ generator: 'own', madeBy: generatorOf('own', given, 'here') })
const upTo = (most: number, random: () => number): number => Math.floor(random() * most)
const hex = (length: number, random: () => number): string =>
  Array.from({ length }, () => upTo(16, random).toString(16)).join('')
const stamp = (random: () => number): number => 1_500_000_000_000 + upTo(3e11, random)

const healthy: Record<string, Column> = {
  id: { type: 'integer', unique: true, minimum: 1 },
  amount: { type: 'number' },
  signed: by((random) => `${random() < 0.5 ? '+' : '-'}${upTo(1e7, random)}`),
  order: by((random, row) => `ORD-2024-${String(row + upTo(1e4, random)).padStart(6, '0')}`),
  padded: by((random) => String(upTo(1e9, random)).padStart(13, '0')),
  number: by((random) => `4${String(upTo(1e7, random)).padStart(7, '0')}${String(upTo(1e8, random)).padStart(8, '0')}`),
  eleven: by((random) => String(1e10 + upTo(8e10, random))),
  ticket: by((random) => `${String(upTo(1e8, random)).padStart(8, '0')}${String.fromCharCode(65 + upTo(26, random))}`),
  account: by((random) => `DE${String(10 + upTo(89, random))}${String(upTo(1e9, random)).padStart(18, '1')}`),
  at: by((random) => new Date(stamp(random)).toISOString()),
  millis: by((random) => stamp(random)),
  micros: by((random) => String(BigInt(stamp(random)) * 1000n + BigInt(upTo(1000, random)))),
  day: { type: 'date' },
  md5: by((random) => hex(32, random)),
  sha: by((random) => hex(64, random)),
  uuid: { format: 'uuid' },
  version: by((random) => [upTo(20, random), upTo(30, random), upTo(90, random)].join('.')),
  word: { type: 'string', maxLength: 30 },
  mail: { format: 'email' },
  flag: { type: 'boolean' },
  phone: { type: 'boolean' },
}

test('a thousand healthy tables are not taken for people', async () => {
  let ran = 0
  for (let seed = 0; seed < 1000; seed++) {
    const columns = columnsOf(dataset(healthy), { rows: 1 + (seed % 25), seed: String(seed), place: 'a.b' })
    const found = await personalColumns(tableOf(contentOf(columns).rows))
    expect([seed, found]).toEqual([seed, []])
    ran++
  }
  expect(ran).toBe(1000)
}, 120_000)

test('each kind is found, with how many values show it', async () => {
  const rows = Array.from({ length: 20 }, (_, row) => ({
    account: null,
    card: null,
    caller: null,
    ip: null,
    note: 'none',
    surname: 'x',
    row,
  }))
  const columns = columnsOf(dataset({ account: by('iban'), card: by('card'), caller: by('phone'), ip: by('ipv4') }), {
    rows: 20,
    seed: '',
    place: 'a.b',
  })
  const made = contentOf(columns).rows.map((each, row) => ({
    ...rows[row],
    ...each,
    note: row === 7 ? 'call ada@mail.de' : 'none',
  }))
  expect(await personalColumns(tableOf(made))).toEqual([
    { column: 'account', kind: 'IBAN', count: 20, of: 20 },
    { column: 'card', kind: 'card', count: 20, of: 20 },
    { column: 'caller', kind: 'phone', count: 20, of: 20 },
    { column: 'ip', kind: 'IP address', count: 20, of: 20 },
    { column: 'note', kind: 'e-mail', count: 1, of: 20 },
    { column: 'surname', kind: 'name', count: 20, of: 20 },
  ])
})

test('what a contract lists tells of nobody', async () => {
  const rows = [{ email: 'ada@mail.de' }, { email: 'bob@mail.de' }]
  expect(await personalColumns(tableOf(rows), { email: { enum: ['ada@mail.de', 'bob@mail.de'] } })).toEqual([])
  expect(await personalColumns(tableOf(rows))).toHaveLength(1)
})
