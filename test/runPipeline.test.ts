import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPipeline } from '../src/load.ts'
import { runPipeline } from '../src/runPipeline.ts'
import { folder } from './support/folder.ts'

const writes = (text: string): string => `import os
def main(input_paths, output_paths, environ_vars, job_args):
    for folder in output_paths.values():
        with open(os.path.join(folder, "n.csv"), "w") as target:
            target.write(${JSON.stringify(text)})
`
const port = '{ n: { files: n.csv, columns: { id: { type: integer } } } }'

/** Two branches that meet: `a -> b -> d` and `a -> c -> d`. */
const diamond = (broken: Record<string, string> = {}): string => {
  const files = ['a', 'b', 'c', 'd'].flatMap((step) => [
    [`${step}.py`, broken[step] ?? writes('id\n1\n')],
    [
      `${step}.yaml`,
      `script: ${step}.py\ninputs: ${step === 'd' ? port.replace('{ n', '{ m').replace(' } } } }', ' } } }, n: { files: n.csv } }') : port}\noutputs: ${port}\n`,
    ],
  ])
  const edges = '{ b.n: a.n, c.n: a.n, d.m: b.n, d.n: c.n }'
  return folder({
    ...Object.fromEntries(files),
    'package.json': '{}',
    'p.yaml': `steps: { a: a.yaml, b: b.yaml, c: c.yaml, d: d.yaml }\nedges: ${edges}\n`,
  })
}

const run = (dir: string): ReturnType<typeof runPipeline> =>
  runPipeline(readPipeline(join(dir, 'p.yaml')), { cache: false })

test('a good pipeline has no findings', async () => {
  const { ok, findings, record } = await run(diamond())
  expect({ ok, findings, steps: record.steps }).toEqual({ ok: true, findings: [], steps: ['a', 'b', 'c', 'd'] })
})

test('a step that breaks its promise carries the blame, what follows from it is not told', async () => {
  const { ok, findings } = await run(diamond({ b: writes('id\nx\n') }))
  expect(ok).toBe(false)
  expect(findings.map(({ place, code, fault }) => ({ place, code, fault }))).toEqual([
    { place: 'b.n.id', code: 'type', fault: 'producer' },
  ])
})

test('steps of independent branches are told each for itself', async () => {
  const raises = 'def main(a, b, c, d):\n    raise ValueError("no")\n'
  const { findings } = await run(diamond({ b: raises, c: raises }))
  expect(findings.map(({ place, code }) => ({ place, code }))).toEqual([
    { place: 'b', code: 'exception' },
    { place: 'c', code: 'exception' },
  ])
})

test('a run that is cancelled before it starts ends at once', async () => {
  const pipeline = readPipeline(join(diamond(), 'p.yaml'))
  const { findings } = await runPipeline(pipeline, { signal: AbortSignal.abort(), cache: false })
  expect(findings.map(({ code }) => code)).toEqual(['cancelled'])
})
