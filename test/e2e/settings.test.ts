import { beforeAll, describe, expect, inject, test } from 'vitest'
import { runJest, runVitest, type FrameworkRun } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const settings = `runner: process
gates: { maxSeconds: 1000 }
profiles:
  ci: { kinds: { only: [wiring] } }
`
const preset = '{ "private": true, "jest": { "preset": "pipeproof/preset" } }\n'

const vitestWith = (options: string): string => `import { pipeproof } from 'pipeproof/preset/vitest'
export default { plugins: [pipeproof(${options})] }
`
const jestWith = (options: string): string =>
  `module.exports = require('pipeproof/preset').withPipeproof({ globals: { OWN: 1 } }, ${options})\n`

const namesOf = ({ tests }: FrameworkRun): string[] => tests.map(({ name }) => name)
const failed = ({ tests }: FrameworkRun): string[] =>
  tests.filter(({ status }) => status !== 'passed').map(({ name, message }) => `${name}: ${message.split('\n')[0]}`)

const frameworks = [
  ['Vitest', runVitest],
  ['Jest', runJest],
] as const

describe('pipeproof.yaml', () => {
  let folder: string
  beforeAll(() => {
    const files = { ...smallProject, 'package.json': preset, 'pipeproof.yaml': settings }
    folder = makeProject(inject('installed'), files)
  })

  test.each(frameworks)('counts under %s', async (_, run) => {
    const done = await run(folder)
    expect(failed(done)).toEqual([])
    expect(namesOf(done)).toContain('twice > twice > runs from end to end, through its gates')
  })

  test.each(frameworks)('has a profile for CI, under %s', async (_, run) => {
    const done = await run(folder, { env: { PIPEPROOF_PROFILE: 'ci' } })
    expect(failed(done)).toEqual([])
    expect(new Set(namesOf(done).map((name) => name.split(' > ')[1]))).toEqual(new Set(['wiring']))
  })

  test.each(frameworks)('tells a profile that is not there by one failing test under %s', async (_, run) => {
    const done = await run(folder, { env: { PIPEPROOF_PROFILE: 'cii' } })
    expect(done.exitCode).toBe(1)
    expect(failed(done)).toEqual([
      'twice.pipeline.yaml > loads pipeproof.yaml: PipeproofError: Unexpected `cii` in `PIPEPROOF_PROFILE`, expected `ci`, write `ci`',
    ])
  })
})

const optionsOf = (kind: string): string => `{ kinds: { only: ['${kind}'] } }`

/** What the preset is given, after the settings of the file, and before the environment. */
const project = (options: string): string =>
  makeProject(inject('installed'), {
    ...smallProject,
    'pipeproof.yaml': 'kinds: { only: [edge] }\nrunner: container\n',
    'vitest.config.ts': vitestWith(options),
    'jest.config.js': jestWith(options),
  })

describe('options', () => {
  test.each(frameworks)('win over the file under %s', async (_, run) => {
    const done = await run(project("{ kinds: { only: ['wiring', 'valid'] }, runner: 'process' }"))
    expect(failed(done)).toEqual([])
    expect(namesOf(done)).toContain('twice > first > runs on valid data')
    expect(namesOf(done)).not.toContain('twice > twice > runs from end to end')
  })

  test.each(frameworks)('are those of each project by itself under %s', async (name, run) => {
    const two = {
      'a/a.pipeline.yaml': 'steps: { first: ../double.yaml }\n',
      'b/b.pipeline.yaml': 'steps: { first: ../double.yaml }\n',
    }
    const folder = makeProject(inject('installed'), {
      'double.py': smallProject['double.py'],
      'double.yaml': smallProject['double.yaml'],
      ...two,
      'a/vitest.config.ts': vitestWith(optionsOf('valid')),
      'b/vitest.config.ts': vitestWith(optionsOf('boundary')),
      'vitest.config.ts': "export default { test: { projects: ['a', 'b'] } }\n",
      'a/jest.config.js': jestWith(optionsOf('valid')),
      'b/jest.config.js': jestWith(optionsOf('boundary')),
      'jest.config.js': "module.exports = { projects: ['<rootDir>/a', '<rootDir>/b'] }\n",
    })
    const done = await run(folder)
    expect([name, failed(done)]).toEqual([name, []])
    expect(namesOf(done).filter((title) => title.startsWith('a'))).toEqual(['a > first > runs on valid data'])
    expect(
      namesOf(done)
        .filter((title) => title.startsWith('b'))
        .join(),
    ).toMatch(/^b > first > runs on boundary data[^>]*(,b > first > runs on boundary[^>]*)*$/)
  })

  test.each(frameworks)('give one clear error where there is a typo, under %s', async (_, run) => {
    const done = await run(project("{ runer: 'process' }"))
    expect(done.exitCode).toBe(1)
    expect(namesOf(done)).toEqual([])
    expect(
      done.printed.match(/Unexpected key `runer` in the options of pipeproof, expected .*, write `runner`/g),
    ).toHaveLength(1)
  })

  test.each(frameworks)('lose to the environment under %s, where a typo is told too', async (_, run) => {
    const folder = project("{ runner: 'container', kinds: { only: ['valid'] } }")
    expect(failed(await run(folder, { env: { PIPEPROOF_RUNNER: 'process' } }))).toEqual([])
    expect(failed(await run(folder, { env: { PIPEPROOF_RUNNER: 'proces' } }))).toEqual([
      expect.stringContaining(
        'Unexpected `proces` in `PIPEPROOF_RUNNER`, expected `python`, `process`, `command` or `container`, write `process`',
      ),
    ])
  })
})
