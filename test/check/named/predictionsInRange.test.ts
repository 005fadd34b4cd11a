import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { predictionsInRange } from '../../../src/checks.ts'
import { numberOf, numbers, tables } from '../../laws/cells.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { between, said } from '../../support/between.ts'

const columns = { yes: { type: 'number' } } as const

namedCheckLaws('predictionsInRange', {
  columns,
  examples: fc.record({
    options: fc.record(
      { columns: fc.constant('yes'), min: fc.constantFrom(-5, 0.5), max: fc.constantFrom(2, 8) },
      { requiredKeys: ['columns'] },
    ),
    rows: tables({ yes: numbers }),
  }),
  wrong({ options: { min = 0, max = 1 }, rows }) {
    const isRight = (value: number | null): boolean => value !== null && value >= min && value <= max
    return rows.filter(({ yes }) => !isRight(numberOf(yes))).length
  },
  passing: { options: { columns: 'yes' }, rows: [{ yes: 0 }, { yes: 1 }, { yes: 0.5 }] },
  failing: { options: { columns: 'yes' }, rows: [{ yes: 77 }, { yes: 0.5 }] },
  needs: ['yes'],
  shown: '77',
})

test('a prediction that is none, and a row that does not add up, are told', async () => {
  const item = predictionsInRange({ columns: ['no', 'yes'], sum: 1 })
  expect(await between(item, { scored: 'no,yes\n0.3,0.7\n0.3333333,0.6666667\n' })).toEqual([])
  expect(await said(item, { scored: 'no,yes\n0.3,0.6\n-1.5,2.5\n0.5,\n0.5,high\n' })).toMatchInlineSnapshot(`
    "predictionsInRange: Unexpected \`-1.5\` in \`step.scored.no\`, expected a prediction from 0 to 1, write what the model says of its probability, or change the bounds
    predictionsInRange: Unexpected \`2.5\` in \`step.scored.yes\`, expected a prediction from 0 to 1, write what the model says of its probability, or change the bounds
    predictionsInRange: Unexpected \`{ no: 0.3, yes: 0.6 }\` in \`step.scored\`, expected predictions \`no\` and \`yes\` that add up to 1, normalise them, or remove \`sum\`"
  `)
})
