import { PipeproofError } from '../errors.ts'
import { graphOf, type Dag, type Graph } from './graph.ts'

interface Visit {
  node: string
  producers: Iterator<string>
}

/** Depth first, on a list of its own: a chain may be longer than the stack is deep. */
class Sorting {
  readonly sorted = new Set<string>()
  readonly #before: Graph['before']

  constructor(before: Graph['before']) {
    this.#before = before
  }

  #visit(node: string): Visit {
    return { node, producers: (this.#before.get(node) ?? new Set<string>()).values() }
  }

  /** Adds a node after all that it needs, or gives the cycle that it hangs on. */
  add(root: string): string[] | undefined {
    const trail = this.sorted.has(root) ? [] : [this.#visit(root)]
    const open = new Set(trail.map(({ node }) => node))
    for (let last = trail.at(-1); last; last = trail.at(-1)) {
      const { value, done } = last.producers.next()
      if (done) {
        trail.pop()
        open.delete(last.node)
        this.sorted.add(last.node)
      } else if (open.has(value)) {
        const names = trail.map(({ node }) => node)
        return [value, ...names.slice(names.indexOf(value)).toReversed()]
      } else if (!this.sorted.has(value)) {
        trail.push(this.#visit(value))
        open.add(value)
      }
    }
    return undefined
  }
}

function sort({ nodes, before }: Graph): { sorted: string[]; cycle?: string[] } {
  const sorting = new Sorting(before)
  for (const node of nodes) {
    const cycle = sorting.add(node)
    if (cycle) return { sorted: [], cycle }
  }
  return { sorted: [...sorting.sorted] }
}

/** The nodes of one cycle in the direction of the data, its first again at its end; none in a good graph. */
export const cycleOf = (dag: Dag): string[] | undefined => sort(graphOf(dag)).cycle

/** The names of the nodes, each after all that it needs; the file's order where that is free. */
export function order(dag: Dag): string[] {
  const { sorted, cycle } = sort(graphOf(dag))
  if (cycle) throw new PipeproofError('cycle', { steps: cycle })
  return sorted
}
