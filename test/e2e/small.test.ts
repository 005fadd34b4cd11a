import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { namesInJunit, runVitest, type FrameworkRun } from '../support/frameworks.ts'
import { eventually, processesWith } from '../support/processes.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

let folder: string
let run: FrameworkRun

const namesOf = ({ tests }: FrameworkRun): string[] => tests.map(({ name }) => name)

beforeAll(async () => {
  folder = makeProject(inject('installed'), smallProject)
  run = await runVitest(folder)
})

describe('a folder with a script, a contract and a pipeline', () => {
  test('needs a contract of ten lines at most', () => {
    expect(smallProject['double.yaml'].trim().split('\n').length).toBeLessThanOrEqual(10)
  })

  test('is green', () => {
    expect(run).toMatchObject({ exitCode: 0 })
    expect(run.tests.filter(({ status }) => status !== 'passed')).toEqual([])
  })

  test('gets the whole tree of tests', () => {
    expect(namesOf(run)).toMatchInlineSnapshot(`
      [
        "twice > wiring > every edge carries data",
        "twice > wiring > every required input is fed",
        "twice > wiring > every required variable has a value",
        "twice > first > the script agrees with its contract",
        "twice > first > runs on valid data",
        "twice > first > runs on boundary data",
        "twice > first > keeps its promises on 25 generated inputs",
        "twice > first > writes the same output twice",
        "twice > second > the script agrees with its contract",
        "twice > second > runs on valid data",
        "twice > second > runs on boundary data",
        "twice > second > keeps its promises on 25 generated inputs",
        "twice > second > writes the same output twice",
        "twice > first.numbers -> second.numbers > what is promised satisfies what is needed",
        "twice > first.numbers -> second.numbers > what is written satisfies what is needed",
        "twice > first.numbers -> second.numbers > second runs on it",
        "twice > twice > runs from end to end",
      ]
    `)
  })

  test('has the same names in the JUnit and the JSON report', () => {
    expect(namesInJunit(run.junit)).toEqual(namesOf(run))
  })

  test('has names without seeds, durations and absolute paths, the same in every place and run', async () => {
    const elsewhere = await runVitest(makeProject(inject('installed'), smallProject))
    expect(namesOf(elsewhere)).toEqual(namesOf(run))
    for (const name of namesOf(run)) {
      expect(name.replace('25 generated inputs', 'generated inputs')).not.toMatch(/\d/)
      expect(name).not.toContain('/')
    }
  })

  test('leaves nothing running', async () => {
    // for a moment the server waits whether another run comes
    expect(await eventually(() => processesWith(folder).length === 0, 2000)).toBe(true)
  })

  test('leaves a record, and no data of green runs', () => {
    const state = join(folder, '.pipeproof')
    expect(readFileSync(join(state, '.gitignore'), 'utf8')).toBe('*\n')
    // what is remembered of equal runs is no data of this one
    expect(readdirSync(state).filter((name) => name !== 'cache')).toEqual(['.gitignore', 'runs'])
    const runs = readdirSync(join(state, 'runs'))
    expect(runs).toHaveLength(1)
    expect(readdirSync(join(state, 'runs', runs[0] ?? ''))).toEqual(['record.json'])
  })

  test('leaves nothing beside its own files', () => {
    const ours = ['.pipeproof', 'double.py', 'double.yaml', 'package.json', 'twice.pipeline.yaml', 'vitest.config.ts']
    // Vite keeps its own notes
    expect(readdirSync(folder).filter((name) => name !== 'node_modules')).toEqual(ours)
    expect(existsSync(join(folder, '__pycache__'))).toBe(false)
  })
})

describe('a part of the tests', () => {
  test('is selected by a part of its name', async () => {
    const some = await runVitest(folder, { args: ['-t', 'second runs on valid data'] })
    expect(namesOf(some)).toEqual(['twice > second > runs on valid data'])
  })

  test.each([
    {
      line: 3,
      names: [
        'twice > first > the script agrees with its contract',
        'twice > first > runs on valid data',
        'twice > first > runs on boundary data',
        'twice > first > keeps its promises on 25 generated inputs',
        'twice > first > writes the same output twice',
      ],
    },
    {
      line: 6,
      names: [
        'twice > first.numbers -> second.numbers > what is promised satisfies what is needed',
        'twice > first.numbers -> second.numbers > what is written satisfies what is needed',
        'twice > first.numbers -> second.numbers > second runs on it',
      ],
    },
  ])('is selected by line $line of the YAML', async ({ line, names }) => {
    const some = await runVitest(folder, { args: [`twice.pipeline.yaml:${line}`] })
    expect(namesOf(some)).toEqual(names)
    expect(some.exitCode).toBe(0)
  })
})
