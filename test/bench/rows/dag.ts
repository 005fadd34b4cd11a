import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse, criticalPath, loadPipeline, wiring } from 'pipeproof'
import { parse } from 'yaml'
import { compare, type Row } from '../compare.ts'
import { projectWith } from '../project.ts'

const count = 500
/** The first steps have fewer inputs, which the last make good. */
const inputsOf = (step: number): number => (step < count - 11 ? 4 : 5)

/** The steps before it that feed a step: near ones and far ones. */
const producersOf = (step: number): number[] =>
  [...new Set([1, 2, 7, 31, 3, 5].map((back) => step - back).filter((producer) => producer >= 0))].slice(
    0,
    inputsOf(step),
  )

const columns = 'columns: { id: { type: integer, unique: true }, amount: { type: number, minimum: 0 } }'
const port = (step: number): string => `  rows${step}: { files: rows.csv, ${columns} }\n`

const contract = (step: number): string =>
  `script: script.py\n${step === 0 ? '' : `inputs:\n${producersOf(step).map(port).join('')}`}outputs:\n${port(step)}`

/** Of half the steps the edges name their ports, of the others they are found by name. */
const edgesOf = (step: number): string =>
  step % 2 === 0
    ? producersOf(step)
        .map((from) => `  step${step}.rows${from}: step${from}.rows${from}\n`)
        .join('')
    : `  step${step}: [${producersOf(step)
        .map((from) => `step${from}`)
        .join(', ')}]\n`

/** Loading, wiring and analysing a large pipeline, against reading the same YAML without making anything of it. */
export async function dag(): Promise<Row[]> {
  const steps = Array.from({ length: count }, (_, step) => step)
  const edges = steps.flatMap(producersOf).length
  const folder = projectWith({
    ...Object.fromEntries(steps.map((step) => [`step${step}.yaml`, contract(step)])),
    'script.py': 'def main(input_paths, output_paths, environ_vars, job_args): pass\n',
    'pipeline.yaml': `steps:\n${steps.map((step) => `  step${step}: step${step}.yaml\n`).join('')}edges:\n${steps.slice(1).map(edgesOf).join('')}`,
  })
  const files = ['pipeline.yaml', ...steps.map((step) => `step${step}.yaml`)].map((name) => join(folder, name))
  return compare({
    title: `a pipeline of ${count} steps and ${edges} edges`,
    against: 'its YAML, only parsed',
    examples: count,
    rounds: 5,
    ways: [
      {
        name: 'its YAML, only parsed',
        run: () => files.filter((file) => parse(readFileSync(file, 'utf8')) !== null).length - 1,
      },
      {
        name: 'loaded, wired and analysed',
        run: () => {
          const pipeline = loadPipeline(join(folder, 'pipeline.yaml'))
          const wrong = wiring(pipeline).length + (criticalPath(pipeline).cost === count ? 0 : 1)
          return wrong === 0 && analyse(pipeline).parts.length === 1 ? analyse(pipeline).order.length : 0
        },
      },
    ],
    targets: { 'loaded, wired and analysed': 0.25 },
  })
}
