import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanced } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { tables, texts, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { label: { type: 'string' } } as const
const rows = [{ label: 'good' }, { label: 'good' }, { label: 'bad' }, { label: null }]

namedCheckLaws('balanced', {
  columns,
  examples: fc.record({
    options: fc.record(
      {
        column: fc.constant('label'),
        min: fc.constantFrom(0, 0.1, 0.25, 0.5),
        classes: fc.subarray(['a', 'b', 'x'], { minLength: 1 }),
      },
      { requiredKeys: ['column', 'min'] },
    ),
    rows: tables({ label: texts }),
  }),
  wrong({ options: { min, classes = [] }, rows: all }) {
    const values = valuesOf(all, 'label')
    const names = [...new Set(values)]
    const shares = names.map((name) => values.filter((value) => value === name).length / values.length)
    const isAlone = names.length === 1 && values.length > 1
    return isAlone || shares.some((share) => share < min) || classes.some((name) => !names.includes(String(name)))
  },
  passing: { options: { column: 'label', min: 0.3, classes: ['good', 'bad'] }, rows },
  failing: { options: { column: 'label', min: 0.4 }, rows },
  needs: ['label'],
  shown: 'bad',
})

test('a class that is rare, gone or alone is a violation', async () => {
  const found = [
    ...(await called(balanced({ column: 'label', min: 0.4 }), { columns, rows })),
    ...(await called(balanced({ column: 'label', min: 0.1, classes: ['good', 'ugly'] }), { columns, rows })),
    ...(await called(balanced({ column: 'label', min: 0.1 }), { columns, rows: rows.slice(0, 2) })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "balanced: Unexpected share of 33.3 % for \`bad\` in \`step.out.label\`, expected at least 40 % of each class, find where rows of this class get lost, or lower \`min\`
    balanced: Unexpected share of 0 % for \`ugly\` in \`step.out.label\`, expected at least 10 % of each class, find where rows of this class get lost, or lower \`min\`
    balanced: Unexpected \`good\` in all 2 values in \`step.out.label\`, expected more than one class, find where rows of this class get lost, or lower \`min\`"
  `)
})
