import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defineContract } from '../src/api.ts'
import { noNulls } from '../src/checks.ts'
import { defineCheck } from '../src/defineCheck.ts'
import { readContract } from '../src/load.ts'
import { numberOf, numbers, tables } from './laws/cells.ts'
import { called } from './support/called.ts'
import { folder } from './support/folder.ts'
import { messages, thrown } from './support/messages.ts'

const columns = { id: { type: 'integer' }, net: { type: 'number' }, name: { type: 'string', masked: true } } as const

const cheap = defineCheck({
  name: 'cheap',
  options: { max: { type: 'number' } },
  required: ['max'],
  main: 'max',
  expects: ({ max }: { max: number }) => `at most ${max}`,
  violates: ({ max }) => `net > ${max}`,
})

const even = defineCheck({
  name: 'even',
  expects: 'an even id',
  columns: ['id'],
  advice: 'drop the odd ones',
  find: (rows: { id: number | null }[]) => rows.filter(({ id }) => id !== null && id % 2 !== 0),
})

const rows = [
  { id: 1, net: 1.5, name: 'Secret1' },
  { id: 2, net: 5, name: 'Secret2' },
]

test('a condition in SQL finds the rows that fulfil it', async () => {
  const found = await called(cheap(2), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"cheap: Unexpected \`5\` in \`step.out.net\`, expected at most 2, mend these rows, or change the check"`,
  )
  expect(found).toMatchObject([{ place: 'step.out.net', count: 1, total: 2, sample: [{ row: 2 }] }])
  expect(await called(cheap({ max: 5 }), { columns, rows })).toEqual([])
})

test('a function gets the values as they are declared, and returns the rows that are wrong', async () => {
  const found = await called(even(), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"even: Unexpected \`1\` in \`step.out.id\`, expected an even id, drop the odd ones"`,
  )
  expect(found).toMatchObject([{ place: 'step.out.id', severity: 'error', count: 1, total: 2, sample: [{ row: 1 }] }])
  expect(JSON.stringify(found)).not.toContain('Secret')
  expect(await called(even({ mostly: 0.5, severity: 'warning' }), { columns, rows })).toEqual([])
})

// NaN is above everything to the engine
const isDear = (net: number | null): boolean => net !== null && !(net <= 2)

test('both find what a loop over the rows finds', async () => {
  const seen = new Set<number>()
  const property = fc.asyncProperty(tables({ id: fc.constantFrom('1', '2', null), net: numbers }), async (list) => {
    const [odd, dear] = [await called(even(), { columns, rows: list }), await called(cheap(2), { columns, rows: list })]
    const expected = [list.filter(({ id }) => id === '1'), list.filter(({ net }) => isDear(numberOf(net)))]
    expect([odd[0]?.count ?? 0, dear[0]?.count ?? 0]).toEqual(expected.map(({ length }) => length))
    for (const each of expected) seen.add(Math.min(each.length, 1))
  })
  await fc.assert(property, { numRuns: 40, seed: 1 })
  expect(seen).toEqual(new Set([0, 1]))
})

test('a function can tell a violation in words, also later', async () => {
  const whole = defineCheck({
    name: 'whole',
    expects: 'no gap',
    find: async (list) => ({ received: `gap after ${list.length} rows`, count: 3 }),
  })
  expect(messages(await called(whole(), { columns, rows }))).toMatchInlineSnapshot(
    `"whole: Unexpected gap after 2 rows in \`step.out\`, expected no gap, mend these rows, or change the check"`,
  )
})

test.each([[[{ id: 1 }]], ['wrong'], [7]])('a function that returns %o is refused', async (found) => {
  // what a function in JavaScript may return
  const odd = defineCheck({ name: 'odd', expects: 'it is odd', find: () => found as never })
  expect(await thrown(() => called(odd(), { columns, rows }))).toMatchSnapshot()
})

test('what a function throws is thrown', async () => {
  const failing = defineCheck({
    name: 'failing',
    expects: 'it fails',
    find: () => {
      throw new RangeError('mine')
    },
  })
  await expect(called(failing(), { columns, rows })).rejects.toThrow(new RangeError('mine'))
})

test('a column that it can not do without is missed', async () => {
  const found = await called(even(), { columns, rows, names: ['net'] })
  expect(messages(found)).toMatchInlineSnapshot(
    `"even: Unexpected lack of the column in \`step.out.id\`, expected an even id, write it, or change the check"`,
  )
})

test('SQL that is no condition, and options that it does not have, are refused', async () => {
  const open = defineCheck({ name: 'open', expects: 'it is open', violates: 'id > 1) OR (true' })
  const unknown = defineCheck({ name: 'unknown', expects: 'it is unknown', violates: 'nett > 1' })
  // @ts-expect-error -- the compiler knows that it has none
  const calls = [open(), unknown(), even({ most: 3 }), cheap({ max: 'all' })]
  const said = await Promise.all(calls.map((item) => thrown(() => called(item, { columns, rows }))))
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "Unexpected \`) OR (true\` in \`violates\` of \`open\`, expected one condition in SQL over the columns of a row, write no query, comment or second statement
      see  docs/errors.md#pp004
    Unexpected SQL (Referenced column "nett" not found in FROM clause!) in \`unknown\`, expected what the engine can compute of \`id\`, \`net\` and \`name\`, mend it, or declare the types of its columns
      see  docs/errors.md#pp004
    Unexpected key \`most\` in \`even\`, expected nothing, remove it
      see  docs/errors.md#pp003
    Unexpected \`all\` in \`max\`, expected a number, change the value
      see  docs/errors.md#pp004"
  `)
})

test.each([
  { name: 'noNulls', expects: 'it is', violates: 'true' },
  { name: 'my check', expects: 'it is', violates: 'true' },
  { name: '__proto__', expects: 'it is', violates: 'true' },
  { name: 'mute', expects: '', violates: 'true' },
  { name: 'empty', expects: 'it is' },
])('%o is refused', async (check) => {
  // @ts-expect-error -- what JavaScript may pass
  expect(await thrown(() => defineCheck(check))).toMatchSnapshot()
})

const shown = ({ checks = [] }: { checks?: object[] } = {}): object[] =>
  checks.map((item) => ({ ...item, at: undefined }))

test('contracts call it by its name, and in TypeScript by its function', async () => {
  const yaml = `script: a.py
outputs: { out: { files: a.csv, columns: { net: { type: number } } } }
checks: { out: [cheap: 3, even: { severity: warning }] }
`
  const dir = folder({ 'a.py': 'def main(a, b):\n  pass\n', 'a.yaml': yaml })
  const read = readContract(`${dir}/a.yaml`)
  const made = defineContract(
    {
      script: './a.py',
      outputs: { out: { files: 'a.csv', columns: { net: { type: 'number' } } } },
      checks: { out: [cheap(3), even({ severity: 'warning' }), noNulls(['net'], { mostly: 0.5 })] },
    },
    { from: `file://${dir}/a.ts` },
  )
  expect(shown(made.outputs.out).slice(0, 2)).toEqual(shown(read.outputs['out']))
  expect(shown(made.outputs.out)[2]).toEqual({
    name: 'noNulls',
    options: { value: ['net'] },
    dataset: 'out',
    mostly: 0.5,
    severity: 'error',
    at: undefined,
  })
})

test('a name that nobody has defined is told with those that are', async () => {
  const yaml = `script: a.py\noutputs: { out: { files: a.csv, columns: { net: {} } } }\nchecks: { out: [chaep: 3] }\n`
  const dir = folder({ 'a.py': 'def main(a, b):\n  pass\n', 'a.yaml': yaml })
  expect(await thrown(() => readContract(`${dir}/a.yaml`))).toContain('write `cheap`')
})
