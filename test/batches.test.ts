import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rows } from '../src/api.ts'
import type { Runner } from '../src/model/runner.ts'
import type { ScriptRun } from '../src/model/scriptRun.ts'
import { runners } from '../src/run/runners.ts'
import { runScripts } from '../src/runScript.ts'
import { contractOf } from './support/contractOf.ts'
import { folder } from './support/folder.ts'

// after 3 all that shares its process is spoilt; 5 is wrong in any
const script = `import os, sys
def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["numbers"], "numbers.csv")) as source:
        number = source.read().split()[1]
    spoilt = getattr(sys, "spoilt", False)
    sys.spoilt = spoilt or number == "3"
    with open(os.path.join(output_paths["result"], "a.csv"), "w") as target:
        target.write("n\\n" + ("spoilt" if spoilt else "wrong" if number == "5" else number) + "\\n")
`

/** Runs the script on 0 to 7; tells what the runner was asked for: 1 for a run alone, else for how many at once. */
async function eight(batch: number): Promise<{ runs: ScriptRun[]; asked: number[] }> {
  const asked: number[] = []
  const runner: Runner = {
    name: 'counting',
    run(job) {
      asked.push(1)
      return runners.python.run(job)
    },
    runMany(jobs) {
      asked.push(jobs.length)
      return runners.python.runMany?.(jobs) ?? Promise.resolve([])
    },
  }
  const contract = contractOf(join(folder({ 'package.json': '{}', 's.py': script }), 's.py'))
  const inputs = Array.from({ length: 8 }, (_, n) => ({ runner, inputs: { numbers: rows([{ n }]) } }))
  return { runs: await runScripts(contract, inputs, { batch }), asked }
}

const told = (runs: ScriptRun[]): (string | undefined)[] => runs.map(({ findings }) => findings[0]?.code)
const onlyFifth = [undefined, undefined, undefined, undefined, undefined, 'type', undefined, undefined]

test('runs that share no process are each a run of their own, in the order of their inputs', async () => {
  const { runs, asked } = await eight(1)
  expect(asked).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  expect(told(runs)).toEqual(onlyFifth)
})

test('what fails in a process that it shares is run again alone, and only that', async () => {
  const { runs, asked } = await eight(8)
  expect(asked).toEqual([8, 1, 1, 1, 1])
  expect(told(runs)).toEqual(onlyFifth)
})
