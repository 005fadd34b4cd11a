import { definePipeline, runPipeline, type Pipeline } from 'pipeproof'
import { compare, type Row } from '../compare.ts'
import { projectWith } from '../project.ts'

const busy = `import os

def main(input_paths, output_paths, environ_vars, job_args):
    total = 0
    for number in range(6_000_000):
        total += number
    with open(os.path.join(output_paths["sums"], "sums.csv"), "w") as target:
        target.write(f"total\\n{total}\\n")
`

const contract = `script: busy.py
outputs:
  sums: { files: sums.csv, columns: { total: { type: integer } } }
`

const count = 8

function independent(): Pipeline {
  const folder = projectWith({ 'busy.py': busy, 'busy.yaml': contract })
  const steps = Array.from({ length: count }, (_, index) => [`branch${index}`, './busy.yaml'])
  return definePipeline(
    { name: 'branches', steps: Object.fromEntries(steps) },
    { from: `file://${folder}/pipeline.js` },
  )
}

/** Independent branches on two cores, against one after the other. */
export async function branches(): Promise<Row[]> {
  const pipeline = independent()
  const run = (parallel: number) => async (): Promise<number> => {
    const { ok, record } = await runPipeline(pipeline, { parallel, cache: false })
    return ok ? record.steps.length : 0
  }
  return compare({
    title: `${count} independent branches`,
    against: 'one after the other',
    examples: count,
    rounds: 5,
    ways: [
      { name: 'one after the other', run: run(1) },
      { name: 'as many as there are cores', run: run(2) },
    ],
    targets: { 'as many as there are cores': 1.8 },
  })
}
