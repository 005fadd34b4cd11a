import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, describe, expect, inject, onTestFinished, test } from 'vitest'
import { maskRuns, runVitest, userEnvironment, vitestCommand, type FrameworkRun } from '../support/frameworks.ts'
import { eventually, processesWith } from '../support/processes.ts'
import { makeProject } from '../support/project.ts'
import { vitestConfig } from '../support/smallProject.ts'

const head = `import os, subprocess, sys, time

def main(input_paths, output_paths, environ_vars, job_args):
`

const scripts = {
  'forever.py': `${head}    print("waiting", flush=True)
    while True:
        time.sleep(1)
`,
  'sleeper.py': `${head}    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    while True:
        time.sleep(1)
`,
  'daemon.py': `${head}    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
`,
  'stubborn.py': `import signal
${head}    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    while True:
        time.sleep(1)
`,
}

type Script = keyof typeof scripts

const lasting = 'runs on valid data'

interface Wanted {
  timeoutMs?: number
  /** A spec in TypeScript instead of the YAML file. */
  spec?: string
}

function projectOf(script: Script, { timeoutMs, spec }: Wanted = {}): { folder: string; env: Record<string, string> } {
  const limits = timeoutMs === undefined ? '' : `limits: { timeoutMs: ${timeoutMs} }\n`
  const folder = makeProject(inject('installed'), {
    ...scripts,
    'step.yaml': `script: ${script}\n${limits}`,
    [spec === undefined ? 'one.pipeline.yaml' : 'pipeline.yaml']: 'name: one\nsteps: { step: step.yaml }\n',
    ...(spec !== undefined && { 'one.test.ts': spec }),
    'vitest.config.ts': vitestConfig,
  })
  // a temporary folder of its own gives it a server of its own; the marker in PATH reaches all that it starts
  const TMPDIR = mkdtempSync('/tmp/pp-')
  onTestFinished(() => rmSync(TMPDIR, { recursive: true, force: true }))
  return { folder, env: { TMPDIR, PATH: `${join(folder, 'marker')}:${process.env['PATH'] ?? ''}` } }
}

/** Scripts and what they started end at once; a warm server lingers for the next test file. */
async function noneLeft(folder: string): Promise<boolean> {
  const scriptsEnd = await eventually(() => processesWith(join(folder, '.pipeproof')).length === 0, 2000)
  return scriptsEnd && eventually(() => processesWith(folder).length === 0, 5000)
}

/** The script and both processes that it started are there. */
const isWaiting = (folder: string): Promise<boolean> =>
  eventually(
    () => processesWith(folder).filter(({ command }) => command.includes('time.sleep(600)')).length === 2,
    20_000,
  )

const messageOf = ({ tests }: FrameworkRun): string =>
  maskRuns(tests.find(({ name }) => name.endsWith(lasting))?.message.split('\n    at ')[0] ?? '')

afterEach(() => {
  for (const { pid } of processesWith(inject('installed')).filter(({ command }) => command.includes('time.sleep(600)')))
    process.kill(pid, 'SIGKILL')
})

describe('a script that does not end', () => {
  test('is ended at its limit, with a message that says so', async () => {
    const { folder, env } = projectOf('forever.py', { timeoutMs: 500 })
    const run = await runVitest(folder, { env })
    expect(run.exitCode).toBe(1)
    expect(messageOf(run)).toMatchInlineSnapshot(`
      "BrokenPromise: Unexpected run of more than 0.5 s in \`step\`, expected a run that ends without an error, find what it waits for, or raise \`limits.timeoutMs\`

        the script of step does not do what its contract says
        log    waiting

        again  PIPEPROOF_REPLAY=ed285a npx vitest run one.pipeline.yaml -t '^one\\W+step\\W+runs on valid data$'
        files  .pipeproof/runs/RUN/step/  inputs outputs stdout.log stderr.log"
    `)
    expect(await noneLeft(folder)).toBe(true)
  })

  test('is ended at its limit though it ignores signals', async () => {
    const { folder, env } = projectOf('stubborn.py', { timeoutMs: 500 })
    const run = await runVitest(folder, { env })
    expect(messageOf(run)).toContain('Unexpected run of more than 0.5 s')
    expect(await noneLeft(folder)).toBe(true)
  })

  test('is ended with all that it started', async () => {
    const { folder, env } = projectOf('sleeper.py', { timeoutMs: 1000 })
    const run = await runVitest(folder, { env })
    expect(messageOf(run)).toContain('Unexpected run of more than 1 s')
    expect(await noneLeft(folder)).toBe(true)
  })

  test('is ended when its test is cancelled, which is told', async () => {
    const spec = `import { loadContract, runScript } from 'pipeproof'
import { expect, test } from 'vitest'
test('${lasting}', async ({ signal }) => {
  const cancelling = AbortSignal.any([signal, AbortSignal.timeout(1000)])
  expect(await runScript(loadContract('./step.yaml'), { signal: cancelling })).toSucceed()
})
`
    const { folder, env } = projectOf('sleeper.py', { spec })
    const run = await runVitest(folder, { env })
    expect(messageOf(run)).toMatchInlineSnapshot(`
      "Error: Unexpected cancelled run in \`step\`, expected a run that ends without an error, run it again

        the script of step does not do what its contract says

        files  .pipeproof/runs/RUN/step-1/  inputs outputs stdout.log stderr.log"
    `)
    expect(await noneLeft(folder)).toBe(true)
  })
})

describe('a script that ends', () => {
  test('leaves nothing that it started', async () => {
    const { folder, env } = projectOf('daemon.py')
    const run = await runVitest(folder, { env })
    expect(run.tests.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(await noneLeft(folder)).toBe(true)
  })
})

describe('when Vitest is ended', () => {
  test.each([
    { signal: 'SIGINT', runner: 'python' },
    { signal: 'SIGTERM', runner: 'python' },
    { signal: 'SIGKILL', runner: 'python' },
    { signal: 'SIGKILL', runner: 'process' },
  ] as const)('by $signal, nothing is left of a script of the runner $runner', async ({ signal, runner }) => {
    const spec = `import { describePipeline } from 'pipeproof/vitest'
describePipeline('./pipeline.yaml', { runner: '${runner}' })
`
    const { folder, env } = projectOf('sleeper.py', { spec })
    const [node = '', entry = ''] = vitestCommand(folder)
    const options = { cwd: folder, env: userEnvironment(env), extendEnv: false, reject: false }
    const child = execa(node, [entry, 'run'], options)
    expect(await isWaiting(folder)).toBe(true)
    child.kill(signal)
    await child
    expect(await noneLeft(folder)).toBe(true)
  })
})
