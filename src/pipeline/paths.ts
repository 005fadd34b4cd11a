import { demandNode } from './demandNode.ts'
import { graphOf, reach, type Dag } from './graph.ts'

export interface Paths {
  paths: string[][]
  /** There are more of them. */
  cut: boolean
}

/** Forty diamonds in a row have a billion paths. */
const mostPaths = 1000
const mostNames = 1_000_000

/** All ways from one node to another along the data; the first thousand, where there are more. */
export function paths(dag: Dag, from: string, to: string): Paths {
  const graph = graphOf(dag)
  for (const name of [from, to]) demandNode(graph, name)
  // nothing is entered that does not lead there, so every step taken is part of a path
  const leading = reach(to, graph.before)
  const found: string[][] = []
  const trail = leading.has(from) ? [{ node: from, next: graph.after.get(from)?.values() }] : []
  for (let last = trail.at(-1), names = 0; last; last = trail.at(-1)) {
    const isThere = last.node === to
    if (isThere && (found.length === mostPaths || names > mostNames)) return { paths: found, cut: true }
    if (isThere) {
      names += trail.length
      found.push(trail.map(({ node }) => node))
    }
    const next = isThere ? undefined : last.next?.next()
    if (next === undefined || next.done) trail.pop()
    else if (leading.has(next.value)) trail.push({ node: next.value, next: graph.after.get(next.value)?.values() })
  }
  return { paths: found, cut: false }
}
