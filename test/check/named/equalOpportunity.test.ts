import { expect, test } from 'vitest'
import { equalOpportunity } from '../../../src/checks.ts'
import { between, said } from '../../support/between.ts'

const rows = (count: number, ...row: (string | number)[]): string => `${row.join(',')}\n`.repeat(count)
const item = equalOpportunity({ label: 'repaid', prediction: 'loan', group: 'sex', within: 0.1 })
const head = 'sex,repaid,loan\n'

test('only rows that are positive count', async () => {
  const negatives = rows(300, 'f', 0, 0) + rows(300, 'm', 0, 1)
  const same = rows(80, 'f', 1, 1) + rows(20, 'f', 1, 0) + rows(160, 'm', 1, 1) + rows(40, 'm', 1, 0)
  expect(await between(item, { scored: head + negatives + same })).toEqual([])
  const apart = rows(50, 'f', 1, 1) + rows(50, 'f', 1, 0) + rows(160, 'm', 1, 1) + rows(40, 'm', 1, 0)
  expect(await said(item, { scored: head + negatives + apart })).toMatchInlineSnapshot(
    `"equalOpportunity: Unexpected share of positive rows that are found 50 % of 100 for \`f\`, 80 % of 200 for \`m\` in \`step.scored.sex\`, expected shares at most 10 % apart, look at what the model learns of the group, or change \`within\`"`,
  )
})

test('a threshold is one of the prediction, a value is one of both', async () => {
  const scores = 'sex,repaid,loan\n' + 'f,yes,0.2\nm,yes,0.9\nf,no,0.9\nm,no,0.2\n'.repeat(40)
  const scored = equalOpportunity({ ...item.options, positive: 'yes', threshold: 0.5 } as never)
  expect(await said(scored, { scored: scores })).toMatchInlineSnapshot(
    `"equalOpportunity: Unexpected share of positive rows that are found 0 % of 40 for \`f\`, 100 % of 40 for \`m\` in \`step.scored.sex\`, expected shares at most 10 % apart, look at what the model learns of the group, or change \`within\`"`,
  )
})
