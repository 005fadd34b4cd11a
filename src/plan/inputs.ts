import type { Port } from '../model/contract.ts'
import type { DataSpec } from '../model/data.ts'
import type { Case, Link, Step } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { own } from '../shared/own.ts'

/** What is known when the inputs of a step are chosen. */
export interface Supply {
  links: Link[]
  /** Sources that the user named, by `step.port`. */
  sources: Record<string, DataSpec>
}

const isDescribed = ({ datasets }: Port): boolean =>
  Object.values(datasets).every(({ columns }) => columns !== undefined)

function upstreamOf(step: string, port: string, { links }: Supply): DataSpec | undefined {
  const link = links.find(({ to }) => to.step === step && to.port === port)
  return link && { kind: 'upstream', ...link.from }
}

function noSource(place: string): PipeproofError {
  const advice = `write \`${place}: STEP.OUTPUT\` under \`edges\`, or name a source for it`
  return new PipeproofError('noSource', { place, reason: 'its files are opaque and no edge feeds it', advice })
}

function made(port: Port): DataSpec | undefined {
  return isDescribed(port) ? { kind: 'generated' } : undefined
}

/** Chooses in turn; only an optional input may get nothing. */
function inputsOf(
  { name, contract }: Step,
  choose: (port: Port, place: string) => DataSpec | undefined,
): Record<string, DataSpec> {
  const chosen = Object.values(contract.inputs).flatMap((port): [string, DataSpec][] => {
    const place = `${name}.${port.name}`
    const spec = choose(port, place)
    if (!spec && port.required) throw noSource(place)
    return spec ? [[port.name, spec]] : []
  })
  return Object.fromEntries(chosen)
}

/** Where a step that runs alone gets its data: made from its columns, opaque files from upstream. */
export function aloneInputs(step: Step, given: Record<string, DataSpec>, supply: Supply): Record<string, DataSpec> {
  return inputsOf(
    step,
    (port, place) =>
      own(given, port.name) ?? own(supply.sources, place) ?? made(port) ?? upstreamOf(step.name, port.name, supply),
  )
}

/** A step's way to run inside its pipeline: from upstream, where an edge feeds it. */
export function chainCase(step: Step, supply: Supply): Case {
  const inputs = inputsOf(
    step,
    (port, place) => upstreamOf(step.name, port.name, supply) ?? own(supply.sources, place) ?? made(port),
  )
  return { name: 'in its pipeline', inputs, env: {}, args: {}, expect: {} }
}
