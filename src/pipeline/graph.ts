import type { Pipeline } from '../model/pipeline.ts'

/** What the analyses need of a pipeline. */
export type Dag = Pick<Pipeline, 'steps' | 'outside' | 'edges'>

/** Who follows whom; each neighbour once, however many edges there are. */
export interface Graph {
  nodes: string[]
  before: Map<string, Set<string>>
  after: Map<string, Set<string>>
}

const emptied = (nodes: string[]): Map<string, Set<string>> => new Map(nodes.map((node) => [node, new Set()]))

/** The graph of a pipeline, in one pass; the order of its file is kept, what comes from outside goes first. */
export function graphOf({ steps, outside, edges }: Dag): Graph {
  const fed = new Set(edges.map(({ to }) => to.step))
  const [sources, others] = [true, false].map((first) => Object.keys(outside).filter((name) => first !== fed.has(name)))
  const nodes = [...(sources ?? []), ...Object.keys(steps), ...(others ?? [])]
  const [before, after] = [emptied(nodes), emptied(nodes)]
  for (const { from, to } of edges) {
    before.get(to.step)?.add(from.step)
    after.get(from.step)?.add(to.step)
  }
  return { nodes, before, after }
}

/** All that can be reached from a node, itself first. */
export function reach(start: string, ...ways: Map<string, Set<string>>[]): Set<string> {
  const found = new Set([start])
  // a set that grows while it is walked gives its new members too
  for (const node of found)
    for (const neighbours of ways) for (const next of neighbours.get(node) ?? []) found.add(next)
  return found
}
