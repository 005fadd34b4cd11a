import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { runVitest } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const config = (options: string): string => `import { pipeproof } from 'pipeproof/preset/vitest'
export default { plugins: [pipeproof()], test: { ${options} } }
`

/** What ran for the tests of a project, each as `step kind case`. */
function runsIn(folder: string): string[] {
  const runs = join(folder, '.pipeproof/runs')
  return readdirSync(runs).flatMap((id) => {
    // written by this very run
    const record = JSON.parse(readFileSync(join(runs, id, 'record.json'), 'utf8')) as {
      pipelines?: { runs?: { step: string; kind: string; case: string }[] }[]
      runs?: { step: string; kind: string; case: string }[]
    }
    const all = [...(record.runs ?? []), ...(record.pipelines ?? []).flatMap((each) => each.runs ?? [])]
    return all.map(({ step, kind, case: way }) => `${step} ${kind} ${way}`)
  })
}

test('a test that is chosen runs only what it needs', async () => {
  const folder = makeProject(inject('installed'), smallProject)
  const run = await runVitest(folder, { args: ['-t', 'second runs on it'] })
  expect(run.tests.map(({ name, status }) => `${name}: ${status}`)).toEqual([
    'twice > first.numbers -> second.numbers > second runs on it: passed',
  ])
  expect(runsIn(folder).toSorted()).toEqual(['first chain in its pipeline', 'second chain in its pipeline'])
})

test('tests that run side by side share their runs', async () => {
  const folder = makeProject(inject('installed'), {
    ...smallProject,
    'vitest.config.ts': config('sequence: { concurrent: true }'),
  })
  const run = await runVitest(folder)
  expect(run.tests.filter(({ status }) => status !== 'passed')).toEqual([])
  expect(run.tests).toHaveLength(17)
  const single = runsIn(folder).filter((each) => !each.includes(' batch '))
  expect(new Set(single).size).toBe(single.length)
})

test('--bail ends at the first that fails, also where it is tried again', async () => {
  const red = { ...smallProject, 'double.py': smallProject['double.py'].replace('* 2', '* 2.5') }
  const folder = makeProject(inject('installed'), { ...red, 'vitest.config.ts': config('bail: 1, retry: 1') })
  const run = await runVitest(folder)
  const failed = run.tests.filter(({ status }) => status === 'failed')
  expect(failed.map(({ name }) => name)).toEqual(['twice > first > runs on valid data'])
  expect(run.exitCode).toBe(1)
})

test('describe.only around a pipeline leaves the others out, with the kinds that it chooses', async () => {
  const spec = `import { describePipeline } from 'pipeproof/vitest'
import { describe } from 'vitest'
describe.only('this', () => describePipeline('./pipeline.yaml', { kinds: { only: ['valid'] } }))
describe('that', () => describePipeline('./pipeline.yaml'))
`
  const { 'twice.pipeline.yaml': pipeline, ...files } = smallProject
  const folder = makeProject(inject('installed'), { ...files, 'pipeline.yaml': pipeline, 'a.test.ts': spec })
  const run = await runVitest(folder)
  expect(run.tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual([
    'this > twice > first > runs on valid data',
    'this > twice > second > runs on valid data',
  ])
  expect(run.exitCode).toBe(0)
})

test('a choice that leaves nothing is one failing test that says so', async () => {
  const { 'twice.pipeline.yaml': pipeline, ...files } = smallProject
  const folder = makeProject(inject('installed'), {
    ...files,
    'twice.pipeline.yaml': `${pipeline}kinds: { only: [across] }\n`,
  })
  const run = await runVitest(folder)
  expect(run.tests.map(({ name, status }) => `${name}: ${status}`)).toEqual([
    'twice.pipeline.yaml > loads twice.pipeline.yaml: failed',
  ])
  expect(run.tests[0]?.message).toContain(
    'Unexpected choice of `kinds` that leaves no test in `twice`, expected `wiring`',
  )
})
