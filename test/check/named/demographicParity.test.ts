import { expect, test } from 'vitest'
import { demographicParity } from '../../../src/checks.ts'
import { between, said } from '../../support/between.ts'

const rows = (count: number, group: string, said_: string | number): string => `${group},${said_}\n`.repeat(count)
const item = demographicParity({ prediction: 'loan', group: 'sex', within: 0.1 })
const head = 'sex,loan\n'

test('groups with about the same share are right, and so are those in which chance makes the difference', async () => {
  const near = rows(300, 'f', 1) + rows(300, 'f', 0) + rows(330, 'm', 1) + rows(270, 'm', 0)
  expect(await between(item, { scored: head + near })).toEqual([])
  expect(
    await between(item, { scored: head + rows(20, 'f', 1) + rows(15, 'f', 0) + rows(15, 'm', 1) + rows(20, 'm', 0) }),
  ).toEqual([])
  expect(await between(item, { scored: head })).toEqual([])
})

test('groups that are apart are told with their shares and sizes', async () => {
  const apart = rows(60, 'f', 1) + rows(140, 'f', 0) + rows(120, 'm', 1.0) + rows(80, 'm', 0) + rows(5, 'x', 0)
  expect(await said(item, { scored: head + apart })).toMatchInlineSnapshot(
    `"demographicParity: Unexpected share of positive predictions 30 % of 200 for \`f\`, 60 % of 200 for \`m\` in \`step.scored.sex\`, expected shares at most 10 % apart, look at what the model learns of the group, or change \`within\`"`,
  )
  const columns = { sex: { masked: true }, loan: {} }
  const found = await between(item, { scored: { columns, text: head + apart } })
  expect(JSON.stringify(found)).not.toMatch(/`[fm]`/)
})

test('what is positive is a value, or a score from somewhere on; rows without one do not count', async () => {
  const words =
    rows(60, 'f', 'Yes') + rows(140, 'f', 'no') + rows(120, 'm', 'yes') + rows(80, 'm', 'no') + rows(500, 'm', '')
  expect(await between(item, { scored: head + words })).toEqual([])
  expect(
    await said(demographicParity({ ...item.options, positive: 'yes' } as never), { scored: head + words }),
  ).toMatchInlineSnapshot(
    `"demographicParity: Unexpected share of positive predictions 30 % of 200 for \`f\`, 60 % of 200 for \`m\` in \`step.scored.sex\`, expected shares at most 10 % apart, look at what the model learns of the group, or change \`within\`"`,
  )
  const scores = rows(60, 'f', 0.9) + rows(140, 'f', 0.1) + rows(120, 'm', 0.5) + rows(80, 'm', 0.49)
  expect(await between(item, { scored: head + scores })).toEqual([])
  expect(
    await between(demographicParity({ ...item.options, threshold: 0.5 } as never), { scored: head + scores }),
  ).toHaveLength(1)
})

test('small groups do not count', async () => {
  const small = rows(40, 'f', 1) + rows(29, 'm', 0)
  expect(await between(item, { scored: head + small })).toEqual([])
  expect(
    await between(demographicParity({ ...item.options, rows: 29 } as never), { scored: head + small }),
  ).toHaveLength(1)
})
