import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { matches } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables, texts, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

const columns = { code: { type: 'string' } } as const

namedCheckLaws('matches', {
  columns,
  examples: fc.record({
    options: fc.record({ columns: fc.constant('code'), pattern: fc.constantFrom('[a-z]', '\\d+|é', '(?!a).*', '') }),
    rows: tables({ code: fc.oneof(texts, numbers) }),
  }),
  wrong: ({ options: { pattern }, rows }) =>
    valuesOf(rows, 'code').filter(
      (text) => new RegExp(pattern, 'u').exec(text)?.[0] !== text && !new RegExp(`^(?:${pattern})$`, 'u').test(text),
    ).length,
  passing: { options: { columns: 'code', pattern: '[A-Z]{2}' }, rows: [{ code: 'AB' }, { code: null }] },
  failing: { options: { columns: 'code', pattern: '[A-Z]{2}' }, rows: [{ code: 'AB' }, { code: 'ABC' }] },
  needs: ['code'],
  shown: 'ABC',
})

test('a text that fits only in part is a violation, with the rows that show it', async () => {
  const rows = [{ code: '0012' }, { code: '12' }, { code: '12' }]
  const found = await called(matches({ columns: 'code', pattern: '\\d{4}' }), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"matches: Unexpected \`12\` in \`step.out.code\`, expected a text that fits \`\\d{4}\`, mend the texts, or widen the pattern"`,
  )
  expect(found).toMatchObject([{ count: 2, total: 3, sample: [{ row: 2 }, { row: 3 }] }])
})

test('a pattern that is none is refused', async () => {
  const item = matches({ columns: 'code', pattern: '(' })
  expect(await thrown(() => called(item, { columns, rows: [] }))).toMatchInlineSnapshot(`
    "Unexpected \`(\` in \`pattern\`, expected a regular expression, change the value
      see  docs/errors.md#pp004"
  `)
})
