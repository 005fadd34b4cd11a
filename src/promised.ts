import type { Port } from './model/contract.ts'
import type { Finding } from './model/finding.ts'
import type { Link, Pipeline } from './model/pipeline.ts'
import { unsatisfied } from './compatibility/satisfies.ts'
import { sampled } from './data/sampled.ts'
import { contractIn } from './perform.ts'
import { promisedBeside } from './promisedBeside.ts'

const isSameInput = ({ to }: Link, other: Link): boolean => to.step === other.to.step && to.port === other.to.port

/** What the producers of a merged input promise together: none of them has to write all of its files. */
function promisedBy({ steps }: Pipeline, links: Link[]): Port | undefined {
  const outputs = links.flatMap(({ from }) => {
    const step = steps[from.step]
    const port = step && contractIn(step).outputs[from.port]
    return port ? [{ port, from }] : []
  })
  const [first, ...others] = outputs
  if (!first || others.length === 0) return first?.port
  const datasets = outputs.flatMap(({ port, from }) =>
    Object.entries(port.datasets).map(([name, dataset]) => [`${from.step}.${from.port}.${name}`, dataset]),
  )
  return { ...first.port, datasets: Object.fromEntries(datasets) }
}

/** What an edge promises that its input does not accept. */
export function promised(pipeline: Pipeline, link: Link, links: Link[]): Finding[] {
  const { to, at } = link
  const consumer = pipeline.steps[to.step]
  const input = consumer && contractIn(consumer).inputs[to.port]
  const output = promisedBy(pipeline, input?.merge ? links.filter((each) => isSameInput(each, link)) : [link])
  const beside = promisedBeside({ pipeline, links }, link)
  return output && input
    ? unsatisfied(output, input, { place: `${to.step}.${to.port}`, at, sample: sampled, beside })
    : []
}

/** What all edges promise that their inputs do not accept; of the producers of one input together it is told once. */
export function promisedByAll(pipeline: Pipeline, links: Link[]): Finding[] {
  const told = new Set<string>()
  return links.flatMap((link) => {
    const { step, port } = link.to
    const isTold = told.has(`${step}.${port}`) && pipeline.steps[step]?.contract.inputs[port]?.merge
    told.add(`${step}.${port}`)
    return isTold ? [] : promised(pipeline, link, links)
  })
}
