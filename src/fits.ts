import { dirname } from 'node:path'
import type { Contract, Port } from './model/contract.ts'
import type { DataSet } from './model/dataSet.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import { checkPort } from './check/port.ts'
import { givenSet } from './data/given.ts'
import { PipeproofError } from './errors.ts'
import { portsOf, type Found } from './knownPorts.ts'
import { isError } from './shared/finding.ts'
import { globMatcher } from './shared/glob.ts'
import { shown } from './shared/paths.ts'

/** Data where it lies, as a port would find it under the names that it gives. */
function observed(set: DataSet, home: string, port: Port): ObservedPort {
  const place = `${set.name}.${port.name}`
  const given = givenSet({ place, port, dir: home }, set, home)
  const datasets = Object.values(port.datasets).map((dataset) => {
    const isOwn = dataset.patterns.map((pattern) => ({ pattern, fits: globMatcher(pattern) }))
    return {
      dataset,
      files: given.filter(({ name }) => isOwn.some(({ fits }) => fits(name))).map(({ path }) => shown(path, home)),
      missing: isOwn.filter(({ fits }) => !given.some(({ name }) => fits(name))).map(({ pattern }) => pattern),
    }
  })
  return { place, port, dir: home, files: given.map(({ name }) => name), datasets }
}

/** Everything that keeps data from being what a port takes; an error where the port would read none of it. */
export const misfitsOf = async (set: DataSet, manifest: string, port: Port): Promise<Finding[]> =>
  checkPort(observed(set, dirname(manifest), port), { fault: 'data' })

/** Tells without a look at the data whether a port reads such columns at all. */
function isLikely({ columns }: DataSet, { datasets }: Port): boolean {
  const described = Object.values(datasets).filter((dataset) => dataset.columns !== undefined)
  if (described.length === 0) return false
  if (!columns || described.length > 1) return true
  return described.every((dataset) =>
    Object.entries(dataset.columns ?? {}).every(
      ([name, { optional }]) => optional || dataset.csv?.header === false || Object.hasOwn(columns, name),
    ),
  )
}

async function isFitting(set: DataSet, manifest: string, port: Port): Promise<boolean> {
  try {
    return !(await misfitsOf(set, manifest, port)).some(isError)
  } catch (error) {
    if (error instanceof PipeproofError) return false
    throw error
  }
}

export interface Fitting {
  /** `contract.yaml#port`, from the folder of the manifest. */
  ports: string[]
  /** The columns whose values are not to be shown. */
  masked: Set<string>
}

export const maskedIn = ({ datasets }: Port): string[] =>
  Object.values(datasets).flatMap(({ columns = {} }) =>
    Object.entries(columns).flatMap(([name, { masked }]) => (masked ? [name] : [])),
  )

/** The described ports among all of some contracts that data fits; each is tried on the data itself. */
export async function fittingPorts(set: DataSet, manifest: string, contracts: Found<Contract>): Promise<Fitting> {
  const { found } = contracts
  const home = dirname(manifest)
  const ports = found.flatMap(({ file, value }) => portsOf(value, file, home))
  const fitting: string[] = []
  for (const { name, port } of ports)
    if (isLikely(set, port) && (await isFitting(set, manifest, port))) fitting.push(name)
  // what one contract masks is shown nowhere
  return { ports: fitting, masked: new Set(ports.flatMap(({ port }) => maskedIn(port))) }
}
