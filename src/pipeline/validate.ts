import type { Contract } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import type { Case, EdgeEnd, Pipeline } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { repeated } from '../shared/repeated.ts'
import { cycleOf } from './order.ts'
import { checkValues } from './values.ts'

interface Wanted {
  side: 'input' | 'output'
  port: string
  at: Location | undefined
}

function demandStep({ steps }: Pipeline, step: string, at: Location | undefined): Contract {
  const found = own(steps, step)
  if (found) return found.contract
  const known = Object.keys(steps)
  throw new PipeproofError('unknownStep', { step, known, nearest: nearest(step, known) }, { at })
}

function demandPort(contract: Contract, { side, port, at }: Wanted): void {
  const ports = side === 'input' ? contract.inputs : contract.outputs
  if (Object.hasOwn(ports, port)) return
  const known = Object.keys(ports)
  throw new PipeproofError('unknownPort', { port, side, known, nearest: nearest(port, known) }, { at })
}

function checkEnd(pipeline: Pipeline, { step, port }: EdgeEnd, { side, at }: Omit<Wanted, 'port'>): void {
  const contract = demandStep(pipeline, step, at)
  if (port !== undefined) demandPort(contract, { side, port, at })
}

function checkProducers({ edges }: Pipeline): void {
  const producers = new Map<string, string>()
  for (const { from, to, at } of edges) {
    if (to.port === undefined) continue
    const place = `${to.step}.${to.port}`
    const first = producers.get(place)
    const second = [from.step, from.port].filter(Boolean).join('.')
    if (first !== undefined) throw new PipeproofError('twoProducers', { place, producers: [first, second] }, { at })
    producers.set(place, second)
  }
}

function checkCase(contract: Contract, { inputs, env, args, at }: Case): void {
  for (const port of Object.keys(inputs)) demandPort(contract, { side: 'input', port, at })
  checkValues(contract, { env, args, at })
}

/** Titles tell tests apart, in filters and in the history of a report. */
function checkTitles(list: Case[]): void {
  const name = repeated(list.map((item) => item.name))
  if (name === undefined) return
  const facts = { received: `second case \`${name}\``, place: 'this list', expected: 'a name of its own' }
  throw new PipeproofError('wrongValue', facts, { at: list.findLast((item) => item.name === name)?.at })
}

function checkCycle(pipeline: Pipeline): void {
  const steps = cycleOf(pipeline)
  if (!steps) return
  const closing = pipeline.edges.find(({ from, to }) => from.step === steps.at(-2) && to.step === steps.at(-1))
  throw new PipeproofError('cycle', { steps }, { at: closing?.at })
}

/** Checks the names in a pipeline against each other, and gives its steps their cases. */
export function validate(
  { cases, ...pipeline }: Pipeline & { cases: Record<string, Case[]> },
  at: (step: string) => Location,
): Pipeline {
  for (const edge of pipeline.edges) {
    checkEnd(pipeline, edge.to, { side: 'input', at: edge.at })
    checkEnd(pipeline, edge.from, { side: 'output', at: edge.at })
  }
  for (const { contract, env, args, at: place } of Object.values(pipeline.steps))
    checkValues(contract, { env, args, at: place })
  checkProducers(pipeline)
  checkCycle(pipeline)
  for (const [step, list] of Object.entries(cases)) {
    const contract = demandStep(pipeline, step, at(step))
    for (const item of list) checkCase(contract, item)
    checkTitles(list)
  }
  const steps = Object.entries(pipeline.steps).map(([name, step]) => [name, { ...step, cases: own(cases, name) ?? [] }])
  return { ...pipeline, steps: Object.fromEntries(steps) }
}
