import { expect, test } from 'vitest'
import { checkRefusal, checkRun } from '../../src/check/run.ts'
import type { Run } from '../../src/model/run.ts'
import { messages } from '../support/messages.ts'

const subject = { step: 'train', script: 'scripts/train.py', timeoutMs: 1500, memoryMb: 64 }

const run = (how: Partial<Run>): Run => ({
  ok: false,
  runner: 'process',
  notes: [],
  exitCode: undefined,
  signal: undefined,
  stopped: undefined,
  error: undefined,
  stdout: '',
  stderr: '',
  left: [],
  usage: { seconds: 1, cpuSeconds: undefined, peakMemoryMb: undefined, bytesRead: undefined, bytesWritten: undefined },
  interpreter: '/usr/bin/python3',
  workspace: '/tmp/run',
  ...how,
})

const frames = [
  { file: 'scripts/train.py', line: 3, name: 'main' },
  { file: 'scripts/model.py', line: 7, name: 'fit' },
]

const raised = run({ exitCode: 1, error: { type: 'ValueError', message: 'unknown currency XXX', frames, causes: [] } })

test('a run that ended well has no findings', () => {
  expect(checkRun(run({ ok: true, exitCode: 0 }), subject)).toEqual([])
})

test('an exception is told with its innermost line', () => {
  const found = checkRun(raised, subject)
  expect(messages(found)).toMatchInlineSnapshot(
    `"exception: Unexpected \`ValueError: unknown currency XXX\` in \`train\`, expected a run that ends without an error, mend \`scripts/model.py:7\`"`,
  )
  expect(found[0]?.frames?.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'scripts/model.py:7',
    'scripts/train.py:3',
  ])
})

test('an exception without a word and without a frame is told with its script', () => {
  const found = checkRun(run({ error: { type: 'KeyError', message: '', frames: [], causes: [] } }), subject)
  expect(messages(found)).toMatchInlineSnapshot(
    `"exception: Unexpected \`KeyError\` in \`train\`, expected a run that ends without an error, mend \`scripts/train.py\`"`,
  )
  expect(found[0]).not.toHaveProperty('frames')
})

test('a module that is not there is to be installed', () => {
  const error = { type: 'ModuleNotFoundError', message: "No module named 'pandas'", frames, causes: [] }
  expect(messages(checkRun(run({ error }), subject))).toMatchInlineSnapshot(
    `"missing-module: Unexpected \`ModuleNotFoundError: No module named 'pandas'\` in \`train\`, expected a run that ends without an error, install \`pandas\` for the interpreter \`/usr/bin/python3\`, or set \`PIPEPROOF_PYTHON\` to one that has it"`,
  )
})

test('every other end is told as what it is', () => {
  const ends = [
    run({ stopped: 'timeout', signal: 'SIGKILL' }),
    run({ stopped: 'memory', signal: 'SIGKILL' }),
    run({ stopped: 'cancelled', signal: 'SIGTERM' }),
    run({ signal: 'SIGSEGV' }),
    run({ exitCode: 3 }),
  ]
  expect(messages(ends.flatMap((end) => checkRun(end, subject)))).toMatchInlineSnapshot(`
    "time-out: Unexpected run of more than 1.5 s in \`train\`, expected a run that ends without an error, find what it waits for, or raise \`limits.timeoutMs\`
    memory: Unexpected use of more than 64 MB of memory in \`train\`, expected a run that ends without an error, read less at once, or raise \`limits.memoryMb\`
    cancelled: Unexpected cancelled run in \`train\`, expected a run that ends without an error, run it again
    signal: Unexpected end by \`SIGSEGV\` in \`train\`, expected a run that ends without an error, see the end of its log
    exit-code: Unexpected exit code 3 in \`train\`, expected a run that ends without an error, see the end of its log"
  `)
})

test.each(['unknown currency', 'UNKNOWN CURRENCY', 'valueerror', '/currency \\w{3}$/', '/CURRENCY/i'])(
  'an exception refuses with `%s`',
  (wanted) => {
    expect(checkRefusal(raised, wanted, subject)).toEqual([])
  },
)

test('the end of stderr refuses too', () => {
  const said = run({ exitCode: 2, stderr: `early${'.'.repeat(5000)}late` })
  expect(checkRefusal(said, 'late', subject)).toEqual([])
  expect(checkRefusal(said, 'early', subject)).toHaveLength(1)
})

test('a run that refuses in other words, or not at all, is a finding', () => {
  expect(messages(checkRefusal(raised, 'missing column', subject))).toMatchInlineSnapshot(
    `"no-refusal: Unexpected \`ValueError: unknown currency XXX\` in \`train\`, expected a refusal with \`missing column\`, refuse such input in the script, or change \`fails\`"`,
  )
  expect(messages(checkRefusal(raised, '/CURRENCY/', subject))).toMatchInlineSnapshot(
    `"no-refusal: Unexpected \`ValueError: unknown currency XXX\` in \`train\`, expected a refusal with \`/CURRENCY/\`, refuse such input in the script, or change \`fails\`"`,
  )
  expect(messages(checkRefusal(run({ ok: true }), 'currency', subject))).toMatchInlineSnapshot(
    `"no-refusal: Unexpected run without an error in \`train\`, expected a refusal with \`currency\`, refuse such input in the script, or change \`fails\`"`,
  )
})

test('a time-out refuses nothing, whatever was printed', () => {
  const late = run({ stopped: 'timeout', stderr: 'unknown currency' })
  expect(messages(checkRefusal(late, 'currency', subject))).toMatchInlineSnapshot(
    `"no-refusal: Unexpected run of more than 1.5 s in \`train\`, expected a refusal with \`currency\`, refuse such input in the script, or change \`fails\`"`,
  )
})
