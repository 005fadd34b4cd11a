import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { strictSchema } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { tables, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

const columns = { id: { type: 'integer' }, name: { type: 'string', nullable: true } } as const
const ids = fc.constantFrom('1', '2', '1', '2', 'x', '1.5', 'NaN', null)

namedCheckLaws('strictSchema', {
  columns,
  examples: fc.record({
    options: fc.record({ ordered: fc.boolean() }, { requiredKeys: [] }),
    rows: fc.oneof(tables({ id: ids }), tables({ id: fc.constantFrom('1', '2') }), tables({ id: ids, extra: ids })),
  }),
  wrong: ({ rows }) =>
    rows.some((row) => 'extra' in row) ||
    rows.some(({ id }) => id === null) ||
    valuesOf(rows, 'id').some((text) => !/^\d+$/.test(text)),
  passing: { options: {}, rows: [{ id: 1, name: null }] },
  failing: {
    options: {},
    rows: [
      { id: 'secret one', name: 'a' },
      { id: 2, name: 'b' },
    ],
  },
  needs: ['id', 'name'],
  shown: 'secret one',
  typed: true,
})

test('one column more, another order, another type and a null are violations', async () => {
  const rows = [
    { id: '1', name: 'a', more: 1 },
    { id: null, name: 'a' },
    { id: 'x', name: 'a' },
  ]
  const found = await called(strictSchema(), { columns, rows, names: ['name', 'id', 'more'] })
  expect(messages(found)).toMatchInlineSnapshot(`
    "strictSchema: Unexpected columns \`more\` in \`step.out\`, expected no more than \`id\` and \`name\`, drop them, or declare them
    strictSchema: Unexpected columns in the order name, id in \`step.out\`, expected the order id, name, write them in this order
    strictSchema: Unexpected \`x\` in \`step.out.id\`, expected an integer, write this column as integer, or declare the type that it has
    strictSchema: Unexpected \`null\` in \`step.out.id\`, expected an integer, fill or drop these rows, or write \`nullable: true\`"
  `)
  expect(await called(strictSchema(false), { columns, rows: rows.slice(0, 1), names: ['name', 'id'] })).toEqual([])
})

test('a column that lacks is told once', async () => {
  const found = await called(strictSchema(), { columns, rows: [{ name: 'a' }], names: ['name'] })
  expect(messages(found)).toMatchInlineSnapshot(
    `"strictSchema: Unexpected columns \`name\` in \`step.out.id\`, expected a column \`id\`, write it, or declare it \`optional: true\`"`,
  )
})

test('of a dataset that declares no columns it is refused', async () => {
  expect(await thrown(() => called(strictSchema(), { columns: {}, rows: [], names: ['id'] }))).toMatchInlineSnapshot(`
    "Unexpected lack of \`columns\` in \`strictSchema\`, expected a dataset that declares them, declare them, or call \`hasColumns\`
      see  docs/errors.md#pp004"
  `)
})
