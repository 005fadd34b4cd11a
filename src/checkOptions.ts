import type { Location } from './model/location.ts'
import type { Pipeline } from './model/pipeline.ts'
import { PipeproofError } from './errors.ts'
import type { FlowOptions } from './flow.ts'
import { checkGiven } from './pipeline/given.ts'
import { runners } from './run/runners.ts'
import { settled } from './settings.ts'
import { nearest } from './shared/nearest.ts'

/** All of them, which the compiler sees to. */
const names: Record<keyof Omit<FlowOptions, 'alone' | 'own' | 'framework'>, true> = {
  python: true,
  runner: true,
  parallel: true,
  sources: true,
  steps: true,
  kinds: true,
  paths: true,
  generators: true,
  cache: true,
  shrink: true,
}

interface Among {
  known: string[]
  place: string
}

function demandAmong(given: string[], { known, place }: Among): void {
  const key = given.find((name) => !known.includes(name))
  if (key !== undefined) throw new PipeproofError('unknownKey', { key, place, known, nearest: nearest(key, known) })
}

interface Asked {
  /** Where they are passed to us. */
  at: Location
  /** They are about a script by itself. */
  alone?: boolean
}

/** The pipeline, once what its tests are asked to use is known: a name that nobody reads would be a mistake that nobody sees. */
export function checkOptions(pipeline: Pipeline, options: FlowOptions, { at, alone = false }: Asked): Pipeline {
  demandAmong(Object.keys(options), { known: Object.keys(names), place: 'the options' })
  checkGiven(options, alone ? 'script' : 'pipeline', at)
  const { sources = {}, runner } = options
  const inputs = Object.values(pipeline.steps).flatMap(({ name, contract }) =>
    Object.keys(contract.inputs).map((port) => `${name}.${port}`),
  )
  demandAmong(Object.keys(sources), { known: inputs, place: '`sources`' })
  if (typeof runner === 'string') demandAmong([runner], { known: Object.keys(runners), place: '`runner`' })
  // what is wrong with them is told by a test, which this is called in
  settled(pipeline.file, options)
  return pipeline
}
