import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPipeline, runPipeline } from 'pipeproof'
import { compare, type Row } from '../compare.ts'
import { projectWith } from '../project.ts'

const count = 20

const script = (step: number): string => `import os
import time

def main(input_paths, output_paths, environ_vars, job_args):
    time.sleep(0.2)
    total = ${step}
    for folder in input_paths.values():
        with open(os.path.join(folder, "numbers.csv")) as source:
            total += int(source.read().split()[1])
    with open(os.path.join(output_paths["numbers"], "numbers.csv"), "w") as target:
        target.write(f"number\\n{total}\\n")
`

const port = '{ numbers: { files: numbers.csv, columns: { number: { type: integer } } } }'
const contract = (step: number): string =>
  `script: step${step}.py\n${step === 0 ? '' : `inputs: ${port}\n`}outputs: ${port}\n`

/** A chain of steps that each take 200 ms. */
function chain(): string {
  const steps = Array.from({ length: count }, (_, step) => step)
  const named = steps.map((step) => `  step${step}: step${step}.yaml`).join('\n')
  const edges = steps
    .slice(1)
    .map((step) => `  step${step}.numbers: step${step - 1}.numbers`)
    .join('\n')
  const files = steps.flatMap((step) => [
    [`step${step}.py`, script(step)],
    [`step${step}.yaml`, contract(step)],
  ])
  const pipeline = `name: chain\nsteps:\n${named}\nedges:\n${edges}\n`
  return projectWith({ ...Object.fromEntries(files), 'pipeline.yaml': pipeline })
}

/** An unchanged pipeline of 20 steps, and one whose last step was edited, against its first run. */
export async function cache(): Promise<Row[]> {
  const folder = chain()
  const run = async (): Promise<number> => {
    const { ok, record } = await runPipeline(loadPipeline(join(folder, 'pipeline.yaml')), { cache: 'prove' })
    return ok ? record.steps.length : 0
  }
  const last = join(folder, `step${count - 1}.py`)
  const text = readFileSync(last, 'utf8')
  return compare({
    title: `a chain of ${count} steps of 200 ms`,
    against: 'the first run, proving included',
    examples: count,
    rounds: 3,
    ways: [
      {
        name: 'the first run, proving included',
        run: () => {
          rmSync(join(folder, '.pipeproof'), { recursive: true, force: true })
          writeFileSync(last, text)
          return run()
        },
      },
      { name: 'nothing changed', run },
      {
        name: 'the last script changed',
        run: () => {
          appendFileSync(last, '# edited\n')
          return run()
        },
      },
    ],
    targets: { 'nothing changed': 20 },
  })
}
