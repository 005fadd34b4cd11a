import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFlow } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import { namesIn } from '../src/shared/files.ts'
import { folder } from './support/folder.ts'

/** Adds what the step is called to each row; fails where a row is to be refused. */
const script = `import csv, os

def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["rows"], "rows.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    if "model" in input_paths:
        open(os.path.join(input_paths["model"], "model.bin")).read()
    for row in rows:
        assert row["trail"] != environ_vars["REFUSES"], "refused"
    if "model" in output_paths:
        open(os.path.join(output_paths["model"], "model.bin"), "w").write("model")
    with open(os.path.join(output_paths["rows"], "rows.csv"), "w") as target:
        target.write("n,trail\\n")
        for row in rows:
            target.write(f'{row["n"]},{environ_vars["WRITES"]}\\n')
`

const rows = '{ files: rows.csv, columns: { n: { type: integer }, trail: { enum: [made, seen] } } }'
const model = '{ files: model.bin }'
const contractWith = (inputs: string, outputs: string): string =>
  `script: s.py\ninputs: { rows: ${rows}${inputs} }\noutputs: { rows: ${rows}${outputs} }\nenv: { WRITES: seen, REFUSES: none }\n`

const project = (steps: string): Record<string, string> => ({
  's.py': script,
  'c.yaml': contractWith('', ''),
  'fits.yaml': contractWith('', `, model: ${model}`),
  'uses.yaml': contractWith(`, model: ${model}`, ''),
  'package.json': '{}',
  'p.yaml': `name: p
steps: ${steps}
edges: { fit.rows: load.rows, use.rows: load.rows, use.model: fit.model, last.rows: use.rows }
paths: [[load, use], [use, last], [load, fit]]
`,
})

const whole = '{ load: c.yaml, fit: fits.yaml, use: uses.yaml, last: c.yaml }'

/** What a path finds, what ran for it, and what it left. */
async function ran(title: string, steps = whole): Promise<{ found: string[]; runs: string[]; left: string[] }> {
  const dir = folder(project(steps))
  const flow = openFlow(readPipeline(join(dir, 'p.yaml')), { own: true, cache: false, shrink: false })
  const group = flow.plan.groups.find((each) => each.title === title)
  const found = group?.tests[0] ? await flow.examine(group.tests[0], title) : []
  await flow.close()
  const runs = join(dir, '.pipeproof/runs')
  const [id = ''] = namesIn(runs)
  return {
    found: found.map(({ place, received }) => `${place} ${received}`),
    runs: (flow.record.runs ?? []).map(({ step }) => step).toSorted(),
    left: namesIn(join(runs, id, 'p')),
  }
}

test('a path from the beginning runs its steps, and no other', async () => {
  expect(await ran('load -> fit')).toEqual({ found: [], runs: ['fit', 'load'], left: [] })
})

test('what can not be made for a step comes from upstream, though that is not on the path', async () => {
  expect(await ran('load -> use')).toMatchObject({ found: [], runs: ['fit', 'load', 'use'] })
})

test('data is made for the first step from its contract, so that what breaks before it is not seen', async () => {
  const steps = whole.replace('load: c.yaml', 'load: { contract: c.yaml, env: { REFUSES: made } }')
  expect((await ran('load -> fit', steps)).found).toEqual(['load `AssertionError: refused`'])
  // fit is asked for its model, and gets its rows from load
  expect((await ran('use -> last', steps)).found).toEqual([])
})

test('a step that breaks is told once, by what it did on the path', async () => {
  const steps = whole.replace('last: c.yaml', 'last: { contract: c.yaml, env: { REFUSES: seen } }')
  const { found, left } = await ran('use -> last', steps)
  expect(found).toEqual(['last `AssertionError: refused`'])
  expect(left).toEqual(['path-use-last'])
})
