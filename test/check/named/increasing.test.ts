import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { increasing } from '../../../src/checks.ts'
import { numbers, numberOf, tables, valuesOf } from '../../laws/cells.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { checkPort } from '../../../src/check/port.ts'
import { observePort } from '../../../src/observe/port.ts'
import { port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { shop: { type: 'string' }, day: { type: 'number' } } as const
const shops = fc.constantFrom('a', 'b', null)

namedCheckLaws('increasing', {
  columns,
  examples: fc.record({
    options: fc.record(
      { column: fc.constant('day'), by: fc.constantFrom('shop', ['shop']), strict: fc.boolean() },
      { requiredKeys: ['column'] },
    ),
    rows: fc.oneof(tables({ shop: shops, day: numbers }), tables({ shop: shops, day: fc.constantFrom('1', '1', '2') })),
  }),
  wrong({ options: { by, strict = false }, rows }) {
    const groups = by === undefined ? [rows] : ['a', 'b', null].map((name) => rows.filter(({ shop }) => shop === name))
    return groups.reduce((sum, group) => {
      const values = valuesOf(group, 'day').map((text) => numberOf(text) ?? 0)
      const isWrong = (value: number, index: number): boolean => {
        const before = values[index - 1] ?? 0
        return index > 0 && !(strict ? value > before : value >= before)
      }
      return sum + values.filter(isWrong).length
    }, 0)
  },
  passing: {
    options: { column: 'day', by: 'shop' },
    rows: [
      { shop: 'a', day: 2 },
      { shop: 'b', day: 1 },
      { shop: 'a', day: 2 },
    ],
  },
  failing: { options: { column: 'day' }, rows: [{ day: 1 }, { day: 888 }, { day: null }, { day: 777 }] },
  needs: ['shop', 'day'],
  shown: '777',
})

test('a value below the one before it is a violation, with the rows that show it', async () => {
  const rows = [{ day: '2024-02-01' }, { day: '2024-01-31' }, { day: '2024-03-01' }, { day: '2024-03-01' }]
  const found = [
    ...(await called(increasing('day'), { columns: { day: { type: 'date' } }, rows })),
    ...(await called(increasing({ column: 'day', strict: true }), { columns: { day: {} }, rows })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "increasing: Unexpected \`2024-01-31\` in \`step.out.day\`, expected values that are increasing, sort the rows before they are written
    increasing: Unexpected \`2024-01-31\` in \`step.out.day\`, expected values that are increasing, sort the rows before they are written, or let the same value come again"
  `)
  expect(found).toMatchObject([
    { count: 1, total: 4, sample: [{ row: 2 }] },
    { count: 2, sample: [{ row: 2 }, { row: 4 }] },
  ])
})

test('each group has an order of its own', async () => {
  const rows = [
    { shop: 'a', day: 5 },
    { shop: 'b', day: 1 },
    { shop: 'a', day: 4 },
  ]
  const found = await called(increasing({ column: 'day', by: 'shop' }), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"increasing: Unexpected \`4\` in \`step.out.day\`, expected values that are increasing for each \`shop\`, sort the rows before they are written"`,
  )
})

test('the rows of several files follow each other', async () => {
  const dir = folder({ 'a.csv': 'day\n1\n2\n', 'b.csv': 'day\n2\n3\n', 'c.csv': 'day\n1\n4\n' })
  const observed = observePort('step', port('out', { day: { type: 'integer' } }, { files: '*.csv' }), dir)
  const found = await checkPort(observed, { fault: 'producer', items: [increasing('day')] })
  expect(found).toMatchObject([
    {
      count: 1,
      sample: [
        { file: 'a.csv', row: 1 },
        { file: 'c.csv', row: 1 },
      ],
    },
  ])
})

const part = (from: number): string =>
  `day,shop\n${Array.from({ length: 100_000 }, (_, index) => `${from + index},${index % 7}`).join('\n')}\n`

test('so many rows that they are read at the same time keep their order', async () => {
  const dir = folder({ 'a.csv': part(0), 'b.csv': part(100_000), 'c.csv': part(200_000) })
  const observed = observePort('step', port('out', { day: { type: 'integer' } }, { files: '*.csv' }), dir)
  const items = [increasing({ column: 'day', strict: true }), increasing({ column: 'day', by: 'shop' })]
  for (let run = 0; run < 5; run++) expect(await checkPort(observed, { fault: 'producer', items })).toEqual([])
}, 60_000)
