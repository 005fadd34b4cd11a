import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract, local, runners } from '../src/index.ts'
import type { Expectation } from '../src/model/case.ts'
import { perform, type Performed, type Request } from '../src/perform.ts'
import { telling } from '../src/tries.ts'
import { step } from './support/declared.ts'
import { folder } from './support/folder.ts'
import { messages } from './support/messages.ts'

const totals = `import csv
def main(input_paths, output_paths, environ_vars, job_args):
    rows = list(csv.DictReader(open(input_paths["raw"] + "/data.csv")))
    total = sum(int(row["n"]) for row in rows)
    open(output_paths["total"] + "/total.csv", "w").write("total\\n%d\\n" % total)
`

const contract = `script: totals.py
inputs:
  raw: { files: data.csv, columns: { n: { type: integer, minimum: 0 } } }
outputs:
  total: { files: total.csv, columns: { total: { type: integer, minimum: 0 } } }
`

async function ran(data: string, expected: Expectation = {}, more: Partial<Request> = {}): Promise<Performed> {
  const dir = folder({ 'totals.py': totals, 'step.yaml': contract, 'mine.csv': data })
  return perform({
    step: step('step', loadContract(join(dir, 'step.yaml'))),
    case: { name: 'x', inputs: { raw: local(join(dir, 'mine.csv')) }, env: {}, args: {}, expect: expected },
    dir: join(dir, 'run'),
    upstream: () => Promise.reject(new TypeError('nothing is upstream')),
    runner: runners.process,
    python: undefined,
    signal: undefined,
    ...more,
  })
}

test('data from outside that keeps its contract is used', async () => {
  expect(await ran('n\n1\n2\n')).toMatchObject({ run: { ok: true }, findings: [] })
})

test('how good its data is, is told where that is asked for', async () => {
  expect((await ran('n\n1\n2\n')).quality).toEqual([])
  const { quality } = await ran('n\n1\n2\n', {}, { appraise: true })
  expect(quality.map(({ port, given, score, rows }) => [port, given, score, rows])).toEqual([
    ['raw', true, 1, 2],
    ['total', undefined, 1, 1],
  ])
})

test('data from outside that breaks its contract is to blame, not the script that fails on it', async () => {
  const { run, findings } = await ran('n\n1\nmany\n')
  expect(run.ok).toBe(false)
  expect(messages(findings)).toMatchInlineSnapshot(
    `"type: Unexpected \`many\` in \`step.raw.n\`, expected an integer of at least 0, write this column as integer, or declare the type that it has"`,
  )
  expect(findings).toMatchObject([
    { fault: 'data', count: 1, sample: [{ file: 'data.csv', row: 2, values: { n: 'many' } }] },
  ])
  expect(findings[0]?.notes).toMatchInlineSnapshot(`
    [
      "then   \`ValueError: invalid literal for int() with base 10: 'many'\`",
    ]
  `)
})

test('such data is told where the script copes, and in place of what it then writes', async () => {
  const { run, findings } = await ran('n\n-3\n')
  expect(run.ok).toBe(true)
  expect(messages(findings)).toMatchInlineSnapshot(
    `"range: Unexpected \`-3\` in \`step.raw.n\`, expected an integer of at least 0, mend the values, or widen the bounds"`,
  )
})

test('a refusal may be asked for with such data', async () => {
  expect((await ran('n\nmany\n', { fails: 'invalid literal' })).findings).toEqual([])
  expect(messages((await ran('n\n-3\n', { fails: 'negative' })).findings)).toMatchInlineSnapshot(
    `"no-refusal: Unexpected run without an error in \`step\`, expected a refusal with \`negative\`, refuse such input in the script, or change \`fails\`"`,
  )
})

test('smaller data from outside is not looked for', async () => {
  const { findings } = await ran('n\nmany\n')
  expect(telling(findings)).toBeUndefined()
  expect(telling(findings.map((each) => ({ ...each, fault: 'producer' })))).toBeDefined()
})

test('an output is compared with the golden file of a case, once it keeps its contract', async () => {
  const kept = join(folder({ 'total.csv': 'total\n4\n' }), 'total.csv')
  const outputs = { total: { golden: kept } }
  expect((await ran('n\n1\n3\n', { outputs })).findings).toEqual([])
  const { findings } = await ran('n\n1\n2\n', { outputs })
  expect(findings).toMatchObject([{ code: 'golden', place: 'step.total.total', count: 1 }])
  expect(telling(findings)).toBeUndefined()
})
