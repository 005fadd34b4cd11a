import { basename } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { runVitest, type FrameworkRun, type ReportedTest } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const pipeline = smallProject['twice.pipeline.yaml']
const contract = smallProject['double.yaml']

/** What is wrong with the set-up, each in a pipeline of its own. */
const broken = {
  'typo.pipeline.yaml': pipeline.replace('edges:', 'egdes:'),
  'typoInContract.pipeline.yaml': pipeline.replace('first: double.yaml', 'first: contracts/typo.yaml'),
  'contracts/typo.yaml': contract.replace('double.py', '../double.py').replace('columns:', 'colums:'),
  'noScript.pipeline.yaml': pipeline.replace('first: double.yaml', 'first: contracts/noScript.yaml'),
  'contracts/noScript.yaml': contract.replace('double.py', '../duoble.py'),
  'noContract.pipeline.yaml': pipeline.replace('first: double.yaml', 'first: doubel.yaml'),
  'cycle.pipeline.yaml': `${pipeline}  first.numbers: second.numbers\n`,
  'noPort.pipeline.yaml': pipeline.replace('first.numbers', 'first.nubmers'),
  'noStep.pipeline.yaml': pipeline.replace('first.numbers', 'frist.numbers'),
  'notYaml.pipeline.yaml': pipeline.replace('steps:', 'steps: ['),
}

let folder: string
let run: FrameworkRun

beforeAll(async () => {
  const { 'twice.pipeline.yaml': _, ...rest } = smallProject
  folder = makeProject(inject('installed'), { ...rest, ...broken })
  run = await runVitest(folder)
})

const testsOf = (file: string): ReportedTest[] => run.tests.filter(({ name }) => name.startsWith(basename(file)))

function told(file: string): string {
  const [failed, ...others] = testsOf(file)
  expect(others).toEqual([])
  expect(failed?.status).toBe('failed')
  return `${failed?.name}\n${failed?.message.replaceAll(folder, 'PROJECT')}`
}

describe('a set-up that is wrong', () => {
  test('ends with one failing test for each pipeline, and nothing else', () => {
    expect(run.exitCode).toBe(1)
    const pipelines = Object.keys(broken).filter((name) => name.endsWith('.pipeline.yaml'))
    expect(run.tests.map(({ name }) => name.replace(/ > .*/, '')).toSorted()).toEqual(pipelines.toSorted())
    expect(run.printed).not.toMatch(/no test/i)
    expect(run.printed).not.toContain('Unhandled')
  })

  test('shows no line of ours', () => {
    for (const text of [run.printed, run.junit, run.json]) expect(text).not.toContain('node_modules/pipeproof')
  })

  test('names the key that was meant', () => {
    expect(told('typo.pipeline.yaml')).toMatchInlineSnapshot(`
      "typo.pipeline.yaml > loads typo.pipeline.yaml
      PipeproofError: Unexpected key \`egdes\` in the pipeline, expected \`name\`, \`description\`, \`dag\`, \`config\`, \`steps\`, \`edges\`, \`paths\`, \`gates\`, \`kinds\`, \`checks\` or \`cases\`, write \`edges\`
        in   typo.pipeline.yaml:5:1
        see  docs/errors.md#pp003
          at PROJECT/typo.pipeline.yaml:5:1"
    `)
  })

  test('names the key that was meant in a contract', () => {
    expect(told('typoInContract.pipeline.yaml')).toMatchInlineSnapshot(`
      "typoInContract.pipeline.yaml > loads contracts/typo.yaml
      PipeproofError: Unexpected key \`colums\` in \`inputs.numbers\`, expected \`description\`, \`required\`, \`merge\`, \`aliases\`, \`path\`, \`datasets\`, \`files\`, \`format\`, \`schema\`, \`columns\`, \`rows\`, \`fields\` or 5 more, write \`columns\`
        in   contracts/typo.yaml:5:5
        see  docs/errors.md#pp003
          at PROJECT/contracts/typo.yaml:5:5"
    `)
  })

  test('names the script that is not there', () => {
    expect(told('noScript.pipeline.yaml')).toMatchInlineSnapshot(`
      "noScript.pipeline.yaml > loads duoble.py
      PipeproofError: Unexpected script \`../duoble.py\`, expected a file that exists, write \`../double.py\`
        in   contracts/noScript.yaml:1:9
        see  docs/errors.md#pp006
          at PROJECT/contracts/noScript.yaml:1:9"
    `)
  })

  test('names the contract that is not there', () => {
    expect(told('noContract.pipeline.yaml')).toMatchInlineSnapshot(`
      "noContract.pipeline.yaml > loads doubel.yaml
      PipeproofError: Unexpected path \`doubel.yaml\`, expected a file that exists, write \`double.yaml\`
        in   noContract.pipeline.yaml:3:10
        see  docs/errors.md#pp001
          at PROJECT/noContract.pipeline.yaml:3:10"
    `)
  })

  test('names the steps of a cycle', () => {
    expect(told('cycle.pipeline.yaml')).toMatchInlineSnapshot(`
      "cycle.pipeline.yaml > loads cycle.pipeline.yaml
      PipeproofError: Unexpected cycle \`first\` -> \`second\` -> \`first\`, expected steps that can be put in order, remove one of these edges
        in   cycle.pipeline.yaml:7:3
        see  docs/errors.md#pp007
          at PROJECT/cycle.pipeline.yaml:7:3"
    `)
  })

  test('names the port that was meant', () => {
    expect(told('noPort.pipeline.yaml')).toMatchInlineSnapshot(`
      "noPort.pipeline.yaml > loads noPort.pipeline.yaml
      PipeproofError: Unexpected output \`nubmers\`, expected \`numbers\`, write \`numbers\`
        in   noPort.pipeline.yaml:6:3
        see  docs/errors.md#pp009
          at PROJECT/noPort.pipeline.yaml:6:3"
    `)
  })

  test('names the step that was meant', () => {
    expect(told('noStep.pipeline.yaml')).toMatchInlineSnapshot(`
      "noStep.pipeline.yaml > loads noStep.pipeline.yaml
      PipeproofError: Unexpected step \`frist\`, expected \`first\` or \`second\`, write \`first\`
        in   noStep.pipeline.yaml:6:3
        see  docs/errors.md#pp008
          at PROJECT/noStep.pipeline.yaml:6:3"
    `)
  })

  test('names the place where YAML does not parse', () => {
    expect(told('notYaml.pipeline.yaml')).toMatchInlineSnapshot(`
      "notYaml.pipeline.yaml > loads notYaml.pipeline.yaml
      PipeproofError: Unexpected YAML (Implicit keys need to be on a single line), expected a file that parses, mend it at this place
        in   notYaml.pipeline.yaml:3:10
        see  docs/errors.md#pp002
          at PROJECT/notYaml.pipeline.yaml:3:10"
    `)
  })
})

describe('a set-up whose scripts can not run', () => {
  test('names the interpreter that is not there', async () => {
    const without = makeProject(inject('installed'), smallProject)
    const { exitCode, printed, tests } = await runVitest(without, { env: { PIPEPROOF_PYTHON: '/nonexistent' } })
    expect(exitCode).toBe(1)
    expect(printed).not.toContain('node_modules/pipeproof')
    const failed = tests.filter(({ status }) => status === 'failed')
    expect(failed.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
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
        "twice > first.numbers -> second.numbers > what is written satisfies what is needed",
        "twice > first.numbers -> second.numbers > second runs on it",
        "twice > twice > runs from end to end",
      ]
    `)
    expect([...new Set(failed.map(({ message }) => message.replaceAll(without, 'PROJECT')))]).toMatchInlineSnapshot(`
      [
        "PipeproofError: Unexpected interpreter \`/nonexistent\` from \`PIPEPROOF_PYTHON\` (spawn /nonexistent ENOENT), expected Python 3.9 or newer, install it or set \`PIPEPROOF_PYTHON\`
        see  docs/errors.md#pp011",
      ]
    `)
  })

  test('names the script without a main', async () => {
    const without = makeProject(inject('installed'), {
      ...smallProject,
      'double.py': smallProject['double.py'].replace('def main', 'def man'),
      'double.yaml': `${smallProject['double.yaml']}mode: call\n`,
    })
    const { exitCode, printed, tests } = await runVitest(without)
    expect(exitCode).toBe(1)
    expect(printed).not.toContain('node_modules/pipeproof')
    const failed = tests.filter(({ status }) => status === 'failed')
    expect(failed.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
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
        "twice > first.numbers -> second.numbers > what is written satisfies what is needed",
        "twice > first.numbers -> second.numbers > second runs on it",
        "twice > twice > runs from end to end",
      ]
    `)
    expect([...new Set(failed.map(({ message }) => message.replaceAll(without, 'PROJECT')))]).toMatchInlineSnapshot(`
      [
        "BrokenPromise: Unexpected script without a function \`main\` in \`first\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, define it

        the script of first and its contract disagree
        in   double.py:1

      warning  Unexpected input \`numbers\` that the script never uses in \`first.numbers\`, expected \`input_paths["numbers"]\` in double.py, use it there, or remove it from \`inputs\`

        the script of first and its contract disagree
        in   double.yaml:3

      warning  Unexpected output \`numbers\` that the script never uses in \`first.numbers\`, expected \`output_paths["numbers"]\` in double.py, use it there, or remove it from \`outputs\`

        the script of first and its contract disagree
        in   double.yaml:7

        again  npx vitest run twice.pipeline.yaml -t '^twice\\W+first\\W+the script agrees with its contract$'
          at PROJECT/double.py:1:1
          at PROJECT/double.yaml:3:3
          at PROJECT/double.yaml:7:3",
        "PipeproofError: Unexpected script \`double.py\` without a function \`main\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, define it
        in   double.py:1:1
        see  docs/errors.md#pp023
          at PROJECT/double.py:1:1",
        "BrokenPromise: Unexpected script without a function \`main\` in \`second\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, define it

        the script of second and its contract disagree
        in   double.py:1

      warning  Unexpected input \`numbers\` that the script never uses in \`second.numbers\`, expected \`input_paths["numbers"]\` in double.py, use it there, or remove it from \`inputs\`

        the script of second and its contract disagree
        in   double.yaml:3

      warning  Unexpected output \`numbers\` that the script never uses in \`second.numbers\`, expected \`output_paths["numbers"]\` in double.py, use it there, or remove it from \`outputs\`

        the script of second and its contract disagree
        in   double.yaml:7

        again  npx vitest run twice.pipeline.yaml -t '^twice\\W+second\\W+the script agrees with its contract$'
          at PROJECT/double.py:1:1
          at PROJECT/double.yaml:3:3
          at PROJECT/double.yaml:7:3",
      ]
    `)
  })

  test('blames the script that writes nothing', async () => {
    const without = makeProject(inject('installed'), {
      ...smallProject,
      'double.py': 'def main(input_paths, output_paths, environ_vars, job_args):\n    pass\n',
    })
    const { exitCode, printed, tests } = await runVitest(without)
    expect(exitCode).toBe(1)
    expect(printed).not.toContain('node_modules/pipeproof')
    const failed = tests.filter(({ status }) => status === 'failed')
    expect(failed.map(({ name, message }) => `${name}: ${message.split('\n')[0]}`)).toMatchInlineSnapshot(`
      [
        "twice > first > runs on valid data: BrokenPromise: Unexpected empty folder in \`first.numbers\`, expected \`numbers.csv\`, write it, or change \`files\` of numbers",
        "twice > first > runs on boundary data: BrokenPromise: Unexpected empty folder in \`first.numbers\`, expected \`numbers.csv\`, write it, or change \`files\` of numbers",
        "twice > first > keeps its promises on 25 generated inputs: BrokenPromise: Unexpected empty folder in \`first.numbers\`, expected \`numbers.csv\`, write it, or change \`files\` of numbers",
        "twice > second > runs on valid data: BrokenPromise: Unexpected empty folder in \`second.numbers\`, expected \`numbers.csv\`, write it, or change \`files\` of numbers",
        "twice > second > runs on boundary data: BrokenPromise: Unexpected empty folder in \`second.numbers\`, expected \`numbers.csv\`, write it, or change \`files\` of numbers",
        "twice > second > keeps its promises on 25 generated inputs: BrokenPromise: Unexpected empty folder in \`second.numbers\`, expected \`numbers.csv\`, write it, or change \`files\` of numbers",
        "twice > first.numbers -> second.numbers > what is written satisfies what is needed: BrokenPromise: Unexpected empty folder in \`first.numbers\`, expected \`numbers.csv\`, write it, or change \`files\` of numbers",
        "twice > twice > runs from end to end: BrokenPromise: Unexpected empty folder in \`first.numbers\`, expected \`numbers.csv\`, write it, or change \`files\` of numbers",
      ]
    `)
  })
})
