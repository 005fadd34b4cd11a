import { appendFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readPipeline } from '../src/load.ts'
import { runPipeline } from '../src/runPipeline.ts'
import { folder } from './support/folder.ts'
import { thrown } from './support/messages.ts'

const script = `def main(input_paths, output_paths, environ_vars, job_args):
    rows = open(input_paths["raw"] + "/n.csv").read()
    open(output_paths["out"] + "/n.csv", "w").write(rows)
`

const port = (name: string): string => `{ ${name}: { files: n.csv, columns: { n: { type: integer } } } }`

const written = (steps: string, gates: string, text = script): string =>
  join(
    folder({
      's.py': text,
      'c.yaml': `script: s.py\ninputs: ${port('raw')}\noutputs: ${port('out')}\n`,
      'package.json': '{}',
      'p.yaml': `name: p\nsteps: ${steps}\nedges: { b.raw: a.out }\n${gates}`,
    }),
    'p.yaml',
  )

async function found(steps: string, gates: string, text?: string): Promise<string[]> {
  const { findings } = await runPipeline(readPipeline(written(steps, gates, text)), { cache: false, runner: 'process' })
  return findings.map(({ code, place, expected }) => `${code} ${place} ${expected}`)
}

test('the gates of steps and of the pipeline are judged when it runs from end to end', async () => {
  const gates = 'gates: { passRate: 1, maxSeconds: 100, maxMemoryMb: 5000 }\n'
  expect(
    await found('{ a: { contract: c.yaml, gates: { maxSeconds: 50, maxOutputMb: 1 } }, b: c.yaml }', gates),
  ).toEqual([])
  expect(
    await found(
      '{ a: { contract: c.yaml, gates: { maxSeconds: 0.001 } }, b: { contract: c.yaml, gates: { maxMemoryMb: 1 } } }',
      'gates: { maxSeconds: 0.002, maxOutputMb: 0.000001 }\n',
    ),
  ).toEqual(['gate a at most 0.001 s', 'gate b at most 1 MB', 'gate p at most 0.002 s', 'gate p at most 0.000001 MB'])
})

test('a promise that only warns lowers the pass rate', async () => {
  const checked = `checks: { out: [{ rowCount: { min: 1000, severity: warning } }] }`
  const gates = 'gates: { passRate: 0.99 }\n'
  const file = written('{ a: c.yaml, b: c.yaml }', gates)
  appendFileSync(join(dirname(file), 'c.yaml'), `${checked}\n`)
  const { ok, findings } = await runPipeline(readPipeline(file), { cache: false, runner: 'process' })
  expect(ok).toBe(false)
  expect(findings.map(({ code, severity, place }) => `${severity} ${code} ${place}`)).toEqual([
    'warning rowCount a.out',
    'warning rowCount b.out',
    'error gate p',
  ])
})

test('a step that broke is told for that alone', async () => {
  const steps = '{ a: { contract: c.yaml, gates: { maxSeconds: 0.001 } }, b: c.yaml }'
  const breaking = script.replace('rows = ', 'rows = 1 / 0 #')
  expect(await found(steps, '', breaking)).toEqual(['exception a a run that ends without an error'])
})

test.each([
  ['{ a: c.yaml, b: c.yaml }', 'gates: { passRate: 95 }\n', 'Unexpected `95` in `gates.passRate`, expected at most 1'],
  ['{ a: c.yaml, b: c.yaml }', 'gates: { passrate: 1 }\n', 'Unexpected key `passrate` in `gates`, expected `passRate`'],
  ['{ a: c.yaml, b: c.yaml }', 'gates: { score: 95 }\n', 'Unexpected `95` in `gates.score`, expected at most 1'],
  [
    '{ a: c.yaml, b: c.yaml }',
    "gates: { score: '> 1.5' }\n",
    'in `gates.score`, expected `>=` and a number from 0 to 1',
  ],
  ['{ a: c.yaml, b: c.yaml }', 'gates: { score: [1] }\n', 'in `gates.score`, expected a number or text'],
  ['{ a: { contract: c.yaml, gates: { maxSecs: 1 } }, b: c.yaml }', '', 'Unexpected key `maxSecs` in `steps.a.gates`'],
])('gates of %s and %s are refused', async (steps, gates, words) => {
  const said = await thrown(() => readPipeline(written(steps, gates)))
  expect(said).toContain(words)
  expect(said).toContain('in   p.yaml:')
})
