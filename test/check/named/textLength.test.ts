import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { textLength } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { tables, texts, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

const columns = { name: { type: 'string' } } as const

namedCheckLaws('textLength', {
  columns,
  examples: fc.record({
    options: fc
      .record({ min: fc.nat({ max: 2 }), width: fc.nat({ max: 3 }) })
      .map(({ min, width }) => ({ columns: 'name', min, max: min + width })),
    rows: tables({ name: fc.oneof(texts, fc.constantFrom('😀', 'a,b', 'long text')) }),
  }),
  wrong: ({ options: { min = 0, max = 0 }, rows }) =>
    valuesOf(rows, 'name').filter((text) => Array.from(text).length < min || Array.from(text).length > max).length,
  passing: { options: { columns: 'name', min: 1 }, rows: [{ name: 'a' }, { name: null }] },
  failing: { options: { columns: 'name', max: 3 }, rows: [{ name: 'abc' }, { name: 'abcd' }] },
  needs: ['name'],
  shown: 'abcd',
})

test('a text that is too short or too long is a violation, with the rows that show it', async () => {
  const found = await called(textLength({ columns: 'name', min: 2, max: 3 }), {
    columns,
    rows: [{ name: '' }, { name: 'ab' }],
  })
  expect(messages(found)).toMatchInlineSnapshot(
    `"textLength: Unexpected empty text in \`step.out.name\`, expected a text of at least 2 characters and of at most 3 characters, mend the texts, or widen the lengths"`,
  )
  expect(found).toMatchObject([{ count: 1, total: 2, sample: [{ row: 1 }] }])
})

test('without bounds it is refused', async () => {
  expect(await thrown(() => called(textLength({ columns: 'name' }), { columns, rows: [] }))).toMatchInlineSnapshot(`
    "Unexpected lack of bounds in \`textLength\`, expected \`min\` or \`max\`, write one of them
      see  docs/errors.md#pp004"
  `)
})
