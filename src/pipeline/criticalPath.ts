import { own } from '../shared/own.ts'
import { graphOf, type Dag } from './graph.ts'
import { order } from './order.ts'

export interface CriticalPath {
  steps: string[]
  /** The sum of their seconds; their number, where no seconds are given. */
  cost: number
}

/** The path that no number of cores makes shorter: of the most seconds, or of the most steps. */
export function criticalPath(dag: Dag, seconds?: Record<string, number>): CriticalPath {
  const { before } = graphOf(dag)
  const best = new Map<string, { cost: number; producer: string | undefined }>()
  let last: string | undefined
  const costTo = (node: string | undefined): number => (node === undefined ? 0 : (best.get(node)?.cost ?? 0))
  const dearer = (one: string | undefined, other: string): string =>
    costTo(other) > costTo(one) ? other : (one ?? other)
  for (const node of order(dag)) {
    const producer = [...(before.get(node) ?? [])].reduce<string | undefined>(dearer, undefined)
    best.set(node, { cost: costTo(producer) + (seconds ? (own(seconds, node) ?? 0) : 1), producer })
    last = dearer(last, node)
  }
  const steps: string[] = []
  for (let node = last; node !== undefined; node = best.get(node)?.producer) steps.push(node)
  return { steps: steps.toReversed(), cost: costTo(last) }
}
