import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { expression } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numberOf, numbers, tables, texts } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

const columns = { net: { type: 'number' }, state: { type: 'string' } } as const

/** Conditions, and the same in memory; NaN is above everything to the engine. */
const conditions: Record<string, (net: number | null, state: string | null) => boolean> = {
  'net > 2': (net) => net === null || !(net <= 2),
  "state = 'a' OR net < 0": (net, state) =>
    state === 'a' || net === null || net < 0 || (state === null && net === null),
  'NOT (state IS NULL)': (_, state) => state !== null,
}

namedCheckLaws('expression', {
  columns,
  examples: fc.record({
    options: fc.record({ sql: fc.constantFrom(...Object.keys(conditions)) }),
    rows: tables({ net: numbers, state: texts }),
  }),
  wrong: ({ options: { sql }, rows }) =>
    rows.filter(({ net, state }) => {
      if (sql.includes('OR') && state === null && net !== null) return false
      return !conditions[sql]?.(numberOf(net), state === null ? null : String(state))
    }).length,
  passing: {
    options: { sql: 'net > 0' },
    rows: [
      { net: 1, state: 'a' },
      { net: null, state: 'b' },
    ],
  },
  failing: {
    options: { sql: 'net > 0' },
    rows: [
      { net: -777, state: 'a' },
      { net: 1, state: 'b' },
    ],
  },
  needs: ['net'],
  shown: '-777',
  typed: true,
})

test('a row that breaks the condition is a violation, with what it is made of and the advice', async () => {
  const rows = [
    { net: 5, state: 'paid' },
    { net: -5, state: 'paid' },
  ]
  const item = expression({ sql: "net >= 0 OR state = 'refunded'", advice: 'ask the till' })
  const found = await called(item, { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"expression: Unexpected \`{ net: -5, state: paid }\` in \`step.out\`, expected \`net >= 0 OR state = 'refunded'\`, ask the till"`,
  )
  expect(found).toMatchObject([{ place: 'step.out', count: 1, total: 2, sample: [{ row: 2 }] }])
})

test('columns that nobody declares are texts', async () => {
  const found = await called(expression("more = 'x'"), {
    columns,
    names: ['net', 'more'],
    rows: [{ net: 1, more: 'y' }],
  })
  expect(messages(found)).toMatchInlineSnapshot(
    `"expression: Unexpected row 1 in \`step.out\`, expected \`more = 'x'\`, mend these rows, or change the condition"`,
  )
})

test.each([
  'net > ',
  'nett > 1',
  'net + 1',
  'abs(state) > 1',
  'state::INTEGER > 1',
  'sum(net) > 1',
  'lag(net) OVER () > 1',
])('`%s` is refused in the words of the engine, without the values', async (sql) => {
  const data = { columns, rows: [{ net: 1, state: 'secret' }] }
  expect(await thrown(() => called(expression(sql), data))).toMatchSnapshot()
})

test('another check beside a wrong one is not blamed', async () => {
  const data = { columns, rows: [{ net: 1, state: 'a' }] }
  expect(await thrown(() => called(expression('nett = 1'), data))).toContain('`expression`')
  expect(await called(expression('net = 1'), data)).toEqual([])
})
