import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { noNulls } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables, texts } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { id: { type: 'integer' }, name: { type: 'string' } } as const

namedCheckLaws('noNulls', {
  columns,
  examples: fc.record({
    options: fc.record({ columns: fc.constantFrom('id', ['id', 'name']) }),
    rows: tables({ id: numbers, name: texts }),
  }),
  wrong: ({ options, rows }) =>
    [options.columns].flat().flatMap((name) => rows.filter((row) => row[name] === null)).length,
  passing: { options: { columns: 'id' }, rows: [{ id: 1, name: null }] },
  failing: {
    options: { columns: 'id' },
    rows: [
      { id: 1, name: 'seven' },
      { id: null, name: 'eleven' },
    ],
  },
  needs: ['id'],
  shown: 'eleven',
})

test('a null is a violation, with the rows that show it', async () => {
  const found = await called(noNulls('id'), {
    columns,
    rows: [
      { id: 1, name: 'a' },
      { id: null, name: 'b' },
    ],
  })
  expect(messages(found)).toMatchInlineSnapshot(
    `"noNulls: Unexpected \`null\` in \`step.out.id\`, expected a value that is not null, fill or drop these rows, or call it with \`mostly\`"`,
  )
  expect(found).toMatchObject([{ count: 1, total: 2, sample: [{ row: 2 }] }])
})
