import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasFormat } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { tables, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { contact: { type: 'string' } } as const

/** The formats of which each text is. */
const known: Record<string, string[]> = {
  'a@b.example': ['email'],
  '2024-02-28': ['date'],
  '2024-02-31': [],
  '10.0.0.1': ['ipv4', 'hostname'],
  NaN: ['hostname'],
  '': [],
}

namedCheckLaws('hasFormat', {
  columns,
  examples: fc.record({
    options: fc.record({ columns: fc.constant('contact'), format: fc.constantFrom('email', 'date', 'ipv4') }),
    rows: tables({ contact: fc.option(fc.constantFrom(...Object.keys(known))) }),
  }),
  wrong: ({ options: { format }, rows }) =>
    valuesOf(rows, 'contact').filter((text) => !known[text]?.includes(format)).length,
  passing: { options: { columns: 'contact', format: 'email' }, rows: [{ contact: 'a@b.example' }, { contact: null }] },
  failing: {
    options: { columns: 'contact', format: 'email' },
    rows: [{ contact: 'a@b.example' }, { contact: 'ann at home' }],
  },
  needs: ['contact'],
  shown: 'ann at home',
})

test('a text of another form is a violation, with the rows that show it', async () => {
  const rows = [{ contact: '2024-02-28' }, { contact: '2024-02-31' }]
  const found = await called(hasFormat({ columns: 'contact', format: 'date' }), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"hasFormat: Unexpected \`2024-02-31\` in \`step.out.contact\`, expected a text of the format \`date\`, mend the texts, or change the check"`,
  )
  expect(found).toMatchObject([{ count: 1, total: 2, sample: [{ row: 2 }] }])
})
