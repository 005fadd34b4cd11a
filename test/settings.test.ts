import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { filesNeededBy } from '../src/dependencies.ts'
import { openFlow } from '../src/flow.ts'
import { readContract, readPipeline } from '../src/load.ts'
import { chosenPython } from '../src/process/python.ts'
import { runScript } from '../src/runScript.ts'
import { settled } from '../src/settings.ts'
import { mainOf } from './support/agreed.ts'
import { folder } from './support/folder.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A project of one script, with settings. */
function project(settings: string, more: Record<string, string> = {}): string {
  return folder({
    'package.json': '{}',
    'pipeproof.yaml': settings,
    'say.py': mainOf(
      'print("it is", environ_vars["STREET"])',
      'open(output_paths["out"] + "/o.csv", "w").write("id\\n1\\n")',
    ),
    'say.yaml':
      'script: say.py\nenv: { STREET: Elm Row 5 }\noutputs: { out: { files: o.csv, columns: { id: { type: integer } } } }\n',
    'p.yaml': 'name: p\nsteps: { say: say.yaml }\n',
    ...more,
  })
}

test('what a call has wins over what is set', () => {
  const file = join(project('runner: container\nparallel: 3\nshrink: { runs: 7 }\ncache: prove\n'), 'p.yaml')
  expect(settled(file, {})).toMatchObject({ parallel: 3, cache: 'prove', shrink: { runs: 7, ms: 20_000 } })
  expect(settled(file, {}).runner.name).toBe('container')
  const call = { runner: 'process', parallel: 1, cache: false, shrink: { ms: 5 } } as const
  expect(settled(file, call)).toMatchObject({ parallel: 1, cache: false, shrink: { runs: 7, ms: 5 } })
  expect(settled(file, call).runner.name).toBe('process')
})

test('a runner of the file runs scripts', async () => {
  const contract = readContract(join(project('runner: process\n'), 'say.yaml'))
  expect((await runScript(contract)).runner).toBe('process')
  expect((await runScript(contract, { runner: 'python' })).runner).toBe('python')
})

describe('a contract', () => {
  test('has the limits that are set, but for its own', () => {
    const own = 'script: say.py\nlimits: { memoryMb: 5 }\n'
    const dir = project('limits: { timeoutMs: 1234, memoryMb: 99 }\n', { 'own.yaml': own })
    expect(readContract(join(dir, 'own.yaml')).limits).toEqual({ timeoutMs: 1234, memoryMb: 5 })
    expect(readContract(join(dir, 'say.yaml')).limits).toEqual({ timeoutMs: 1234, memoryMb: 99 })
  })

  test('masks the columns that are named, where it has them', () => {
    const dir = project('masking: { columns: [id, street] }\n')
    expect(readContract(join(dir, 'say.yaml')).outputs['out']?.datasets['out']?.columns).toEqual({
      id: { type: 'integer', masked: true },
    })
  })
})

test('the values of variables that are named are hidden', async () => {
  const { stdout } = await runScript(readContract(join(project('masking: { env: [STREET] }\n'), 'say.yaml')))
  expect(stdout).toBe('it is ***\n')
})

test('the Python of the file is run, and blamed', async () => {
  vi.stubEnv('PIPEPROOF_PYTHON', '')
  const dir = project('python: ./no/python\n')
  expect(chosenPython(undefined, dir)).toEqual({
    command: join(dir, 'no/python'),
    from: expect.stringMatching(/pipeproof\.yaml:1`$/),
  })
  await expect(runScript(readContract(join(dir, 'say.yaml')))).rejects.toThrow(
    /Unexpected interpreter `.*\/no\/python` from `.*pipeproof\.yaml:1`/,
  )
})

const titlesIn = (dir: string): string[] =>
  openFlow(readPipeline(join(dir, 'p.yaml'))).plan.groups.flatMap(({ tests }) => tests.map(({ title }) => title))

describe('a pipeline', () => {
  test('has the kinds of test that are set, and may choose among the others', () => {
    const own = 'name: p\nsteps: { say: say.yaml }\nkinds: { also: [valid] }\n'
    expect(titlesIn(project('kinds: { only: [agreement] }\n'))).toEqual(['the script agrees with its contract'])
    expect(titlesIn(project('kinds: { only: [agreement] }\n', { 'p.yaml': own }))).toEqual([
      'the script agrees with its contract',
      'runs on valid data',
    ])
  })

  test('has the gates that are set, one by one but for its own', () => {
    const own = 'name: p\nsteps: { say: say.yaml }\ngates: { maxSeconds: 9 }\n'
    const dir = project('gates: { maxSeconds: 5, passRate: 1 }\n', { 'p.yaml': own })
    const flow = openFlow(readPipeline(join(dir, 'p.yaml')))
    expect(flow.pipeline.gates).toEqual({ maxSeconds: 9, passRate: 1 })
  })

  test('finds contracts in the folders that are set, after its own', () => {
    const dag = JSON.stringify({ dag: { nodes: ['Start', 'Say'], edges: [] } })
    const dir = project('contracts: [far]\n', {
      'g.dag.json': dag,
      'p.yaml': 'name: p\ndag: g.dag.json\n',
      'far/start.yaml': 'script: ../say.py\n',
      'far/say.yaml': 'script: ../say.py\n',
    })
    const { steps } = readPipeline(join(dir, 'p.yaml'))
    expect([steps['Start']?.contract.file, steps['Say']?.contract.file]).toEqual([
      join(dir, 'far/start.yaml'),
      join(dir, 'say.yaml'),
    ])
  })

  test('depends on the file', () => {
    const dir = project('parallel: 1\n')
    expect(filesNeededBy(join(dir, 'p.yaml'))).toContain(join(dir, 'pipeproof.yaml'))
  })
})
