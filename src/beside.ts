import type { ObservedPort } from './model/observation.ts'

const siblings = new WeakMap<object, ObservedPort[]>()

/** Remembers which ports belong to one run, for checks that compare them. */
export function together(ports: ObservedPort[]): void {
  for (const port of ports) siblings.set(port, ports)
}

/** The ports of the run that data is of. */
export function beside(data: unknown): ObservedPort[] {
  if (typeof data !== 'object' || data === null) return []
  const [output] = 'outputs' in data ? Object.values(data.outputs as Record<string, ObservedPort>) : [] // a run's
  return siblings.get(output ?? data) ?? []
}
