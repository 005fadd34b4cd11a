import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFlow } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import type { Finding } from '../src/model/finding.ts'
import { folder } from './support/folder.ts'
import { messages, thrown } from './support/messages.ts'

const script = (body: string): string =>
  `def main(inputs, outputs, env, args):\n    rows = open(inputs["in"] + "/a.csv").read().split()\n    ${body}\n    open(outputs["out"] + "/a.csv", "w").write("\\n".join(rows) + "\\n")\n`

const contract = (name: string): string =>
  `script: ${name}.py
inputs: { in: { files: a.csv, columns: { id: { type: integer } } } }
outputs: { out: { files: a.csv, rows: { min: 0 }, columns: { id: { type: integer } } } }
`

const files = (checks: string, { first = 'pass', last = 'pass' } = {}): Record<string, string> => ({
  'package.json': '{}',
  'first.py': script(first),
  'last.py': script(last),
  'first.yaml': contract('first'),
  'last.yaml': contract('last'),
  'p.yaml': `steps: { first: first.yaml, last: last.yaml }\nedges: { last.in: first.out }\nchecks: ${checks}\n`,
})

async function found(checks: string, bodies: { first?: string; last?: string } = {}): Promise<Finding[]> {
  const flow = openFlow(readPipeline(join(folder(files(checks, bodies)), 'p.yaml')), {
    runner: 'process',
    cache: false,
  })
  const planned = flow.plan.groups.flatMap(({ tests }) => tests).find(({ question }) => question.kind === 'across')
  if (!planned) throw new TypeError('the checks are planned')
  const findings = await flow.examine(planned, 'p')
  await flow.close()
  return findings
}

const keys = '{ last.out: [keepsKeys: { of: first.in, key: id }] }'

test('a port that keeps what the first step got passes', async () => {
  expect(await found(keys)).toEqual([])
})

test('what is lost two steps before is told with its rows', async () => {
  const findings = await found(keys, { first: 'rows.pop()' })
  expect(messages(findings)).toMatchInlineSnapshot(
    `"keepsKeys: Unexpected loss of 1 row of \`first.in\` in \`last.out\`, expected the same \`id\` as in \`first.in\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`"`,
  )
  expect(findings[0]?.sample[0]?.values).toHaveProperty('id')
})

test('an input can be checked too', async () => {
  expect(messages(await found('{ last.in: [rowCount: 1000000] }'))).toMatchInlineSnapshot(
    `"rowCount: Unexpected 100 rows in \`last.in\`, expected at least 1000000 rows, find where the rows are lost or come from, or change the check"`,
  )
})

test('a step that fails is told of by its own test', async () => {
  expect(messages(await found(keys, { first: 'raise ValueError("no")' }))).toMatchInlineSnapshot(
    `"blocked: Unexpected lack of \`first.out\` for \`last\`, expected \`first\` to deliver it, mend \`first\` first: its own test says what is wrong"`,
  )
})

test('a step that is checked and fails tells why', async () => {
  expect((await found(keys, { last: 'raise ValueError("no")' })).map(({ received }) => received)).toEqual([
    '`ValueError: no`',
  ])
})

test.each([
  '{ last.uot: [noNulls: id] }',
  '{ last.out: [keepsKeys: { of: first.int, key: id }] }',
  '{ last.out: [keepsKey: { of: first.in, key: id }] }',
  '{ last.out: [] }',
])('`%s` is refused', async (checks) => {
  expect(await thrown(() => readPipeline(join(folder(files(checks)), 'p.yaml')))).toMatchSnapshot()
})
