import type { Edge, Pipeline } from '../model/pipeline.ts'

type Graph = Pick<Pipeline, 'steps' | 'edges'>

function producersOf(edges: Edge[]): Map<string, string[]> {
  const producers = new Map<string, string[]>()
  for (const { from, to } of edges) producers.set(to.step, [...(producers.get(to.step) ?? []), from.step])
  return producers
}

/** The steps of one cycle in the direction of the data, its first again at its end; none in a good graph. */
export function cycleOf({ steps, edges }: Graph): string[] | undefined {
  const producers = producersOf(edges)
  const done = new Set<string>()
  const visit = (step: string, trail: string[]): string[] | undefined => {
    if (trail.includes(step)) return [step, ...trail.slice(trail.indexOf(step)).toReversed()]
    if (done.has(step)) return undefined
    for (const producer of producers.get(step) ?? []) {
      const cycle = visit(producer, [...trail, step])
      if (cycle) return cycle
    }
    done.add(step)
    return undefined
  }
  for (const step of Object.keys(steps)) {
    const cycle = visit(step, [])
    if (cycle) return cycle
  }
  return undefined
}

/** The names of the steps, each after all that it needs; the file's order where that is free. */
export function order({ steps, edges }: Graph): string[] {
  const producers = producersOf(edges)
  const sorted = new Set<string>()
  const add = (step: string): void => {
    if (sorted.has(step)) return
    for (const producer of producers.get(step) ?? []) add(producer)
    sorted.add(step)
  }
  for (const step of Object.keys(steps)) add(step)
  return [...sorted]
}
