import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { runVitest, type FrameworkRun, type ReportedTest } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const pipelineSpec = `import { describePipeline } from 'pipeproof/vitest'
describePipeline('./pipeline.yaml')
`

const scriptSpec = `import { describeScript } from 'pipeproof/vitest'
describeScript('./double.yaml')
`

const twiceSpec = `import { describePipeline } from 'pipeproof/vitest'
describePipeline('./twice.pipeline.yaml')
`

const nestedSpec = `import { describePipeline } from 'pipeproof/vitest'
import { describe } from 'vitest'
describe('inside', () => describePipeline('./broken.yaml'))
`

const matcherSpec = `import { loadContract, rows, runScript } from 'pipeproof'
import { expect, test } from 'vitest'

const contract = loadContract('./double.yaml')
const port = contract.outputs.numbers
const runOn = (n: number | string) => runScript(contract, { inputs: { numbers: rows([{ n }]) } })

test('toSucceed passes', async () => {
  expect(await runOn(1)).toSucceed()
})
test('toSucceed fails', async () => {
  expect(await runOn('one')).toSucceed()
})
test('not.toSucceed passes', async () => {
  expect(await runOn('one')).not.toSucceed()
})
test('not.toSucceed fails', async () => {
  expect(await runOn(1)).not.toSucceed()
})
test('toSucceed passes inside a value', async () => {
  expect({ run: await runOn(1) }).toEqual({ run: expect.toSucceed() })
})
test('toBeSchemaCompatibleWith passes', async () => {
  await expect((await runOn(1)).outputs.numbers).toBeSchemaCompatibleWith(port)
  await expect([{ n: 1 }]).toBeSchemaCompatibleWith(port)
  await expect([{ n: 'one' }]).not.toBeSchemaCompatibleWith(port)
})
test('toBeSchemaCompatibleWith fails', async () => {
  await expect([{ n: 1 }, { n: 'one' }]).toBeSchemaCompatibleWith(port)
})
test('not.toBeSchemaCompatibleWith fails', async () => {
  await expect([{ n: 1 }]).not.toBeSchemaCompatibleWith(port)
})
test('toPassQualityChecks passes', async () => {
  await expect((await runOn(1)).outputs.numbers).toPassQualityChecks()
  await expect('./numbers.csv').toPassQualityChecks(port)
  await expect([{ n: null }]).not.toPassQualityChecks(port)
})
test('toPassQualityChecks fails', async () => {
  await expect([{ n: 1 }, { n: null }]).toPassQualityChecks(port)
})
test('toPassQualityChecks inside a value throws', () => {
  expect({ data: [{ n: 1 }] }).toEqual({ data: expect.toPassQualityChecks(port) })
})
test('toBeSchemaCompatibleWith inside a value throws', () => {
  expect({ data: [{ n: 1 }] }).toEqual({ data: expect.toBeSchemaCompatibleWith(port) })
})
`

let folder: string
let run: FrameworkRun

beforeAll(async () => {
  folder = makeProject(inject('installed'), {
    ...smallProject,
    'pipeline.yaml': smallProject['twice.pipeline.yaml'],
    'broken.yaml': smallProject['twice.pipeline.yaml'].replace('first: double.yaml', 'first: broken/double.yaml'),
    'broken/double.yaml': smallProject['double.yaml'],
    'broken/double.py': smallProject['double.py'].replace('* 2', '* 2.5'),
    'numbers.csv': 'n\n1\n2\n',
    'a.test.ts': pipelineSpec,
    'b.test.ts': scriptSpec,
    'c.test.ts': twiceSpec,
    'd.test.ts': matcherSpec,
    'e.test.ts': nestedSpec,
  })
  run = await runVitest(folder)
})

/** The tests of one file, which the JSON report tells by its path. */
function testsOf(file: string): ReportedTest[] {
  return run.tests.filter((reported) => reported.file === join(folder, file))
}

const namesOf = (file: string): string[] => testsOf(file).map(({ name }) => name)

function messageOf(file: string, name: string): string {
  const found = testsOf(file).find((reported) => reported.name === name)
  expect(found?.status).toBe('failed')
  return found?.message.replaceAll(folder, 'PROJECT') ?? ''
}

describe('a spec in TypeScript', () => {
  test('gets the tests of its pipeline under the names that the YAML file has', () => {
    expect(namesOf('a.test.ts')).toEqual(namesOf('twice.pipeline.yaml'))
    expect(namesOf('a.test.ts')).toHaveLength(17)
    expect(testsOf('a.test.ts').filter(({ status }) => status !== 'passed')).toEqual([])
  })

  test('gets the tests of a script', () => {
    expect(testsOf('b.test.ts')).toMatchObject([
      { name: 'double > the script agrees with its contract', status: 'passed' },
      { name: 'double > runs on valid data', status: 'passed' },
      { name: 'double > runs on boundary data', status: 'passed' },
      { name: 'double > keeps its promises on 25 generated inputs', status: 'passed' },
      { name: 'double > writes the same output twice', status: 'passed' },
    ])
  })

  test('can not describe a file that is a test by itself', () => {
    expect(namesOf('c.test.ts')).toEqual(['twice.pipeline.yaml > loads twice.pipeline.yaml'])
    expect(messageOf('c.test.ts', 'twice.pipeline.yaml > loads twice.pipeline.yaml')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected \`describePipeline\` of \`twice.pipeline.yaml\`, expected a file that is not a test by itself, write \`pipeline.yaml\`
        see  docs/errors.md#pp017"
    `)
  })

  test('can describe a pipeline inside a suite, and the command to run a test again knows', () => {
    const message = messageOf('e.test.ts', 'inside > twice > first > runs on valid data')
    expect(/again .*/.exec(message)?.[0]).toMatchInlineSnapshot(
      `"again  PIPEPROOF_REPLAY=a825d1 npx vitest run e.test.ts -t '^inside\\W+twice\\W+first\\W+runs on valid data$'"`,
    )
  })
})

describe('the matchers', () => {
  test('pass and fail as they say', () => {
    const failed = testsOf('d.test.ts').filter(({ status }) => status === 'failed')
    expect(failed.map(({ name }) => name)).toEqual(namesOf('d.test.ts').filter((name) => /(fails|throws)$/.test(name)))
    expect(failed).toHaveLength(7)
  })

  test('tell what they found', () => {
    expect(messageOf('d.test.ts', 'toBeSchemaCompatibleWith fails').split('\n    at ')[0]).toMatchInlineSnapshot(`
      "Error: Unexpected \`one\` in \`rows.numbers.n\`, expected an integer, write this column as integer, or declare the type that it has

        the data is not what is asked of it: 1 of 2 rows (50 %)
        row 2  { n: one }  in numbers.csv"
    `)
    expect(messageOf('d.test.ts', 'toPassQualityChecks fails').split('\n    at ')[0]).toMatchInlineSnapshot(`
      "Error: Unexpected \`null\` in \`rows.numbers.n\`, expected an integer, fill or drop these rows, or write \`nullable: true\`

        the data is not what is asked of it: 1 of 2 rows (50 %)
        row 2  { n: null }  in numbers.csv"
    `)
    expect(messageOf('d.test.ts', 'not.toSucceed fails').split('\n    at ')[0]).toMatchInlineSnapshot(
      `"Error: Unexpected absence of findings, expected a run with a finding, remove \`.not\`"`,
    )
    expect(messageOf('d.test.ts', 'not.toBeSchemaCompatibleWith fails').split('\n    at ')[0]).toMatchInlineSnapshot(
      `"Error: Unexpected absence of findings, expected data that does not fit the schema, remove \`.not\`"`,
    )
  })

  test('refuse to be used inside a value where nobody waits for them', () => {
    expect(messageOf('d.test.ts', 'toPassQualityChecks inside a value throws')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected \`expect.toPassQualityChecks()\` inside a value, expected \`await expect(data).toPassQualityChecks()\`, call it on the data itself
        see  docs/errors.md#pp021"
    `)
    expect(messageOf('d.test.ts', 'toBeSchemaCompatibleWith inside a value throws')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected \`expect.toBeSchemaCompatibleWith()\` inside a value, expected \`await expect(data).toBeSchemaCompatibleWith()\`, call it on the data itself
        see  docs/errors.md#pp021"
    `)
  })
})

test('the record of a spec stands beside the project', () => {
  expect(readFileSync(join(folder, '.pipeproof/.gitignore'), 'utf8')).toBe('*\n')
})
