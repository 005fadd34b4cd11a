import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decreasing } from '../../../src/checks.ts'
import { numbers, numberOf, tables, valuesOf } from '../../laws/cells.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { shop: { type: 'string' }, day: { type: 'number' } } as const
const shops = fc.constantFrom('a', 'b', null)

namedCheckLaws('decreasing', {
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
        return index > 0 && !(strict ? value < before : value <= before)
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
  failing: { options: { column: 'day' }, rows: [{ day: 9999 }, { day: 2 }, { day: null }, { day: 777 }] },
  needs: ['shop', 'day'],
  shown: '777',
})

test('a value above the one before it is a violation, with the rows that show it', async () => {
  const rows = [{ day: 3 }, { day: 9 }, { day: 1 }]
  const found = await called(decreasing({ column: 'day', strict: true }), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"decreasing: Unexpected \`9\` in \`step.out.day\`, expected values that are decreasing, sort the rows before they are written, or let the same value come again"`,
  )
  expect(found).toMatchObject([{ count: 1, total: 3, sample: [{ row: 2 }] }])
})
