import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { runJest, runVitest, type FrameworkRun } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { hasModule } from '../support/pythonModule.ts'
import { isMissing } from '../support/required.ts'
import { smallProject } from '../support/smallProject.ts'

const halved = `def halved(text):
    if text == "none":
        raise ValueError(text)
    return int(text) // 2


def unused():
    return 1
`

const util = `exports.add = (a, b) => {
  if (a > 100) {
    return 0
  }
  return a + b
}
`

const config = `import { pipeproof } from 'pipeproof/preset/vitest'
export default {
  plugins: [pipeproof()],
  test: { coverage: { reporter: ['text', 'lcov', 'json', 'cobertura', 'html'], thresholds: { 'scripts/**/*.py': { lines: 90 } } } },
}
`

const files = {
  'scripts/double.py': `from halved import halved\n${smallProject['double.py'].replace('int(row["n"]) * 2', 'halved(row["n"]) * 4')}`,
  'scripts/halved.py': halved,
  'scripts/never.py': 'def main(inputs, outputs, env, args):\n    pass\n',
  'scripts/unnamed.py': 'x = 1\n',
  'double.yaml': smallProject['double.yaml'].replace('double.py', 'scripts/double.py'),
  'never.yaml': smallProject['double.yaml'].replace('double.py', 'scripts/never.py'),
  'twice.pipeline.yaml': smallProject['twice.pipeline.yaml'],
}

const spec = `loadContract('./never.yaml')
test('adds', () => expect(add(1, 2)).toBe(3))
`

const forVitest = (): string =>
  makeProject(inject('installed'), {
    ...files,
    'package.json': '{ "private": true, "type": "module" }\n',
    'vitest.config.ts': config,
    'src/util.ts': util.replace('exports.add = (a, b)', 'export const add = (a: number, b: number)'),
    'util.test.ts': `import { expect, test } from 'vitest'
import { loadContract } from 'pipeproof'
import { add } from './src/util.ts'
${spec}`,
  })

const forJest = (more: object = {}): string =>
  makeProject(inject('installed'), {
    ...files,
    'package.json': JSON.stringify({ private: true, jest: { preset: 'pipeproof/preset', ...more } }),
    'src/util.js': util,
    'util.test.js': `const { loadContract } = require('pipeproof')
const { add } = require('./src/util.js')
${spec}`,
  })

/** The table that the reporter for texts prints. */
const tableIn = ({ printed }: FrameworkRun): string => {
  const lines = printed.split('\n').filter((line) => line.includes('|'))
  return lines.map((line) => line.trimEnd()).join('\n')
}

const python = (table: string): string[] => table.split('\n').filter((line) => line.includes('.py'))

/** What an lcov report says of each file: its lines, functions and arms of branches, those that ran of all. */
function lcovIn(folder: string): Record<string, { lines: string; functions: string; arms: string }> {
  const text = readFileSync(join(folder, 'coverage/lcov.info'), 'utf8')
  const records = text.split('end_of_record').filter((record) => record.includes('SF:'))
  return Object.fromEntries(
    records.map((record) => {
      const counts = (kind: RegExp): string => {
        const all = [...record.matchAll(kind)].map(([, count]) => Number(count === '-' ? 0 : count))
        return `${all.filter((count) => count > 0).length}/${all.length}`
      }
      const name = /SF:(.*)/.exec(record)?.[1] ?? ''
      return [
        name,
        { lines: counts(/^DA:\d+,(\d+)/gm), functions: counts(/^FNDA:(\d+),/gm), arms: counts(/^BRDA:.*,(\d+|-)$/gm) },
      ]
    }),
  )
}

interface Asked {
  args?: string[]
  coveragePy?: boolean
}

const tracer = (coveragePy: boolean): Record<string, string> =>
  coveragePy
    ? { PIPEPROOF_PYTHON: process.env['PIPEPROOF_PYTHON'] ?? 'python3' }
    : { PIPEPROOF_COVERAGE_TRACER: 'builtin' }

const covered = (folder: string, { args = [], coveragePy = false }: Asked = {}): Promise<FrameworkRun> =>
  runVitest(folder, { args: ['--coverage', ...args], env: tracer(coveragePy) })

describe('the coverage of Vitest', () => {
  test('has Python beside TypeScript in every report, also what never ran, and holds it to thresholds', async () => {
    const folder = forVitest()
    const run = await covered(folder)
    expect(tableIn(run)).toMatchInlineSnapshot(`
      "------------|---------|----------|---------|---------|-------------------
      File        | % Stmts | % Branch | % Funcs | % Lines | Uncovered Line #s
      ------------|---------|----------|---------|---------|-------------------
      All files   |   77.27 |       50 |      60 |   77.27 |
       scripts    |   77.77 |       50 |      50 |   77.77 |
        double.py |     100 |      100 |     100 |     100 |
        halved.py |   66.66 |       50 |      50 |   66.66 | 3,8
        never.py  |       0 |      100 |       0 |       0 | 1-2
       src        |      75 |       50 |     100 |      75 |
        util.ts   |      75 |       50 |     100 |      75 | 3
      ------------|---------|----------|---------|---------|-------------------"
    `)
    expect(run.exitCode).toBe(1)
    expect(run.printed).toMatch(
      /Coverage for lines \([\d.]+%\) does not meet "scripts\/\*\*\/\*\.py" threshold \(90%\)/,
    )
    expect(run.tests.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(lcovIn(folder)).toMatchInlineSnapshot(`
      {
        "scripts/double.py": {
          "arms": "0/0",
          "functions": "1/1",
          "lines": "10/10",
        },
        "scripts/halved.py": {
          "arms": "1/2",
          "functions": "1/2",
          "lines": "4/6",
        },
        "scripts/never.py": {
          "arms": "0/0",
          "functions": "0/1",
          "lines": "0/2",
        },
        "src/util.ts": {
          "arms": "1/2",
          "functions": "1/1",
          "lines": "3/4",
        },
      }
    `)
    const report = (name: string): string => readFileSync(join(folder, 'coverage', name), 'utf8')
    expect(report('cobertura-coverage.xml')).toContain('filename="scripts/halved.py"')
    expect(report('coverage-final.json')).toContain('scripts/never.py')
    expect(existsSync(join(folder, 'coverage/scripts/halved.py.html'))).toBe(true)
  })

  test('is the same by istanbul, in threads, and from the cache', async () => {
    const folder = forVitest()
    const first = tableIn(await covered(folder, { args: ['--coverage.provider=istanbul'] }))
    expect(python(first)).toHaveLength(3)
    const threads = tableIn(await covered(folder, { args: ['--coverage.provider=istanbul', '--pool=threads'] }))
    expect(threads).toBe(first)
    expect(python(tableIn(await covered(folder)))).toEqual(python(first))
  })

  test('of merged shards is that of one run', async () => {
    const folder = forVitest()
    const whole = tableIn(await covered(folder))
    for (const shard of ['1/2', '2/2']) await covered(folder, { args: [`--shard=${shard}`, '--reporter=blob'] })
    expect(tableIn(await covered(folder, { args: ['--merge-reports'] }))).toBe(whole)
  })

  test('has the files that are included, without those that are excluded', async () => {
    const args = ['--coverage.include=scripts/**', '--coverage.exclude=scripts/never.py']
    const run = await covered(forVitest(), { args })
    expect(python(tableIn(run)).map((line) => line.trim().split(' ')[0])).toEqual([
      'double.py',
      'halved.py',
      'unnamed.py',
    ])
    expect(run.printed).not.toContain('Failed to parse')
  })

  test.skipIf(isMissing('coverage', hasModule('coverage')))('leaves out what coverage.py is told to', async () => {
    const folder = forVitest()
    writeFileSync(join(folder, '.coveragerc'), '[run]\nomit = scripts/never.py\n[report]\nexclude_lines = def unused\n')
    await covered(folder, { coveragePy: true })
    const told = lcovIn(folder)
    expect(Object.keys(told)).toEqual(['scripts/double.py', 'scripts/halved.py', 'src/util.ts'])
    expect(told['scripts/halved.py']).toEqual({ lines: '3/4', functions: '1/1', arms: '1/2' })
    await covered(folder)
    expect(lcovIn(folder)['scripts/halved.py']).toMatchObject({ lines: '4/6' })
  })
})

describe('the coverage of Jest', () => {
  test('has Python beside JavaScript', async () => {
    const folder = forJest()
    const run = await runJest(folder, { args: ['--coverage'], env: tracer(false) })
    expect(run.exitCode).toBe(0)
    expect(tableIn(run)).toMatchInlineSnapshot(`
      "------------|---------|----------|---------|---------|-------------------
      File        | % Stmts | % Branch | % Funcs | % Lines | Uncovered Line #s
      ------------|---------|----------|---------|---------|-------------------
      All files   |   77.27 |       50 |      60 |   77.27 |
       scripts    |   77.77 |       50 |      50 |   77.77 |
        double.py |     100 |      100 |     100 |     100 |
        halved.py |   66.66 |       50 |      50 |   66.66 | 3,8
        never.py  |       0 |      100 |       0 |       0 | 1-2
       src        |      75 |       50 |     100 |      75 |
        util.js   |      75 |       50 |     100 |      75 | 3
      ------------|---------|----------|---------|---------|-------------------"
    `)
    expect(lcovIn(folder)['scripts/halved.py']).toEqual({ lines: '4/6', functions: '1/2', arms: '1/2' })
  })

  test('says once that it has no Python by V8', async () => {
    const run = await runJest(forJest({ coverageProvider: 'v8' }), { args: ['--coverage'] })
    expect(run.exitCode).toBe(0)
    expect(run.printed.match(/The coverage has no Python in it.*/g)).toMatchInlineSnapshot(`
      [
        "The coverage has no Python in it: for that, leave \`coverageProvider: 'v8'\` out of Jest's configuration",
      ]
    `)
    expect(python(tableIn(run))).toEqual([])
  })

  test('is not there when nobody asks', async () => {
    const run = await runJest(forJest())
    expect(run.printed).not.toMatch(/coverage|\|/i)
  })
})
