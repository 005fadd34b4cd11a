import { writeFileSync } from 'node:fs'
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

/** `a` and `b` feed one input of `c`, which writes the names of the files that it got. */
const merging = (second: string, merge = 'merge: true, '): string => {
  const lists = `import os
def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(output_paths["names"], "names.csv"), "w") as target:
        target.write("name\\n" + "\\n".join(sorted(os.listdir(input_paths["parts"]))) + "\\n")
`
  const columns = 'columns: { id: { type: integer } }'
  return folder({
    'package.json': '{}',
    'a.py': writes('id\n1\n'),
    'b.py': writes('id\n2\n').replace('n.csv', second),
    'c.py': lists,
    'a.yaml': `script: a.py\noutputs: { part: { files: n.csv, ${columns} } }\n`,
    'b.yaml': `script: b.py\noutputs: { part: { files: "*.csv", ${columns} } }\n`,
    'c.yaml': `script: c.py\ninputs: { parts: { files: "*.csv", ${merge}${columns} } }\noutputs: { names: { files: names.csv, columns: { name: { enum: [m.csv, n.csv] } }, rows: { min: 2 } } }\n`,
    'p.yaml': 'steps: { a: a.yaml, b: b.yaml, c: c.yaml }\nedges: { c.parts: [a.part, b.part] }\n',
  })
}

test('an input that may be merged gets the files of all its producers', async () => {
  const { ok, findings } = await run(merging('m.csv'))
  expect({ ok, findings }).toEqual({ ok: true, findings: [] })
})

test('files of one name from several producers are a finding', async () => {
  const { ok, findings } = await run(merging('n.csv'))
  expect(ok).toBe(false)
  expect(findings.map(({ code, place }) => ({ code, place }))).toEqual([{ code: 'same-file', place: 'c.parts' }])
})

test('data comes in at a node without a script, and leaves at another', async () => {
  const dir = diamond()
  writeFileSync(join(dir, 'n.csv'), 'id\n7\n')
  const wants = `${writes('id\n1\n')}    assert open(input_paths["n"] + "/n.csv").read() == "id\\n7\\n"\n`
  writeFileSync(join(dir, 'a.py'), wants)
  const steps = (store: string): void =>
    writeFileSync(
      join(dir, 'p.yaml'),
      `steps: { store: ${store}, a: a.yaml, shelf: }\nedges: { a: store, shelf: a.n }\n`,
    )
  steps('')
  expect((await run(dir)).findings).toMatchObject([{ code: 'exception', place: 'a' }])
  steps('{ source: { local: n.csv } }')
  const { findings, record } = await run(dir)
  expect(findings).toEqual([])
  expect(record).toMatchObject({
    steps: ['a'],
    outside: ['store', 'shelf'],
    edges: [
      { from: 'store', to: 'a.n' },
      { from: 'a.n', to: 'shelf' },
    ],
  })
})
