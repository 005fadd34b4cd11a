import { describe, expect, test } from 'vitest'
import { defineRunner } from '../src/defineRunner.ts'
import { runScript } from '../src/runScript.ts'
import type { Job } from '../src/model/job.ts'
import { runners } from '../src/run/runners.ts'
import { runnerLaws } from './laws/runner.ts'
import { commandJob } from './support/commandJob.ts'
import { contractOf } from './support/contractOf.ts'
import { folder } from './support/folder.ts'
import { jobFor } from './support/job.ts'
import { thrown } from './support/messages.ts'
import { join } from 'node:path'

const asked: Job[] = []

/** Runs what another does, with more in the environment. */
const wrapping = defineRunner({
  name: 'wrapping',
  async run(job) {
    asked.push(job)
    const run = await runners.process.run({ ...job, env: { ...job.env, ROUNDS: job.env['ROUNDS'] ?? '7' } })
    return { ...run, runner: 'wrapping' }
  },
})

describe('a runner of a user that wraps another', () => {
  runnerLaws(wrapping, { job: jobFor, interpreter: /python/, variables: /^PYTHON/ })
})

test('a script is run by the runner of its user', async () => {
  const script = join(
    folder({
      'package.json': '{}',
      'sum.py': `import os
def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(output_paths["result"], "a.csv"), "w") as target:
        target.write("n\\n" + environ_vars["ROUNDS"] + "\\n")
`,
    }),
    'sum.py',
  )
  const before = asked.length
  const run = await runScript(contractOf(script), { runner: wrapping })
  expect(asked.slice(before).map(({ script: named }) => named)).toEqual([script])
  expect(run).toMatchObject({ ok: true, runner: 'wrapping', findings: [] })
})

test('a command is run by the runner of its user, which may leave it to one of ours', async () => {
  const run = await runners.process.run(commandJob('exits', { args: { code: '3' } }))
  expect(run).toMatchObject({ runner: 'command', exitCode: 3 })
})

test('a runner has a name of its own', async () => {
  const { run } = wrapping
  const said = [thrown(() => defineRunner({ name: 'python', run })), thrown(() => defineRunner({ name: '', run }))]
  expect((await Promise.all(said)).join('\n')).toMatchInlineSnapshot(`
    "Unexpected \`python\` in \`name\` of a runner, expected another name than \`python\`, \`process\`, \`command\` or \`container\`, change the value
      see  docs/errors.md#pp004
    Unexpected no text in \`name\` of a runner, expected another name than \`python\`, \`process\`, \`command\` or \`container\`, change the value
      see  docs/errors.md#pp004"
  `)
})
