import { graphOf, reach, type Dag, type Graph } from './graph.ts'
import { order } from './order.ts'

/** The shape of a pipeline; each list is in the order of the data. */
export interface Analysis {
  order: string[]
  /** What nothing comes before, and what nothing comes after. */
  sources: string[]
  sinks: string[]
  /** What hangs together: more than one is often a forgotten edge. */
  parts: string[][]
  /** Rows of nodes in which nothing branches off or joins. */
  chains: string[][]
}

/** Groups without changing the order. */
function partsOf(sorted: string[], { before, after }: Graph): string[][] {
  const partOf = new Map<string, string[]>()
  const parts: string[][] = []
  for (const node of sorted) {
    if (!partOf.has(node)) {
      const part: string[] = []
      parts.push(part)
      for (const member of reach(node, before, after)) partOf.set(member, part)
    }
    partOf.get(node)?.push(node)
  }
  return parts
}

const only = (names: Set<string> | undefined): string | undefined => (names?.size === 1 ? [...names][0] : undefined)

function chainsOf(sorted: string[], { before, after }: Graph): string[][] {
  const isLinked = (node: string, next: string): boolean =>
    only(after.get(node)) === next && only(before.get(next)) === node
  const chains = new Map<string, string[]>()
  for (const node of sorted) {
    const previous = only(before.get(node))
    const chain = previous !== undefined && isLinked(previous, node) ? chains.get(previous) : undefined
    chain?.push(node)
    chains.set(node, chain ?? [node])
  }
  return [...new Set(chains.values())].filter(({ length }) => length > 1)
}

/** Looks at a pipeline as a graph: its order, its ends, its parts and its chains. */
export function analyse(dag: Dag): Analysis {
  const graph = graphOf(dag)
  const sorted = order(dag)
  return {
    order: sorted,
    sources: sorted.filter((node) => graph.before.get(node)?.size === 0),
    sinks: sorted.filter((node) => graph.after.get(node)?.size === 0),
    parts: partsOf(sorted, graph),
    chains: chainsOf(sorted, graph),
  }
}
