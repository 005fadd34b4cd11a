import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPort } from '../src/check/port.ts'
import { namedChecks } from '../src/check/named.ts'
import * as checks from '../src/checks.ts'
import type { DataCheck } from '../src/model/check.ts'
import type { CheckItem, Column } from '../src/model/contract.ts'
import type { Table } from '../src/model/table.ts'
import { observePort } from '../src/observe/port.ts'
import { query } from '../src/table/engine.ts'
import { literal } from '../src/table/sql.ts'
import { dataset, port } from './support/declared.ts'
import { folder } from './support/folder.ts'
import { messages } from './support/messages.ts'
import { randomFrom } from './support/randomValues.ts'

const sets = 1000

type Made = Record<string, string | number>

const columns: Record<string, Column> = {
  set: { type: 'integer' },
  id: { type: 'integer' },
  customer: { type: 'integer' },
  amount: { type: 'number' },
  country: { enum: ['US', 'DE', 'FR'], nullable: true },
  label: { enum: [0, 1] },
  score: { type: 'number' },
}

function rowOf(random: () => number, set: number, id: number): Made {
  const country = ['US', 'US', 'DE', 'FR', ''][Math.floor(random() * 5)] ?? ''
  const [customer, amount, label] = [
    Math.floor(random() * 40),
    Math.round(random() * 1e4) / 100,
    Number(random() < 0.4),
  ]
  // the score knows something of the label, and nothing of the country
  return { set, id: id * 3 + 1, customer, amount, country, label, score: Math.min(1, random() * 0.7 + label * 0.3) }
}

/** Rows of every set: none of some, and of a few more than of most. */
function drawn(seed: number): Made[] {
  const random = randomFrom(seed)
  return Array.from({ length: sets }, (_, set) =>
    Array.from({ length: Math.floor(random() ** 2 * 180) }, (_row, id) => rowOf(random, set, id)),
  ).flat()
}

const textOf = (rows: Made[], names: string[]): string =>
  `${[names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) => cells.join(',')).join('\n')}\n`

/** What a healthy script makes of rows: another order, numbers written anew, a column more, a file for each side of a split. */
function written(rows: Made[]): Record<string, string> {
  const random = randomFrom(5)
  const names = ['double', ...Object.keys(columns)]
  const mixed = rows.map((row) => ({ row, at: random() })).toSorted((a, b) => a.at - b.at)
  const all = mixed.map(({ row }) => {
    const amount = Number(row['amount'])
    return { ...row, id: `${row['id']}.0`, amount: amount.toFixed(4), double: amount * 2 }
  })
  const isTest = ({ customer }: Made): boolean => Number(customer) % 4 === 0
  return {
    'train.csv': textOf(
      all.filter((row) => !isTest(row)),
      names,
    ),
    'test.csv': textOf(all.filter(isTest), names),
  }
}

describe(`of ${sets} healthy data sets none breaks a check that chance has no part in`, () => {
  const rows = drawn(1)
  const vars = [{ split: 'train' }, { split: 'test' }]
  const files = { files: '{split}.csv', patterns: ['train.csv', 'test.csv'], vars }
  const clean = port('clean', { ...columns, double: { type: 'number' } }, files)
  const key = ['set', 'id']

  // what is wrong with one set would be wrong with all of them together, since `set` is part of every key
  const sure: CheckItem[] = [
    checks.conservesRows('raw'),
    checks.keepsKeys({ of: 'raw', key, counts: true }),
    checks.keepsValues({ of: 'raw', key, columns: ['amount', 'country', 'label', 'score'] }),
    checks.keepsValues({ of: 'raw', key, columns: { double: 'amount * 2' } }),
    checks.conservesSum({ of: 'raw', columns: ['amount', 'score'], by: ['set', 'country'] }),
    checks.noLeakage({ key: ['set', 'customer'], by: 'split' }),
    checks.noLeakage({ by: 'split' }),
    checks.predictionsInRange('score'),
    checks.slices({ metric: 'auc', label: 'label', prediction: 'score', by: 'set', min: 0.5 }),
    checks.sameAs({ of: 'raw', key, ignore: 'double' }),
  ]

  test.each(sure.map((item) => [item.name, item] as const))(
    '%s',
    async (_, item) => {
      const beside = [
        observePort('s', port('raw', columns), folder({ 'data.csv': textOf(rows, Object.keys(columns)) })),
      ]
      const observed = observePort('s', clean, folder(written(rows)))
      expect(messages(await checkPort(observed, { fault: 'producer', items: [item], beside }))).toBe('')
    },
    30_000,
  )
})

/** What is asked of every set is asked once, of all of them together. */
const answers = new Map<string, Promise<Map<string, unknown>>>()

async function ask(kind: string, expression: string): Promise<Map<string, unknown>> {
  const own = `FROM (SELECT * EXCLUDE ("set") FROM healthy_${kind} h WHERE h."set" = s.s)`
  const of = expression.includes('FROM data')
    ? expression.replaceAll('FROM data', own)
    : `(SELECT ${expression} ${own})`
  const rows = await query(`SELECT s.s::VARCHAR, ${of} FROM (SELECT range::VARCHAR AS s FROM range(${sets})) s`)
  return new Map(rows.map(([set, value]) => [String(set), value]))
}

function answered(kind: string, expression: string): Promise<Map<string, unknown>> {
  const key = `${kind} ${expression}`
  const answer = answers.get(key) ?? ask(kind, expression)
  answers.set(key, answer)
  return answer
}

/** One of many sets that lie in one table. */
function setOf(kind: string, set: number): Table {
  const own: Pick<Table, 'columns' | 'beside' | 'aggregate'> = {
    columns: Object.keys(columns).filter((name) => name !== 'set'),
    beside: () => setOf(kind, set),
    aggregate: (expressions) =>
      Promise.all(expressions.map(async (each) => (await answered(kind, each)).get(String(set)))),
  }
  return own as Table // what these checks ask of it
}

describe('what chance has a part in is taken for wrong no more often than stated', () => {
  const kinds = { reference: 2, current: 3 }

  beforeAll(async () => {
    for (const [kind, seed] of Object.entries(kinds)) {
      const path = join(tmpdir(), `pipeproof-healthy-${process.pid}.csv`)
      writeFileSync(path, textOf(drawn(seed), Object.keys(columns)))
      await query(`CREATE TABLE healthy_${kind} AS FROM read_csv(${literal(path)}, all_varchar = true, header = true)`)
      rmSync(path)
    }
  })

  afterAll(async () => {
    for (const kind of Object.keys(kinds)) await query(`DROP TABLE healthy_${kind}`)
  })

  const about = { dataset: dataset(columns), other: () => dataset(columns) }
  const share = { prediction: 'score', threshold: 0.5, group: 'country', within: 0.02, rows: 5 }
  const chance: [name: string, level: number, DataCheck[]][] = [
    [
      'keepsDistribution',
      0.05,
      namedChecks.keepsDistribution.make({ of: 'raw', columns: ['amount', 'country', 'label', 'score'] }, about),
    ],
    ['demographicParity', 0.05, namedChecks.demographicParity.make(share, about)],
    ['equalOpportunity', 0.05, namedChecks.equalOpportunity.make({ ...share, label: 'label' }, about)],
    ['labelLeak', 0, namedChecks.labelLeak.make({ label: 'label' }, about)],
  ]

  test.each(chance)(
    '%s, of which at most %d',
    async (_, level, [check]) => {
      if (check?.on !== 'tables') throw new TypeError('it asks of tables')
      const judge = (set: number): Promise<unknown> =>
        check.find(setOf('current', set), { raw: setOf('reference', set) })
      const found = await Promise.all(Array.from({ length: sets }, (_set, set) => judge(set)))
      const wrong = found.filter(Boolean).length
      expect(wrong).toBeLessThanOrEqual(level * sets)
      // what never fires would prove nothing
      expect(wrong > 0).toBe(level > 0)
    },
    60_000,
  )
})
