import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPipeline } from '../src/load.ts'
import { quality } from '../src/quality.ts'
import { runPipeline, type PipelineRun } from '../src/runPipeline.ts'
import { local } from '../src/index.ts'
import { folder } from './support/folder.ts'

const copy = `import csv, os

def main(input_paths, output_paths, environ_vars, job_args):
    rows = list(csv.DictReader(open(input_paths["raw"] + "/n.csv")))
    for index, row in enumerate(rows):
        if index < int(job_args.lose):
            row["n"] = ""
    with open(output_paths["rows"] + "/n.csv", "w", newline="") as target:
        writer = csv.DictWriter(target, ["n", "pin"])
        writer.writeheader()
        writer.writerows(rows)
`

const contract = `script: copy.py
inputs: { raw: { files: n.csv, columns: { n: { type: integer, nullable: true }, pin: { type: integer, masked: true } } } }
outputs: { rows: { files: n.csv, columns: { n: { type: integer, nullable: true }, pin: { type: integer, masked: true } } } }
args: { lose: 0 }
checks:
  rows: [{ noNulls: { columns: [n], severity: warning } }, { varies: { columns: [n], severity: warning } }]
`

const written = (gates = '', declared = contract): string =>
  folder({
    'copy.py': copy,
    'copy.yaml': declared,
    'package.json': '{}',
    'n.csv': `n,pin\n${Array.from({ length: 10 }, (_, index) => `${index + 1},4711\n`).join('')}`,
    'p.yaml': `name: p
steps:
  first: copy.yaml
  last: { contract: copy.yaml }
  lossy: { contract: copy.yaml, args: { lose: 4 } }
edges: { lossy.raw: first.rows, last.raw: lossy.rows }
${gates}`,
  })

const ran = (dir: string): Promise<PipelineRun> =>
  runPipeline(readPipeline(join(dir, 'p.yaml')), {
    cache: false,
    runner: 'process',
    sources: { 'first.raw': local(join(dir, 'n.csv')) },
  })

test('the quality of a pipeline is told in the order of its data, with the step where it drops', async () => {
  const dir = written()
  const run = await ran(dir)
  expect(run.ok).toBe(true)
  const told = quality(run)
  expect(told.map(({ step, given }) => (given ? `to ${step}` : step))).toEqual(['to first', 'first', 'lossy', 'last'])
  expect(told[0]).toEqual({
    step: 'first',
    port: 'raw',
    dataset: 'raw',
    given: true,
    score: 1,
    rows: 10,
    columns: { n: { nulls: 0, distinct: 10, min: 1, max: 10, mean: 5.5 }, pin: { nulls: 0 } },
  })
  // columns, rows, both types and the nulls of `pin` hold; of two warnings one is broken by 4 rows of 10
  const score = (5 + 0.5 * 0.6 + 0.5) / 6
  expect(told[2]).toMatchObject({ rows: 10, columns: { n: { nulls: 0.4, mean: 7.5 } } })
  expect(told[2]?.score).toBeCloseTo(score, 10)
  expect(told[2]?.drop).toBeCloseTo(1 - score, 10)
  expect(told[3]?.score).toBeCloseTo(score, 10)
  expect(told.filter(({ drop }) => drop !== undefined)).toHaveLength(1)
  expect(quality(run.record)).toEqual(told)
  expect(JSON.stringify(told)).not.toContain('4711')
})

test('a record that is read back tells the same, and one without any tells none', async () => {
  const run = await ran(written())
  expect(quality(JSON.parse(JSON.stringify(run.record)) as typeof run.record)).toEqual(quality(run))
  const { quality: _, ...record } = run.record
  expect(quality(record)).toEqual([])
})

test('a gate says where the score drops', async () => {
  const { ok, findings } = await ran(written('gates: { score: ">= 0.98" }\n'))
  const gate = findings.find(({ code }) => code === 'gate')
  expect(ok).toBe(false)
  expect([gate?.message, ...(gate?.notes ?? [])].join('\n')).toMatchInlineSnapshot(`
    "Unexpected score 0.9666 of \`lossy.rows\` in \`p\`, expected at least 0.98, mend what is told of it, or lower \`gates.score\`
    score  first.raw   1       10 rows
           first.rows  1       10 rows
           lossy.rows  0.9666  10 rows, drops by 0.033, \`n\` null in 0 %, then 40 %"
  `)
})

test('gates are for what is written, not for what is given', async () => {
  const run = await ran(
    written(
      'gates: { score: 1 }\n',
      contract.replace(/rows: \[.*/, 'raw: [{ rowCount: { min: 11, severity: warning } }]'),
    ),
  )
  expect(run.ok).toBe(true)
  expect(quality(run).map(({ score }) => score < 1)).toEqual([true, false, false, false])
})
