import type { Port } from '../model/contract.ts'
import type { DataSpec } from '../model/data.ts'
import type { Case, Edge, Link, Step } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { own } from '../shared/own.ts'

/** What is known when the inputs of a step are chosen. */
export interface Supply {
  links: Link[]
  /** The edges from outside. */
  outer?: Edge[]
  /** Sources that the user named, by `step.port`. */
  sources: Record<string, DataSpec>
}

/** Tells whether data for a port can be made from its contract. */
export const isDescribed = ({ datasets }: Port): boolean =>
  Object.values(datasets).every(({ columns }) => columns !== undefined)

function upstreamOf(step: string, { name, merge }: Port, { links }: Supply): DataSpec | undefined {
  const [first, ...others] = links.filter(({ to }) => to.step === step && to.port === name).map(({ from }) => from)
  return first && { kind: 'upstream', ...first, ...(merge && others.length > 0 && { also: others }) }
}

function noSource(step: string, { name }: Port, { outer = [] }: Supply): PipeproofError {
  const place = `${step}.${name}`
  const from = outer.find(({ to }) => to.step === step && to.port === name)?.from.step
  const [reason, line] =
    from === undefined
      ? ['its files are opaque and no edge feeds it', `${place}: STEP.OUTPUT\` under \`edges`]
      : [`its files are opaque and \`${from}\` has no script`, `${from}: { source: { local: PATH } }\` under \`steps`]
  const advice = `write \`${line}\`, or name a source for it`
  return new PipeproofError('noSource', { place, reason, advice })
}

function made(port: Port): DataSpec | undefined {
  return isDescribed(port) ? { kind: 'generated' } : undefined
}

/** Chooses in turn; only an optional input may get nothing. */
function inputsOf(
  { name, contract }: Step,
  supply: Supply,
  choose: (port: Port, place: string) => DataSpec | undefined,
): Record<string, DataSpec> {
  const chosen = Object.values(contract.inputs).flatMap((port): [string, DataSpec][] => {
    const place = `${name}.${port.name}`
    const spec = choose(port, place)
    if (!spec && port.required) throw noSource(name, port, supply)
    return spec ? [[port.name, spec]] : []
  })
  return Object.fromEntries(chosen)
}

/** Where a step that runs alone gets its data: made from its columns, opaque files from upstream. */
export function aloneInputs(step: Step, given: Record<string, DataSpec>, supply: Supply): Record<string, DataSpec> {
  return inputsOf(
    step,
    supply,
    (port, place) =>
      own(given, port.name) ?? own(supply.sources, place) ?? made(port) ?? upstreamOf(step.name, port, supply),
  )
}

/** A step's way to run inside its pipeline: from upstream, where an edge feeds it. */
export function chainCase(step: Step, supply: Supply): Case {
  const inputs = inputsOf(
    step,
    supply,
    (port, place) => upstreamOf(step.name, port, supply) ?? own(supply.sources, place) ?? made(port),
  )
  return { name: 'in its pipeline', inputs, env: {}, args: {}, expect: {} }
}
