import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { execa } from 'execa'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { runJest, runVitest, userEnvironment, vitestCommand, type FrameworkRun } from '../support/frameworks.ts'
import { wrongInJunit } from '../support/junitShape.ts'
import { makeProject } from '../support/project.ts'
import { smallProject, vitestConfig } from '../support/smallProject.ts'

/** Its first script reads a column that is not there, its second contract asks for more than was promised. */
const project = {
  ...smallProject,
  'wrong.py': smallProject['double.py'].replace('row["n"]', 'row["m"]'),
  'wrong.yaml': smallProject['double.yaml'].replace('double.py', 'wrong.py'),
  'more.yaml': smallProject['double.yaml'].replace('integer }', 'integer, minimum: 0 }'),
  'red.pipeline.yaml': `name: red
steps:
  first: wrong.yaml
  second: more.yaml
edges:
  second.numbers: first.numbers
`,
}

const valid = 'red.*first.*runs on valid data'
const namesOf = ({ tests }: FrameworkRun): string[] => tests.map(({ name }) => name)

interface JsonTest {
  title: string
  tags?: string[]
  meta: { pipeproof?: Record<string, unknown> }
}

const testsIn = (json: string): JsonTest[] => {
  // what Vitest writes
  const { testResults } = JSON.parse(json) as { testResults: { assertionResults: JsonTest[] }[] }
  return testResults.flatMap(({ assertionResults }) => assertionResults)
}

/** The properties of the test in a JUnit report whose name has a part. */
function propertiesIn(junit: string, part: string): Record<string, string> {
  const own = junit.split('<testcase ').find((text) => text.includes(part)) ?? ''
  return Object.fromEntries([...own.matchAll(/<property name="([^"]*)" value="([^"]*)"/g)].map(([, ...each]) => each))
}

describe('tags', () => {
  test('choose tests, and are listed with what they mean', async () => {
    const folder = makeProject(inject('installed'), smallProject)
    const some = await runVitest(folder, { args: ['--tags-filter', 'edge && !slow'] })
    expect(namesOf(some).map((name) => name.split(' > ').at(-1))).toEqual([
      'what is promised satisfies what is needed',
      'what is written satisfies what is needed',
      'second runs on it',
    ])
    const [node = '', entry = ''] = vitestCommand(folder)
    const { stdout } = await execa(node, [entry, '--list-tags'], { cwd: folder, env: userEnvironment() })
    expect(stdout).toMatchInlineSnapshot(`
      "  wiring: how the steps of a pipeline hang together; runs nothing
        script: one step by itself
        generated: runs on data that is made from a contract
        edge: what one step hands to another
        end-to-end: the whole pipeline
        slow: runs a script many times"
    `)
  })

  test('that a project does not declare are left out', async () => {
    const spec = `import { describePipeline } from 'pipeproof/vitest'\ndescribePipeline('./twice.yaml')\n`
    const { 'twice.pipeline.yaml': pipeline, 'vitest.config.ts': _, ...own } = smallProject
    const run = await runVitest(makeProject(inject('installed'), { ...own, 'twice.yaml': pipeline, 'a.test.ts': spec }))
    expect(run).toMatchObject({ exitCode: 0 })
    expect(run.tests).not.toEqual([])
  })

  test('of the project stay its own', async () => {
    const config = vitestConfig.replace('()] }', "()], test: { tags: [{ name: 'slow', description: 'ours' }] } }")
    const folder = makeProject(inject('installed'), { ...smallProject, 'vitest.config.ts': config })
    const [node = '', entry = ''] = vitestCommand(folder)
    const { stdout } = await execa(node, [entry, '--list-tags'], { cwd: folder, env: userEnvironment() })
    expect(stdout).toContain('slow: ours')
  })
})

describe('a red run under Vitest', () => {
  let folder: string
  let red: FrameworkRun
  beforeAll(async () => {
    folder = makeProject(inject('installed'), project)
    const args = ['red.pipeline.yaml', '-t', 'red.*first.*valid|red.*promised', '--reporter=github-actions']
    red = await runVitest(folder, { args, env: { GITHUB_ACTIONS: 'true' } })
  })

  test('has the key facts of each test in its JSON report', () => {
    const facts = testsIn(red.json).find(({ title }) => title === 'runs on valid data')
    expect(facts?.tags).toEqual(['script', 'generated'])
    expect(facts?.meta.pipeproof).toMatchObject({
      pipeline: 'red',
      kind: 'valid',
      step: 'first',
      verdict: 'failed',
      findings: [{ code: 'exception', place: 'first' }],
      runs: 1,
      rows: { in: 100, out: 0 },
      replay: expect.stringMatching(/^[0-9a-f]{6}$/),
    })
  })

  test('has what was found as properties of its JUnit report', () => {
    const properties = propertiesIn(red.junit, 'first &gt; runs on valid data')
    expect(properties).toMatchObject({
      exception:
        'Unexpected `KeyError: &apos;m&apos;` in `first`, expected a run that ends without an error, its inputs have the columns `n`',
      files: expect.stringMatching(/^\.pipeproof\/runs\/\w+\/red\/first-\w+-smallest-\d+\/$/),
      again: expect.stringMatching(/^PIPEPROOF_REPLAY=\w+ npx vitest run red\.pipeline\.yaml -t /),
    })
  })

  test('shows the lines of the script under the failure', () => {
    expect(red.printed).toMatch(/ ❯ wrong\.py:10:1\n +8\|.*\n +9\|.*\n +10\| +writer\.writerows\(\[int\(row\["m"\]\)/)
  })

  test('annotates the line of the script, and that of the edge, under GitHub Actions', () => {
    const found = red.printed.matchAll(/::error file=(.*?),title=.*?,(line=\d+,column=\d+)::/g)
    expect([...found].map(([, file = '', at]) => `${basename(file)} ${at}`)).toEqual([
      'wrong.py line=10,column=1',
      'red.pipeline.yaml line=6,column=3',
    ])
  })

  test('is seen again on the smallest input alone, as the message says', async () => {
    const message = red.tests.find(({ name }) => name.includes('valid'))?.message ?? ''
    const [, command = ''] = /^ {2}again {2}(.*)$/m.exec(message) ?? []
    const again = await execa('sh', ['-c', `${command} --reporter=json`], {
      cwd: folder,
      env: userEnvironment(),
      reject: false,
    })
    const only = testsIn(again.stdout).find(({ meta }) => meta.pipeproof)
    expect(only?.meta.pipeproof).toMatchObject({ verdict: 'failed', runs: 1, rows: { in: 1 } })
  })
})

describe('a red run under Jest', () => {
  let folder: string
  let red: FrameworkRun
  beforeAll(async () => {
    const { 'vitest.config.ts': _, ...own } = project
    folder = makeProject(inject('installed'), {
      ...own,
      'jest.config.js': `module.exports = { preset: 'pipeproof/preset' }\n`,
      'junitTestCaseProperties.js': `module.exports = require('pipeproof/preset').junitProperties\n`,
    })
    const args = ['red.pipeline.yaml', '-t', 'red first runs on valid data']
    red = await runJest(folder, { args, env: { JEST_JUNIT_INCLUDE_CONSOLE_OUTPUT: 'true' } })
  })

  test('names the files of what it would attach in its output, and so in its JUnit report', () => {
    const named = [...red.junit.matchAll(/\[\[ATTACHMENT\|([^\]]*)\]\]/g)].map(([, file = '']) => file)
    expect(named.map((file) => file.split('/').at(-1))).toEqual([
      'first-runs-on-valid-data-dag.svg',
      'first-runs-on-valid-data-profile.svg',
    ])
    for (const file of named) expect(readFileSync(file, 'utf8')).toContain('<svg')
  })

  test('has what was found as properties of its JUnit report', () => {
    expect(wrongInJunit(red.junit)).toEqual([])
    expect(propertiesIn(red.junit, 'red first runs on valid data')).toMatchObject({
      finding: expect.stringMatching(/^Unexpected `KeyError: &apos;m&apos;` in `first`/),
      files: expect.stringMatching(/^\.pipeproof\/runs\//),
      replay: expect.stringMatching(/^[0-9a-f]{6}$/),
    })
  })

  test('is seen again on the smallest input alone', async () => {
    const message = red.tests.find(({ name }) => name.includes('valid'))?.message ?? ''
    const [, id = ''] = /PIPEPROOF_REPLAY=(\w+) npx jest/.exec(message) ?? []
    const again = await runJest(folder, { args: ['-t', valid], env: { PIPEPROOF_REPLAY: id } })
    expect(again.tests[0]?.message).toContain("Unexpected `KeyError: 'm'` in `first`")
    const [, files = ''] = /^ {2}files {2}(\S+)/m.exec(again.tests[0]?.message ?? '') ?? []
    expect(
      readFileSync(join(folder, files, 'inputs/numbers/numbers.csv'), 'utf8')
        .trim()
        .split(/\s+/),
    ).toEqual(['n', '0'])
    expect(existsSync(join(folder, files, 'smallest.yaml'))).toBe(false)
  })
})
