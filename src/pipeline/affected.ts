import { demandNode } from './demandNode.ts'
import { graphOf, reach, type Dag } from './graph.ts'
import { order } from './order.ts'

/** What a change of a step reaches, in order: the step itself and all that follows from it. */
export function affected(dag: Dag, step: string): string[] {
  const graph = graphOf(dag)
  demandNode(graph, step)
  const reached = reach(step, graph.after)
  return order(dag).filter((node) => reached.has(node))
}
