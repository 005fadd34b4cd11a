import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkPort } from '../../src/check/port.ts'
import { checks } from '../../src/checks.ts'
import type { ObservedPort } from '../../src/model/observation.ts'
import { observePort } from '../../src/observe/port.ts'
import { folder } from '../support/folder.ts'
import { messages, thrown } from '../support/messages.ts'
import { loaded } from '../support/written.ts'

const contract = `inputs: { raw: { files: a.csv, columns: { id: { type: integer }, kind: {} } } }
outputs:
  clean: { files: "{split}.csv", rows: { min: 0 }, columns: { id: { type: integer } } }
  other: { files: b.csv }
vars: { split: [train, test] }
`

/** What a run left, by the names of its ports. */
function observed(listed: string, files: Record<string, string>): { clean: ObservedPort; beside: ObservedPort[] } {
  const dir = folder(files)
  const { inputs, outputs } = loaded(`${contract}checks: { clean: [${listed}] }\n`)
  const beside = Object.values({ ...outputs, ...inputs }).map((port) => observePort('step', port, join(dir, port.name)))
  const clean = beside.find(({ port }) => port.name === 'clean')
  if (!clean) throw new TypeError('the port is declared')
  return { clean, beside }
}

const split = { 'clean/train.csv': 'id\n1\n2\n', 'clean/test.csv': 'id\n1\n' }

test('what a file name tells is a column', async () => {
  const { clean, beside } = observed('unique: [id, split], unique: id', split)
  expect(messages(await checkPort(clean, { fault: 'producer', beside }))).toMatchInlineSnapshot(
    `"unique: Unexpected \`1\` in \`step.clean.id\`, expected an integer that occurs once, drop the repeated rows, or name the columns that tell them apart"`,
  )
})

test('a column of the file comes before what its name tells', async () => {
  const files = { 'clean/train.csv': 'id,split\n1,x\n', 'clean/test.csv': 'id,split\n1,x\n' }
  const { clean, beside } = observed('unique: [id, split]', files)
  expect(messages(await checkPort(clean, { fault: 'producer', beside }))).toMatchInlineSnapshot(
    `"unique: Unexpected 1 row with a key that came before in \`step.clean\`, expected one row for each \`id\` and \`split\`, drop the repeated rows, or name the columns that tell them apart"`,
  )
})

test('the rows of another port that show a violation are told with their file', async () => {
  const { clean, beside } = observed('keepsKeys: { of: raw, key: id }', {
    ...split,
    'raw/a.csv': 'id,kind\n1,a\n2,a\n3,b\n',
  })
  const found = await checkPort(clean, { fault: 'producer', beside })
  expect(messages(found)).toMatchInlineSnapshot(
    `"keepsKeys: Unexpected loss of 1 row of \`raw\` in \`step.clean\`, expected the same \`id\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"`,
  )
  expect(found[0]?.sample).toEqual([{ file: 'a.csv', row: 3, values: { id: '3', kind: 'b' } }])
  expect(found[0]).toMatchObject({ count: 1 })
  expect(found[0]).not.toHaveProperty('total')
})

test('what can not be compared is left to the tests that have both sides', async () => {
  const { clean, beside } = observed('keepsKeys: { of: raw, key: id }', split)
  expect(await checkPort(clean, { fault: 'consumer' })).toEqual([])
  expect(await checkPort(clean, { fault: 'producer', beside })).toEqual([])
})

test('what was asked for by itself and can not be compared is refused', async () => {
  const { clean } = observed('noNulls: id', split)
  const items = [checks.keepsKeys({ of: 'raw', key: 'id' })]
  expect(await thrown(() => checkPort(clean, { fault: 'data', items }))).toMatchInlineSnapshot(`
    "Unexpected lack of the data of \`raw\` in \`keepsKeys\`, expected both sides, check the output of a run, which has its other ports beside it
      see  docs/errors.md#pp004"
  `)
})

test('checks that are asked for by themselves stand in place of all that is declared', async () => {
  const { clean } = observed('noNulls: id', { 'clean/train.csv': 'id\nx\n', 'clean/test.csv': 'id\n' })
  expect(messages(await checkPort(clean, { fault: 'data', items: [checks.rowCount(2)] }))).toMatchInlineSnapshot(
    `"rowCount: Unexpected 1 row in \`step.clean\`, expected at least 2 rows, find where the rows are lost or come from, or change the check"`,
  )
})

test('a warning is only told, a share that fails is counted, and a column that is not there is said', async () => {
  const { clean, beside } = observed(
    'range: { columns: id, maximum: 1, mostly: 0.6, severity: warning }, range: { columns: id, maximum: 0, mostly: 0.6, severity: warning }, noNulls: ids',
    split,
  )
  const found = await checkPort(clean, { fault: 'producer', beside })
  expect(messages(found)).toMatchInlineSnapshot(`
    "noNulls: Unexpected lack of the column in \`step.clean.ids\`, expected a value that is not null, name \`id\` in the check
    range: Unexpected \`1\` in \`step.clean.id\`, expected an integer of at most 0 in at least 60 % of the values, mend the values, or widen the bounds"
  `)
  expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning'])
})

test('nothing is compared with a side that can not be read to its end', async () => {
  const { clean, beside } = observed('conservesRows: raw', { ...split, 'raw/a.csv': 'id,kind\n1,a\n2,"b' })
  expect(messages(await checkPort(clean, { fault: 'producer', beside }))).toMatchInlineSnapshot(`""`)
})
