import type { Case } from '../model/case.ts'
import type { Location } from '../model/location.ts'
import type { EdgeEnd, Pipeline, Step } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { checkCases } from '../shared/checkCases.ts'
import { checkExpectation } from '../shared/checkExpectation.ts'
import { checkValues } from '../shared/checkValues.ts'
import { demandPort } from '../shared/demandPort.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { cycleOf } from './order.ts'

const unknownStep = (step: string, known: string[], at: Location | undefined): PipeproofError =>
  new PipeproofError('unknownStep', { step, known, nearest: nearest(step, known) }, { at })

function demandScript({ steps, outside }: Pipeline, step: string, at: Location): void {
  if (Object.hasOwn(steps, step)) return
  if (!Object.hasOwn(outside, step)) throw unknownStep(step, Object.keys(steps), at)
  const facts = { received: `cases of \`${step}\``, place: '`cases`', expected: 'those of a step with a script' }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'give it a `contract`' }, { at })
}

interface Side {
  side: 'input' | 'output'
  at: Location | undefined
}

/** What has no script has no ports that could be unknown. */
function checkEnd({ steps, outside }: Pipeline, { step, port }: EdgeEnd, { side, at }: Side): void {
  const found = own(steps, step)
  if (!found && !Object.hasOwn(outside, step)) {
    throw unknownStep(step, [...Object.keys(steps), ...Object.keys(outside)], at)
  }
  if (found && port !== undefined) demandPort(found.contract, { side, port, at })
}

function checkProducers({ steps, edges }: Pipeline): void {
  const producers = new Map<string, string>()
  for (const { from, to, kind, at } of edges) {
    if (to.port === undefined || kind === 'order') continue
    const port = own(steps, to.step)?.contract.inputs[to.port]
    if (!port || port.merge) continue
    const place = `${to.step}.${to.port}`
    const first = producers.get(place)
    const second = [from.step, from.port].filter(Boolean).join('.')
    if (first !== undefined) throw new PipeproofError('twoProducers', { place, producers: [first, second] }, { at })
    producers.set(place, second)
  }
}

function checkCycle(pipeline: Pipeline): void {
  const steps = cycleOf(pipeline)
  if (!steps) return
  const closing = pipeline.edges.find(({ from, to }) => from.step === steps.at(-2) && to.step === steps.at(-1))
  throw new PipeproofError('cycle', { steps }, { at: closing?.at })
}

/** A step runs on the cases of its contract, then on its own. */
function withCases(step: Step, more: Case[] = []): Step {
  const cases = [...(step.contract.cases ?? []), ...more]
  checkCases(step.contract, cases)
  return { ...step, cases }
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
  for (const { contract, env, args, expect = {}, sources = {}, at: place } of Object.values(pipeline.steps)) {
    checkValues(contract, { env, args, at: place })
    checkExpectation(contract, expect, place)
    for (const port of Object.keys(sources)) demandPort(contract, { side: 'input', port, at: place })
  }
  checkProducers(pipeline)
  checkCycle(pipeline)
  for (const step of Object.keys(cases)) demandScript(pipeline, step, at(step))
  const steps = Object.entries(pipeline.steps).map(([name, step]) => [name, withCases(step, own(cases, name))])
  return { ...pipeline, steps: Object.fromEntries(steps) }
}
