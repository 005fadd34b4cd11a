import type { Port } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { Pipeline, Step } from '../model/pipeline.ts'
import { finding } from '../shared/finding.ts'
import { own } from '../shared/own.ts'
import { graphOf, reach, type Graph } from './graph.ts'
import { closest } from './match.ts'

/** Data can be generated for a port all of whose datasets have columns. */
const canBeMade = ({ datasets }: Port): boolean => Object.values(datasets).every(({ columns }) => columns !== undefined)

interface Laid {
  pipeline: Pipeline
  graph: Graph
}

/** The output that is most like an input: of the steps before it, else of any that could come before. */
function producerFor({ name }: Step, port: Port, { pipeline: { steps }, graph }: Laid): string | undefined {
  const later = reach(name, graph.after)
  const other = Object.keys(steps).filter((step) => !later.has(step))
  for (const candidates of [[...(graph.before.get(name) ?? [])], other]) {
    const outputs = candidates.flatMap((step) =>
      Object.values(own(steps, step)?.contract.outputs ?? {}).map((output) => ({ step, output })),
    )
    const [best] = closest(
      outputs.map(({ output }) => output),
      [port],
    )
    const found = outputs.find(({ output }) => output === best?.output)
    if (found) return `${found.step}.${found.output.name}`
  }
  return undefined
}

/** The lines that feed an input: from the likeliest output, else from data that lies somewhere. */
function linesFor(step: Step, port: Port, laid: Laid): string {
  const place = `${step.name}.${port.name}`
  const producer = producerFor(step, port, laid)
  if (producer !== undefined) return `write \`${place}: ${producer}\` under \`edges\``
  const { steps, outside } = laid.pipeline
  const isTaken = own(steps, port.name) ?? own(outside, port.name)
  const node = isTaken ? place.replace('.', '_') : port.name
  return `write \`${node}: { source: { local: PATH } }\` under \`steps\` and \`${place}: ${node}\` under \`edges\` for data of yours`
}

/** Inputs that nothing feeds. */
export function unfed(pipeline: Pipeline, fed: Set<string>): Finding[] {
  const graph = graphOf(pipeline)
  return Object.values(pipeline.steps).flatMap((step) =>
    Object.values(step.contract.inputs)
      .filter((port) => port.required && !canBeMade(port) && !fed.has(`${step.name}.${port.name}`))
      .map((port) => {
        const place = `${step.name}.${port.name}`
        return finding({
          code: 'input-without-producer',
          place,
          fault: 'contract',
          received: `input \`${place}\` without a producer`,
          expected: 'an edge that feeds it, or columns to generate its data from',
          advice: linesFor(step, port, { pipeline, graph }),
          at: step.at,
        })
      }),
  )
}

/** Environment that a step demands and nobody gives. */
export function unset({ steps }: Pipeline): Finding[] {
  return Object.values(steps).flatMap(({ name, contract, env, at }) =>
    Object.entries(contract.env)
      .filter(
        ([key, variable]) => variable.required && (own(env, key) ?? variable.default ?? variable.example) === undefined,
      )
      .map(([key]) =>
        finding({
          code: 'variable-without-value',
          place: name,
          fault: 'contract',
          received: `environment variable \`${key}\` without a value`,
          expected: 'a default, an example or a value of the step',
          advice: `write \`env: { ${key}: VALUE }\` at the step`,
          at,
        }),
      ),
  )
}
