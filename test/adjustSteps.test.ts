import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withSteps, type StepOptions } from '../src/adjustSteps.ts'
import { openFlow, type FlowOptions } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import type { Pipeline } from '../src/model/pipeline.ts'
import { folder } from './support/folder.ts'
import { thrown } from './support/messages.ts'

const script = `import csv, os, sys, time

def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["raw"], "raw.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    time.sleep(float(environ_vars["WAIT"]))
    with open(os.path.join(output_paths["out"], "out.csv"), "w") as target:
        target.write("seen\\n")
        target.write(f'{environ_vars["WORD"]} {job_args.size} {len(rows)} {os.path.basename(sys.executable)}\\n')
`

const contract = `
script: s.py
inputs: { raw: { files: raw.csv, columns: { n: { type: integer } } } }
outputs: { out: { files: out.csv, columns: { seen: { enum: [nothing] } } } }
env: { WORD: { enum: [hello, bye], default: hello }, WAIT: 0 }
args: { size: 1 }
`

function pipelineWith(steps: string): Pipeline {
  const files = { 's.py': script, 'c.yaml': contract, 'p.yaml': `name: p\nsteps: ${steps}\n`, 'package.json': '{}' }
  return readPipeline(join(folder({ ...files, 'raw.csv': 'n\n1\n2\n' }), 'p.yaml'))
}

/** What each step says that it saw, or what else was wrong with it. */
async function seen(pipeline: Pipeline, options: FlowOptions = {}): Promise<Record<string, string>> {
  const flow = openFlow(pipeline, { own: true, cache: false, shrink: false, ...options })
  const all: Record<string, string> = {}
  try {
    const groups = flow.plan.groups.filter(({ title }) => Object.hasOwn(pipeline.steps, title))
    for (const { title, tests } of groups) {
      const valid = tests.find((each) => each.title === 'runs on valid data')
      const [finding] = valid ? await flow.examine(valid, title) : []
      all[title] = finding?.code === 'set' ? finding.received : `${finding?.code}: ${finding?.received}`
    }
  } finally {
    await flow.close()
  }
  return { ...all, runners: (flow.record.runs ?? []).map(({ step, runner }) => `${step} ${runner}`).join(', ') }
}

describe('one step of several', () => {
  test('gets its own environment, arguments, sources and runner from the file', async () => {
    const own =
      '{ contract: c.yaml, env: { WORD: bye }, args: { size: 2 }, sources: { raw: { local: raw.csv } }, runner: process }'
    expect(await seen(pipelineWith(`{ a: c.yaml, b: ${own} }`))).toMatchInlineSnapshot(`
      {
        "a": "\`hello 1 100 python3\`",
        "b": "\`bye 2 2 python3\`",
        "runners": "a python, b process",
      }
    `)
  })

  test('gets them from the call, which wins over the file', async () => {
    const raw = { kind: 'rows' as const, rows: [{ n: 1 }] }
    const steps: Record<string, StepOptions> = {
      b: { env: { WORD: 'bye' }, args: { size: 3 }, sources: { raw }, runner: 'process' },
    }
    const pipeline = pipelineWith('{ a: c.yaml, b: { contract: c.yaml, args: { size: 2 } } }')
    expect(await seen(pipeline, { steps })).toMatchInlineSnapshot(`
      {
        "a": "\`hello 1 100 python3\`",
        "b": "\`bye 3 1 python3\`",
        "runners": "a python, b process",
      }
    `)
  })

  test('is ended at its own limit', async () => {
    const pipeline = pipelineWith(
      '{ a: c.yaml, b: { contract: c.yaml, env: { WAIT: 30 }, limits: { timeoutMs: 300 } } }',
    )
    expect(pipeline.steps['a']?.contract.limits.timeoutMs).toBe(60_000)
    expect((await seen(pipeline))['b']).toBe('time-out: run of more than 0.3 s')
    expect((await seen(pipeline, { steps: { b: { limits: { timeoutMs: 200 } } } }))['b']).toBe(
      'time-out: run of more than 0.2 s',
    )
  })

  test('has its own Python, with a path from the file', async () => {
    const pipeline = pipelineWith('{ a: c.yaml, b: { contract: c.yaml, python: ./none/python } }')
    expect(pipeline.steps['b']?.python).toMatch(/^\/.*\/none\/python$/)
    expect(await thrown(() => seen(pipeline))).toContain('Unexpected interpreter')
    expect((await seen(pipeline, { steps: { b: { python: 'python3' } } }))['b']).toContain('hello 1 100')
  })
})

const given = (steps: Record<string, StepOptions>): Promise<string> =>
  thrown(() => withSteps(pipelineWith('{ clean: c.yaml }'), steps))

describe('what is said of a step is refused', () => {
  test('where there is no such step, name, value or input', async () => {
    expect(await given({ claen: {} })).toMatchInlineSnapshot(`
      "Unexpected step \`claen\`, expected \`clean\`, write \`clean\`
        see  docs/errors.md#pp008"
    `)
    expect(await given({ clean: { env: { WROD: 1 } } })).toMatchInlineSnapshot(`
      "Unexpected key \`WROD\` in the \`env\` of c, expected \`WORD\` or \`WAIT\`, write \`WORD\`
        see  docs/errors.md#pp003"
    `)
    expect(await given({ clean: { args: { sise: 1 } } })).toMatchInlineSnapshot(`
      "Unexpected key \`sise\` in the \`args\` of c, expected \`size\`, write \`size\`
        see  docs/errors.md#pp003"
    `)
    expect(await given({ clean: { env: { WORD: 'hi' } } })).toMatchInlineSnapshot(`
      "Unexpected \`hi\` in \`env.WORD\`, expected \`hello\` or \`bye\`, change the value
        see  docs/errors.md#pp004"
    `)
    expect(await given({ clean: { sources: { rwa: { kind: 'generated' } } } })).toMatchInlineSnapshot(`
      "Unexpected input \`rwa\`, expected \`raw\`, declare it in the contract's \`inputs\`
        see  docs/errors.md#pp009"
    `)
    expect(await given(JSON.parse('{ "__proto__": {} }') as Record<string, StepOptions>)).toContain(
      'Unexpected step `__proto__`',
    )
  })

  test('in a file with the place', async () => {
    expect(await thrown(() => pipelineWith('{ clean: { contract: c.yaml, sources: { rwa: { local: x.csv } } } }')))
      .toMatchInlineSnapshot(`
      "Unexpected input \`rwa\`, expected \`raw\`, declare it in the contract's \`inputs\`
        in   p.yaml:2:10
        see  docs/errors.md#pp009"
    `)
    expect(await thrown(() => pipelineWith('{ clean: { contract: c.yaml, limits: { timeoutms: 3 } } }')))
      .toMatchInlineSnapshot(`
      "Unexpected key \`timeoutms\` in \`steps.clean.limits\`, expected \`timeoutMs\`, \`memoryMb\` or \`network\`, write \`timeoutMs\`
        in   p.yaml:2:47
        see  docs/errors.md#pp003"
    `)
    expect(await thrown(() => pipelineWith('{ clean: { contract: c.yaml, runner: pyton } }'))).toMatchInlineSnapshot(`
      "Unexpected \`pyton\` in \`steps.clean.runner\`, expected \`python\`, \`process\`, \`command\` or \`container\`, write \`python\`
        in   p.yaml:2:45
        see  docs/errors.md#pp004"
    `)
  })
})
