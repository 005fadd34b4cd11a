import { beforeAll, describe, expect, inject, test } from 'vitest'
import { maskRuns, namesInJunit, runJest, runVitest, type FrameworkRun } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const spec = `const { loadContract, rows, runScript } = require('pipeproof')
const { describePipeline, describeScript } = require('pipeproof/jest')

describePipeline('./pipeline.yaml')
describeScript('./double.yaml')

const contract = loadContract('./double.yaml')

test('the matchers pass', async () => {
  const run = await runScript(contract, { inputs: { numbers: rows([{ n: 1 }]) } })
  expect(run).toSucceed()
  await expect(run.outputs.numbers).toBeSchemaCompatibleWith(contract.outputs.numbers)
  await expect(run.outputs.numbers).toPassQualityChecks()
  await expect([{ n: 'one' }]).not.toPassQualityChecks(contract.outputs.numbers)
})

test('a matcher fails', async () => {
  await expect([{ n: 'one' }]).toPassQualityChecks(contract.outputs.numbers)
})

test('a matcher inside a value throws', () => {
  expect({ data: [] }).toEqual({ data: expect.toPassQualityChecks() })
})
`

const breaking = smallProject['double.py'].replace('int(row["n"]) * 2', '0.5')

/** The same for both frameworks, but for the files that only one of them wants. */
const files = {
  ...smallProject,
  'red.pipeline.yaml': smallProject['twice.pipeline.yaml']
    .replace('name: twice', 'name: red')
    .replaceAll('double.yaml', 'red/double.yaml'),
  'red/double.yaml': smallProject['double.yaml'],
  'red/double.py': breaking,
  'unloadable.pipeline.yaml': smallProject['twice.pipeline.yaml'].replace('first: double.yaml', 'first: doubel.yaml'),
}

let jest: FrameworkRun
let vitest: FrameworkRun

beforeAll(async () => {
  const folder = makeProject(inject('installed'), {
    ...files,
    'package.json': '{ "private": true, "jest": { "preset": "pipeproof/preset" } }\n',
    'pipeline.yaml': smallProject['twice.pipeline.yaml'],
    'spec.test.js': spec,
  })
  jest = await runJest(folder)
  vitest = await runVitest(makeProject(inject('installed'), files))
})

const isSpec = ({ file }: { file: string }): boolean => file.endsWith('spec.test.js')

function messageIn({ tests }: FrameworkRun, name: string): string {
  return tests.find((reported) => reported.name === name && !isSpec(reported))?.message ?? ''
}

const told = ({ tests }: FrameworkRun): string[] =>
  tests.filter((reported) => !isSpec(reported)).map(({ name, status }) => `${name}: ${status}`)

const firstLine = (message: string): string => /Unexpected .*/.exec(message)?.[0] ?? ''

describe('Jest with the preset', () => {
  test('has the same tests with the same results as Vitest', () => {
    expect(told(jest)).toEqual(told(vitest))
    expect(told(jest)).toHaveLength(35)
  })

  test('has the same names in the JUnit report', () => {
    const names = jest.tests.map(({ name }) => name.replaceAll(' > ', ' '))
    expect(names).toHaveLength(60)
    expect(namesInJunit(jest.junit).toSorted()).toEqual(names.toSorted())
  })

  test('shows the same first line as Vitest where a promise is broken', () => {
    const name = 'red > first > runs on valid data'
    expect(firstLine(messageIn(jest, name))).toBe(firstLine(messageIn(vitest, name)))
    expect(maskRuns(messageIn(jest, name).split('\n    at ')[0] ?? '')).toMatchInlineSnapshot(`
      "BrokenPromise: Unexpected \`0.5\` in \`first.numbers.n\`, expected an integer, write this column as integer, or declare the type that it has

        first broke its promise: 100 of 100 rows
        row 1  { n: 0.5 }  in numbers.csv
        from   numbers  { n: 0 }
               the smallest input that shows it: 1 row, found in 7 runs
        case   .pipeproof/runs/RUN/first-78584d-smallest-7/smallest.yaml, to paste under \`cases\`

        again  PIPEPROOF_REPLAY=a825d1 npx jest red.pipeline.yaml -t '^red first runs on valid data$'
        files  .pipeproof/runs/RUN/first-78584d-smallest-7/  inputs outputs stdout.log stderr.log"
    `)
  })

  test('shows the same first line as Vitest where a file can not be loaded, and no line of ours', () => {
    const name = 'unloadable.pipeline.yaml > loads doubel.yaml'
    expect(firstLine(messageIn(jest, name))).toBe(firstLine(messageIn(vitest, name)))
    expect(messageIn(jest, name)).not.toContain('node_modules')
  })

  test('runs a spec in CommonJS', () => {
    const own = jest.tests.filter(isSpec)
    expect(own.filter(({ status }) => status === 'failed').map(({ name, message }) => [name, firstLine(message)]))
      .toMatchInlineSnapshot(`
        [
          [
            "a matcher fails",
            "Unexpected \`one\` in \`rows.numbers.n\`, expected an integer, write this column as integer, or declare the type that it has",
          ],
          [
            "a matcher inside a value throws",
            "Unexpected \`expect.toPassQualityChecks()\` inside a value, expected \`await expect(data).toPassQualityChecks()\`, call it on the data itself",
          ],
        ]
      `)
    expect(own.filter(({ status }) => status === 'passed').map(({ name }) => name)).toMatchInlineSnapshot(`
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
        "double > the script agrees with its contract",
        "double > runs on valid data",
        "double > runs on boundary data",
        "double > keeps its promises on 25 generated inputs",
        "double > writes the same output twice",
        "the matchers pass",
      ]
    `)
  })
})
