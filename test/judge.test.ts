import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract, rows, runScript } from '../src/index.ts'
import type { Expectation } from '../src/model/expectation.ts'
import { readPipeline } from '../src/load.ts'
import type { Finding } from '../src/model/finding.ts'
import { runPipeline } from '../src/runPipeline.ts'
import { telling } from '../src/tries.ts'
import { folder } from './support/folder.ts'

const script = `import json, os, warnings

def main(input_paths, output_paths, environ_vars, job_args):
    rows = open(input_paths["raw"] + "/raw.csv").read().split()[1:]
    if "13" in rows:
        print("row 1 is unlucky")
        raise ValueError("unlucky number")
    with open(output_paths["out"] + "/out.csv", "w") as target:
        target.write("n\\n" + "\\n".join(rows) + "\\n")
    with open(output_paths["report"] + "/metrics.json", "w") as target:
        json.dump({"auc": 0.8, "key": environ_vars["API_KEY"]}, target)
    open(output_paths["report"] + "/empty.txt", "w").close()
    print("1 row dropped")
    warnings.warn("old " + environ_vars["API_KEY"])
`

const contract = (expected = ''): string => `script: s.py
inputs: { raw: { files: raw.csv, columns: { n: { type: integer } } } }
outputs:
  out: { files: out.csv, columns: { n: { type: integer } } }
  report: { files: "*" }
env: { API_KEY: hunter2 }
${expected}`

async function found(expected: Expectation, { n = 1, own = '' } = {}): Promise<Finding[]> {
  const loaded = loadContract(join(folder({ 's.py': script, 'c.yaml': contract(own), 'package.json': '{}' }), 'c.yaml'))
  const run = await runScript(loaded, {
    inputs: { raw: rows([{ n }]) },
    expect: expected,
    runner: 'process',
    cache: false,
  })
  return run.findings
}

const codes = (findings: Finding[]): string[] => findings.map(({ code, place }) => `${code} ${place}`)

test('a run that is as expected has no finding', async () => {
  const rule = { name: 'fast', expression: 'seconds < 60 and rows.out = rows.raw and metrics.auc > 0.5' }
  expect(
    await found({
      metrics: { 'metrics.json': { auc: '0.7..0.9' } },
      files: ['metrics.json'],
      rows: { out: 1 },
      log: ['1 row'],
      noLog: ['error'],
      budget: { seconds: 60, outputMb: 1 },
      rules: [rule],
    }),
  ).toEqual([])
})

test.each<[string, Expectation]>([
  ['expect-metrics c.report', { metrics: { 'metrics.json': { auc: '>= 0.9' } } }],
  ['expect-files c.report', { files: ['empty.txt'] }],
  ['expect-rows c.out', { rows: { out: '>= 10' } }],
  ['expect-log c', { log: ['3 rows dropped'] }],
  ['expect-no-log c', { noLog: ['/^\\d+ row/'] }],
  ['expect-no-warnings c', { noWarnings: true }],
  ['expect-budget c', { budget: { seconds: 0.001 } }],
  ['expect-rules c', { rules: [{ name: 'more', expression: 'rows.out > rows.raw' }] }],
])('`%s` is found in a real run, and no smaller input is looked for', async (told, expected) => {
  const findings = await found(expected)
  expect(codes(findings)).toEqual([told])
  expect(telling(findings)).toBeUndefined()
})

test('what the contract expects of every run is found too, beside what a case does', async () => {
  const own = 'expect: { rows: { out: ">= 2" } }'
  expect(codes(await found({ log: ['nothing'] }, { own }))).toEqual(['expect-rows c.out', 'expect-log c'])
})

test('of a run that refuses its input only its case expects more', async () => {
  const own = 'expect: { rows: { out: ">= 2" } }'
  expect(await found({ fails: 'unlucky', log: ['row 1'] }, { n: 13, own })).toEqual([])
  expect(codes(await found({ fails: 'unlucky', log: ['row 2'] }, { n: 13, own }))).toEqual(['expect-log c'])
  expect(codes(await found({ fails: 'bad luck', log: ['row 2'] }, { n: 13, own }))).toEqual(['no-refusal c'])
})

test('a step of a pipeline expects more of every run of it', async () => {
  const files = {
    's.py': script,
    'c.yaml': contract(),
    'p.yaml': 'steps: { s: { contract: c.yaml, expect: { log: [never said] } } }\n',
  }
  const { findings } = await runPipeline(readPipeline(join(folder({ ...files, 'package.json': '{}' }), 'p.yaml')))
  expect(codes(findings)).toEqual(['expect-log s'])
})

test('what is expected counts once promises are kept', async () => {
  const own = 'checks: { out: [{ rowCount: { min: 5 } }] }'
  expect(codes(await found({ log: ['nothing'] }, { own }))).toEqual(['rowCount c.out'])
})

test('a run that broke is told for that alone', async () => {
  expect(codes(await found({ log: ['nothing'] }, { n: 13 }))).toEqual(['exception c'])
})

test('secrets are hidden in what is told', async () => {
  const text = JSON.stringify(await found({ noWarnings: true, metrics: { 'metrics.json': { key: 'x' } } }))
  expect(text).toContain('***')
  expect(text).not.toContain('hunter2')
})
