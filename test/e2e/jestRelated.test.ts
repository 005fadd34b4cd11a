import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { beforeEach, describe, expect, inject, test } from 'vitest'
import { installedAt, runJest, userEnvironment, type FrameworkRun } from '../support/frameworks.ts'
import { eventually } from '../support/processes.ts'
import { makeProject } from '../support/project.ts'
import { smallProject, smallTests } from '../support/smallProject.ts'

const pipeline = smallProject['twice.pipeline.yaml']

const files = {
  'package.json': '{ "private": true, "jest": { "preset": "pipeproof/preset" } }\n',
  '.gitignore': '.pipeproof\n',
  'scripts/double.py': smallProject['double.py'],
  'scripts/other.py': smallProject['double.py'],
  'double.yaml': smallProject['double.yaml'].replace('double.py', 'scripts/double.py'),
  'other.yaml': smallProject['double.yaml'].replace('double.py', 'scripts/other.py'),
  'a.pipeline.yaml': pipeline,
  'b.pipeline.yaml': pipeline.replaceAll('double.yaml', 'other.yaml').replace('name: twice', 'name: other'),
  'pipeline.yaml': pipeline.replace('name: twice', 'name: by a spec'),
  'c.test.js': "require('pipeproof/jest').describePipeline('./pipeline.yaml')\n",
  'd.test.js': "test('needs nothing', () => {})\n",
}

let folder: string
beforeEach(() => {
  folder = makeProject(inject('installed'), files)
})

const suitesOf = ({ tests }: FrameworkRun): string[] => [...new Set(tests.map(({ name }) => name.replace(/ > .*/, '')))]

describe('Jest finds the tests of a file', () => {
  test.each([
    ['scripts/double.py', ['twice', 'by a spec']],
    ['scripts/other.py', ['other']],
    ['double.yaml', ['twice', 'by a spec']],
    ['pipeline.yaml', ['by a spec']],
  ])('that is named: %s', async (file, suites) => {
    expect(suitesOf(await runJest(folder, { args: ['--findRelatedTests', file] }))).toEqual(suites)
  })

  test('that has changed since the last commit', async () => {
    const git = (...args: string[]) =>
      execa('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd: folder })
    await git('init', '-q')
    await git('add', '.')
    await git('commit', '-q', '-m', 'x')
    appendFileSync(join(folder, 'scripts/other.py'), '\n# changed\n')
    expect(suitesOf(await runJest(folder, { args: ['--onlyChanged'] }))).toEqual(['other'])
  })
})

test('in watch mode an edited script runs its tests again, once', async () => {
  const entry = join(installedAt('jest', folder), 'bin/jest.js')
  const jest = execa(process.execPath, [entry, '--watchAll', 'a.pipeline'], {
    cwd: folder,
    env: userEnvironment(),
    extendEnv: false,
    reject: false,
    all: true,
    stdin: 'pipe',
  })
  let printed = ''
  jest.all.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const ends = (): string[] => printed.match(/^Tests:.*$/gm) ?? []
  try {
    expect(await eventually(() => ends().length === 1, 60_000)).toBe(true)
    expect(ends()[0]).toContain(`${smallTests} passed`)
    const script = join(folder, 'scripts/double.py')
    writeFileSync(script, readFileSync(script, 'utf8').replace('* 2', '* 0.5'))
    expect(await eventually(() => ends().length === 2, 60_000)).toBe(true)
    expect(ends()[1]).toMatch(/failed/)
    // what failed was written below the project, which is no change of it
    expect(await eventually(() => ends().length > 2, 3000)).toBe(false)
  } finally {
    jest.kill('SIGINT')
    await jest
  }
})
