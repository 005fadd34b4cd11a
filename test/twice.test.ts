import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFlow, type FlowOptions } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import type { Job } from '../src/model/job.ts'
import { runners } from '../src/run/runners.ts'
import { folder } from './support/folder.ts'

const script = (rows: string): string => `import os, random, time

def main(input_paths, output_paths, environ_vars, job_args):
    words = {"ash", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine", "rowan", "yew"}
    with open(os.path.join(output_paths["trees"], "trees.csv"), "w") as target:
        target.write("tree\\n")
        for row in ${rows}:
            target.write(f"{row}\\n")
`

const contract = (more = ''): string => `
script: s.py
inputs: { raw: { files: raw.csv, columns: { n: { type: integer } } } }
outputs: { trees: { files: trees.csv, columns: { tree: { type: string } } } }
${more}`

/** What the test finds that runs a step twice, and how many folders of its own it leaves. */
async function foundIn(dir: string, options: FlowOptions): Promise<[string[], number]> {
  const flow = openFlow(readPipeline(join(dir, 'p.yaml')), { own: true, shrink: false, ...options })
  const planned = flow.plan.groups.flatMap(({ tests }) => tests).find(({ question }) => question.kind === 'twice')
  const findings = planned ? await flow.examine(planned, 's') : []
  const left = readdirSync(flow.folder()).filter((name) => name.endsWith('-twice'))
  await flow.close()
  return [findings.map(({ code, place }) => `${code} ${place}`), left.length]
}

function found(rows: string, more = ''): Promise<[string[], number]> {
  const files = { 's.py': script(rows), 'c.yaml': contract(more), 'p.yaml': 'name: p\nsteps: { s: c.yaml }\n' }
  return foundIn(folder({ ...files, 'package.json': '{}' }), { cache: false })
}

test(
  'the order of a set, a seed that is not set and a clock are found, and what was written stays',
  { timeout: 60_000 },
  async () => {
    const told = [['not-repeated s.trees.tree'], 1]
    expect(await found('words')).toEqual(told)
    expect(await found('[random.random()]')).toEqual(told)
    expect(await found('[time.time()]')).toEqual(told)
  },
)

test('a script that repeats is silent, and leaves nothing', async () => {
  expect(await found('sorted(words)')).toEqual([[], 0])
})

test('a script whose environment fixes the order of sets keeps it', async () => {
  expect(await found('words', 'env: { PYTHONHASHSEED: "0" }')).toEqual([[], 0])
})

test('a script that fails is told as what it is', async () => {
  expect(await found('1 / 0')).toEqual([['exception s'], 0])
})

test('a step whose results are kept because they repeat is not run for it', { timeout: 60_000 }, async () => {
  const started: number[] = []
  const { python } = runners
  const counting = { ...python, run: (job: Job) => (started.push(1), python.run(job)) }
  const counts: number[] = []
  const dir = folder({
    's.py': script('sorted(words)'),
    'c.yaml': contract(),
    'p.yaml': 'name: p\nsteps: { s: c.yaml }\n',
    'package.json': '{}',
  })
  for (let round = 0; round < 3; round++) {
    const before = started.length
    expect(await foundIn(dir, { runner: counting, cache: true })).toEqual([[], 0])
    counts.push(started.length - before)
  }
  expect(counts[0]).toBe(2)
  expect(counts[2]).toBe(0)
})

test('a promise that is broken the same way twice is no matter of this test', async () => {
  const told = await found('sorted(words)', 'checks: { trees: [rowCount: { max: 3 }] }')
  expect(told).toEqual([[], 0])
})
