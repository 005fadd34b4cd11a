import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkRun } from '../../../src/check/run.ts'
import { commandRunner } from '../../../src/run/runners/command.ts'
import { noneLeft, runnerLaws } from '../../laws/runner.ts'
import { commandJob, programNamed } from '../../support/commandJob.ts'
import { folder } from '../../support/folder.ts'
import { messages, thrown } from '../../support/messages.ts'

describe('the runner command', () => {
  runnerLaws(commandRunner, {
    job: commandJob,
    interpreter: /\/node$/,
    variables: /^(INPUT_|OUTPUT_|PIPEPROOF_RUN$)/,
  })
})

test('a bash script that is executable needs no interpreter', async () => {
  const script = programNamed('copiesInput.sh')
  const job = commandJob('exits', { script, command: [script, '{inputs.raw}/data.csv'] })
  const [raw, copy] = [join(job.workspace, 'inputs/raw'), join(job.workspace, 'outputs/copy')]
  mkdirSync(raw, { recursive: true })
  writeFileSync(join(raw, 'data.csv'), 'id,name\n1,ada\n')
  const run = await commandRunner.run({ ...job, inputs: { raw }, outputs: { copy } })
  expect(run).toMatchObject({ ok: true, stdout: `copied 2 lines of ${raw}/data.csv\n`, stderr: '' })
  expect(readFileSync(join(copy, 'data.csv'), 'utf8')).toBe('ID,NAME\n1,ADA\n')
})

test('a program that failed is told by its code and the end of its log', async () => {
  const program = "console.log('step 1'); console.error('no rows'); process.exitCode = 3"
  const job = commandJob('exits', { command: ['node', '-e', program] })
  const run = await commandRunner.run(job)
  const found = checkRun(run, { step: 'clean', script: job.script, timeoutMs: 1000, memoryMb: undefined })
  expect(found[0]?.notes).toEqual(['log    step 1', 'log    no rows'])
  expect(messages(found)).toMatchInlineSnapshot(
    `"exit-code: Unexpected exit code 3 in \`clean\`, expected a run that ends without an error, see the end of its log"`,
  )
})

test('what cleared its environment and left its group is ended and told', async () => {
  const marker = `marker-${process.pid}-${performance.now()}`
  const run = await commandRunner.run(commandJob('hidesChild', { args: { marker } }))
  expect(run.ok).toBe(true)
  expect(run.left).toEqual([expect.stringContaining(marker)])
  expect(await noneLeft(marker)).toBe(true)
})

test('a run tells what it used', async () => {
  const { usage } = await commandRunner.run(commandJob('printsALot'))
  expect(usage.peakMemoryMb).toBeGreaterThan(10)
  expect(usage.cpuSeconds).toBeGreaterThan(0)
})

test('what it can not give is said in its notes', async () => {
  const platform = { kind: 'processing', inputs: {}, outputs: {}, packed: {} } as const
  const { ok, notes } = await commandRunner.run(commandJob('writesNothing', { network: false, platform }))
  expect({ ok, notes }).toMatchInlineSnapshot(`
    {
      "notes": [
        "a command has no \`/opt/ml\`: use the folders that it is given, or the runner \`container\`",
        "the network stayed on: only a Python script, or a container, can be cut off",
      ],
      "ok": true,
    }
  `)
})

const said = (command: string[]): Promise<string> => thrown(() => commandRunner.run(commandJob('exits', { command })))

describe('a program that can not be run', () => {
  test('is told with the nearest name on PATH', async () => {
    const job = commandJob('exits', { command: ['summarize'], env: { PATH: folder({ summarise: '' }) } })
    expect(await thrown(() => commandRunner.run(job))).toMatchInlineSnapshot(`
      "Unexpected command \`summarize\` (it is not on \`PATH\`), expected a program that can be run, write \`summarise\`
        see  docs/errors.md#pp025"
    `)
  })

  test('is told where it is not there', async () => {
    expect(await said([join(folder(), 'run.sh')])).toMatchInlineSnapshot(`
      "Unexpected command \`run.sh\` (it is not there), expected a program that can be run, install it or mend its name
        see  docs/errors.md#pp025"
    `)
  })

  test('is told where it is not executable', async () => {
    expect(await said([join(folder({ 'run.sh': 'exit 0' }), 'run.sh')])).toMatchInlineSnapshot(`
      "Unexpected command \`run.sh\` (it is not executable), expected a program that can be run, run \`chmod +x run.sh\`, or name its interpreter first
        see  docs/errors.md#pp025"
    `)
  })

  test('is told where its interpreter is not there', async () => {
    const path = join(folder({ 'run.sh': '#!/no/such/interpreter' }), 'run.sh')
    chmodSync(path, 0o755)
    expect(await said([path])).toMatchInlineSnapshot(`
      "Unexpected command \`run.sh\` (spawn run.sh ENOENT), expected a program that can be run, install it or mend its name
        see  docs/errors.md#pp025"
    `)
  })
})
