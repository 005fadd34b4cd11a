import type { Dataset, Port } from '../model/contract.ts'
import type { DataSpec } from '../model/data.ts'
import type { Contract } from '../model/contract.ts'
import { isDescribed } from './inputs.ts'

/** Small tables show most, large ones what only many rows do. */
const sizes = [1, 2, 3, 5, 8, 13, 21, 34, 55, 100]

const bounds = (datasets: Dataset[]): { least: number; most: number } => ({
  least: Math.max(0, ...datasets.map(({ rows: { min } }) => min)),
  most: Math.min(...datasets.map(({ rows: { max } }) => max ?? Infinity)),
})

function varied(spec: DataSpec, port: Port | undefined, index: number): DataSpec {
  if ((spec.kind !== 'generated' && spec.kind !== 'like') || !port) return spec
  const { least, most } = bounds(Object.values(port.datasets))
  const size = spec.rows ?? Math.min(Math.max(sizes[index % sizes.length] ?? least, least), most)
  return { ...spec, seed: `${spec.seed ?? ''} ${index}`, rows: size }
}

/** The same inputs, where those that are made have so many rows, as far as that is allowed. */
export function sizedInputs(
  inputs: Record<string, DataSpec>,
  { inputs: ports }: Contract,
  rows: number,
): Record<string, DataSpec> {
  const sized = Object.entries(inputs).map(([name, spec]) => {
    const { least, most } = bounds(Object.values(ports[name]?.datasets ?? {}))
    return [name, spec.kind === 'generated' ? { ...spec, rows: Math.min(Math.max(rows, least), most) } : spec]
  })
  return Object.fromEntries(sized)
}

/** Data that is the same each time gives way to what can be made in its place. */
export function freely(inputs: Record<string, DataSpec>, { inputs: ports }: Contract): Record<string, DataSpec> {
  const free = Object.entries(inputs).map(([name, spec]): [string, DataSpec] => {
    const port = ports[name]
    const isFixed = spec.kind === 'rows' || spec.kind === 'local' || spec.kind === 'data'
    return [name, isFixed && port && isDescribed(port) ? { kind: 'generated' } : spec]
  })
  return Object.fromEntries(free)
}

/** The same inputs over and over, but for what is made: that is other data of another size each time. */
export function variedInputs(
  inputs: Record<string, DataSpec>,
  { inputs: ports }: Contract,
  count: number,
): Record<string, DataSpec>[] {
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(Object.entries(inputs).map(([name, spec]) => [name, varied(spec, ports[name], index)])),
  )
}
