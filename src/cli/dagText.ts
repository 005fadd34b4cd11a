import { affected, analyse, criticalPath, paths, type Pipeline } from 'pipeproof'
import { counted, wire } from 'pipeproof/kit'
import { table } from './cacheTable.ts'

const arrows = (steps: string[]): string => steps.join(' -> ')

type End = Pipeline['edges'][number]['from']

const endOf = ({ step, port }: End): string => (port === undefined ? step : `${step}.${port}`)

const kinds = { data: '', literal: 'by equal paths', order: 'order only' }

/** Every edge with its ports, as far as they are known. */
function edgesOf(pipeline: Pipeline): string[][] {
  const { links, outer } = wire(pipeline)
  const order = pipeline.edges.filter(({ kind }) => kind === 'order')
  return [...links, ...outer, ...order].map(({ from, to, kind = 'data' }) => [
    endOf(from),
    '->',
    endOf(to),
    kinds[kind] ||
      (Object.hasOwn(pipeline.steps, from.step) && Object.hasOwn(pipeline.steps, to.step) ? '' : 'no script'),
  ])
}

/** A pipeline as a graph, in words. */
export function dagText(pipeline: Pipeline): string {
  const { order, sources, sinks, parts, chains } = analyse(pipeline)
  const rows = [
    ['order', order.join(' ')],
    ['sources', sources.join(' ')],
    ['sinks', sinks.join(' ')],
    ...(parts.length > 1 ? parts.map((part, index) => [`part ${index + 1}`, part.join(' ')]) : []),
    ...chains.map((chain) => ['chain', arrows(chain)]),
    ['longest', arrows(criticalPath(pipeline).steps)],
  ]
  const title = `${pipeline.name}: ${counted(order.length, 'node')}, ${counted(pipeline.edges.length, 'edge')}`
  return `${title}\n\n${table(rows)}${pipeline.edges.length > 0 ? `\n${table(edgesOf(pipeline))}` : ''}`
}

/** All ways between two steps, a line each. */
export function pathsText(pipeline: Pipeline, from: string, to: string): string {
  const { paths: found, cut } = paths(pipeline, from, to)
  if (found.length === 0) return `no path from ${from} to ${to}\n`
  return `${found.map(arrows).join('\n')}\n${cut ? `and more than these ${found.length}\n` : ''}`
}

/** What has to run again after a change, a line each. */
export const affectedText = (pipeline: Pipeline, step: string): string => `${affected(pipeline, step).join('\n')}\n`

/** The path that decides how long a run takes. */
export function criticalText(
  pipeline: Pick<Pipeline, 'steps' | 'outside' | 'edges'>,
  seconds?: Record<string, number>,
): string {
  const { steps, cost } = criticalPath(pipeline, seconds)
  return `${arrows(steps)}\n${seconds ? `${cost.toFixed(2)} seconds` : counted(cost, 'step')}\n`
}
