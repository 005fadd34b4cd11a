import { execFileSync } from 'node:child_process'
import { compare, type Row } from '../compare.ts'
import { projectWith } from '../project.ts'

const columns = '{ id: { type: integer, unique: true }, amount: { type: number, minimum: 0 } }'
const port = `{ rows: { files: rows.csv, columns: ${columns} } }`
const contract = (step: number): string => `script: step.py\n${step === 0 ? '' : `inputs: ${port}\n`}outputs: ${port}\n`

/** A chain of so many steps. */
function chain(count: number): string {
  const steps = Array.from({ length: count }, (_, step) => step)
  const edges = steps.slice(1).map((step) => `  step${step}.rows: step${step - 1}.rows\n`)
  return projectWith({
    ...Object.fromEntries(steps.map((step) => [`step${step}.yaml`, contract(step)])),
    'step.py': 'def main(input_paths, output_paths, environ_vars, job_args): pass\n',
    'vitest.config.ts': `import { pipeproof } from 'pipeproof/preset/vitest'\nexport default { plugins: [pipeproof()] }\n`,
    'large.pipeline.yaml': `steps:\n${steps.map((step) => `  step${step}: step${step}.yaml\n`).join('')}edges:\n${edges.join('')}`,
  })
}

/** Lists the tests of a pipeline, and tells whether each step has some. */
function list(folder: string, count: number): number {
  const vitest = 'node_modules/vitest/vitest.mjs'
  const printed = execFileSync(process.execPath, [vitest, 'list'], { cwd: folder, encoding: 'utf8' })
  return printed.includes(`> step${count - 1} > runs on valid data`) ? 1 : 0
}

/** The tests of a large pipeline, collected and listed by Vitest, its start included: five times the steps may take five times as long. */
export async function scale(): Promise<Row[]> {
  const folders = [100, 200, 500].map((count) => ({ count, folder: chain(count) }))
  return compare({
    title: 'the tests of a pipeline, listed by Vitest',
    against: '100 steps',
    examples: 1,
    rounds: 3,
    ways: folders.map(({ count, folder }) => ({ name: `${count} steps`, run: () => list(folder, count) })),
    targets: { '200 steps': 0.5, '500 steps': 0.2 },
  })
}
