import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { execa } from 'execa'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { copyOfQuickstart } from '../support/copyOfQuickstart.ts'
import { namesInJunit, runVitest, userEnvironment, vitestCommand } from '../support/frameworks.ts'
import { installNewerVitest } from '../support/newerVitest.ts'
import { makeProject } from '../support/project.ts'
import { quickstartTests } from '../support/quickstartTests.ts'
import { smallProject, smallTests } from '../support/smallProject.ts'
import { lacksTerminal, liveLines, printedOnTerminal, slowProject } from '../support/terminal.ts'
import { watchedProject } from '../support/watchedProject.ts'
import { watchVitest } from '../support/watchVitest.ts'

let newer = ''
beforeAll(async () => {
  newer = (await installNewerVitest(inject('installed'))) ?? ''
})

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`)
  writeFileSync(path, text.replace(from, to))
}

describe('under Vitest 5', () => {
  test('the quickstart has the same tests, from YAML and from TypeScript, in every report', async ({ skip }) => {
    skip(newer === '', 'it can not be installed')
    const folder = copyOfQuickstart(newer)
    const { exitCode, printed, tests, junit } = await runVitest(folder, { args: ['--reporter=html'] })
    expect(printed).toContain('v5.')
    expect(exitCode).toBe(0)
    expect(tests.map(({ name }) => name)).toEqual(quickstartTests)
    expect(namesInJunit(junit).toSorted()).toEqual(quickstartTests.toSorted())
    const html = gunzipSync(readFileSync(join(folder, '.vitest/ui/html.meta.json.gz'))).toString()
    for (const name of quickstartTests) expect(html).toContain(JSON.stringify(name.split(' > ').at(-1)))
  })

  test.skipIf(lacksTerminal())('a slow property shows on a terminal how far it is', async ({ skip }) => {
    skip(newer === '', 'it can not be installed')
    const printed = await printedOnTerminal(makeProject(newer, slowProject))
    expect(liveLines(printed)).not.toEqual([])
    expect(printed).toMatch(/Tests +1 passed/)
  })

  test('nothing of a run before is taken for what is there now', async ({ skip }) => {
    skip(newer === '', 'it can not be installed')
    const folder = makeProject(newer, { ...smallProject, 'again/double.yaml': smallProject['double.yaml'] })
    const statusesOf = async (): Promise<unknown[]> => {
      const { tests } = await runVitest(folder)
      return [tests.length, tests.filter(({ status }) => status === 'failed').length > 0]
    }
    expect(await statusesOf()).toEqual([smallTests, false])
    edit(join(folder, 'double.yaml'), 'integer } }\noutputs', 'integer, minimum: 1 } }\noutputs')
    edit(join(folder, 'double.yaml'), 'type: integer } }\n', 'type: integer, minimum: 1 } }\n')
    edit(join(folder, 'double.py'), '* 2', '* 0')
    expect(await statusesOf()).toEqual([smallTests, true])
    edit(join(folder, 'double.py'), '* 0', '* 2')
    expect(await statusesOf()).toEqual([smallTests, false])
    edit(join(folder, 'vitest.config.ts'), 'pipeproof()', `pipeproof({ python: 'python-that-is-not-there' })`)
    expect(await statusesOf()).toEqual([smallTests, true])
  })

  test('the tests are listed without static parsing', async ({ skip }) => {
    skip(newer === '', 'it can not be installed')
    const folder = makeProject(newer, smallProject)
    const [node = '', entry = ''] = vitestCommand(folder)
    const { stdout } = await execa(node, [entry, 'list', '--no-static-parse'], {
      cwd: folder,
      env: userEnvironment(),
      extendEnv: false,
    })
    expect(stdout.split('\n').filter((line) => line.includes(' > '))).toHaveLength(smallTests)
  })

  test('what stands on a file runs again when it changes, and is related to it', async ({ skip }) => {
    skip(newer === '', 'it can not be installed')
    const folder = makeProject(newer, watchedProject)
    const vitest = await watchVitest(folder)
    try {
      const helper = await vitest.after(() => edit(join(folder, 'scripts/lib/base.py'), 'return 1', 'return 2'))
      expect(helper?.files).toEqual(['a.pipeline.yaml'])
      expect(helper?.steps['a.second']).toMatchObject({ ran: 1 })
      const contract = await vitest.after(() =>
        edit(join(folder, 'contracts/third.yaml'), 'type: integer', 'type: integer, maximum: 900'),
      )
      expect(contract?.files).toEqual(['b.test.ts', 'c.test.ts'])
      expect(contract?.steps['b.second']).toMatchObject({ ran: 0 })
      const data = await vitest.after(() => writeFileSync(join(folder, 'data/more.csv'), 'n\n5\n'))
      expect(data?.files).toEqual(['a.pipeline.yaml'])
    } finally {
      await vitest.end()
    }
    const { tests } = await runVitest(folder, { command: 'related', args: ['config/limit.txt'] })
    expect([...new Set(tests.map(({ file }) => file))]).toEqual([join(folder, 'a.pipeline.yaml')])
  })

  test('the matchers have types', async ({ skip }) => {
    skip(newer === '', 'it can not be installed')
    const folder = makeProject(newer, {
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2023',
          lib: ['es2023', 'dom', 'esnext.disposable'],
          strict: true,
          noEmit: true,
          types: ['node'],
        },
        include: ['*.ts'],
      }),
      'package.json': '{ "private": true, "type": "module" }',
      'a.test.ts': `import { loadContract, runScript } from 'pipeproof'
import 'pipeproof/matchers/vitest'
import { pipeproof } from 'pipeproof/preset/vitest'
import { expect, test } from 'vitest'
import { defineConfig } from 'vitest/config'

export const config = defineConfig({ plugins: [pipeproof({ python: 'python3' })] })
test('types', async () => {
  const run = await runScript(loadContract('./double.yaml'))
  expect(run).toSucceed()
  expect(run).not.toSucceed()
  await expect(run.outputs.numbers).toPassQualityChecks()
  expect({ run }).toEqual({ run: expect.toSucceed() })
  // @ts-expect-error: there is no such matcher
  expect(run).toSuceed()
})
`,
    })
    const [node = ''] = vitestCommand(folder)
    const compiler = join(newer, 'node_modules/typescript/bin/tsc')
    const { all } = await execa(node, [compiler, '-p', '.'], { cwd: folder, reject: false, all: true })
    expect(all.split('\n').filter((line) => line.includes('pipeproof') || line.startsWith('a.test.ts'))).toEqual([])
  })
})
