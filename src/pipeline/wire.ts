import type { Port } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { Edge, EdgeEnd, Link, Outside, Pipeline, Step } from '../model/pipeline.ts'
import { own } from '../shared/own.ts'
import { unfed, unset } from './lacks.ts'
import { guessed, nothingCarried, nothingLeft, tied } from './matchFindings.ts'
import { byName, closest, pairsOf, type Match } from './match.ts'
import { scriptless } from './scriptless.ts'
import { severalProducers } from './severalProducers.ts'

/** The edges with both their ports, and what is wrong with them. */
export interface Wiring {
  links: Link[]
  /** The edges from and to nodes without a script, whose ports nobody tells. */
  outer: Edge[]
  findings: Finding[]
}

/** An edge into a script, and what it may carry, as far as contracts tell. */
interface Known {
  edge: Edge
  producer: Step | Outside
  consumer: Step
  outputs: Port[]
}

const keyOf = ({ step, port = '' }: EdgeEnd): string => `${step}.${port}`

const portsOf = (ports: Record<string, Port>, name: string | undefined): Port[] =>
  Object.values(ports).filter((port) => (name ?? port.name) === port.name)

/** One way after the other to tell the ports of edges: nothing is guessed before all that is certain is known. */
class Wirer {
  readonly links: Link[] = []
  readonly outer: Edge[] = []
  readonly findings: Finding[] = []
  /** The inputs that edges name. */
  readonly #named: Set<string>
  /** The inputs that get something, or stand in a question. */
  readonly fed: Set<string>

  constructor(edges: Edge[]) {
    this.#named = new Set(edges.flatMap(({ to }) => (to.port === undefined ? [] : [keyOf(to)])))
    this.fed = new Set(this.#named)
  }

  #inputsFor({ to }: Edge, { name, contract }: Step, taken: Set<string>): Port[] {
    const ports = portsOf(contract.inputs, to.port)
    return to.port === undefined ? ports.filter((port) => !taken.has(keyOf({ step: name, port: port.name }))) : ports
  }

  #settle({ edge, producer }: Known, { output, input }: Match): void {
    const [from, to] = [
      { step: edge.from.step, port: output.name },
      { step: edge.to.step, port: input.name },
    ]
    this.fed.add(keyOf(to))
    if (isOutside(producer)) this.outer.push({ ...edge, from, to })
    else this.links.push({ ...edge, from, to })
  }

  #ask(edge: Edge, matches: Match[]): void {
    this.findings.push(tied(edge, matches))
    for (const { input } of matches) this.fed.add(keyOf({ step: edge.to.step, port: input.name }))
  }

  /** Links what names and aliases tell; false, where they tell nothing. */
  certain(known: Known): boolean {
    const { edge, consumer, outputs } = known
    const inputs = this.#inputsFor(edge, consumer, this.#named)
    const isExplicit = edge.from.port !== undefined && edge.to.port !== undefined
    const found = isExplicit ? pairsOf(outputs, inputs) : byName(outputs, inputs)
    for (const each of new Set(found.map(({ input }) => input))) {
      const [first, ...others] = found.filter(({ input }) => input === each)
      if (first && others.length === 0) this.#settle(known, first)
      else if (first) this.#ask(edge, [first, ...others])
    }
    return found.length > 0
  }

  guess(known: Known): void {
    const { edge, producer, consumer, outputs } = known
    const likely = closest(outputs, this.#inputsFor(edge, consumer, this.fed))
    const [best] = likely
    if (likely.length > 1) this.#ask(edge, likely)
    else if (best) {
      this.#settle(known, best)
      this.findings.push(guessed(edge, best))
    } else if (isOutside(producer)) this.#fromOutside(known)
    else this.findings.push(nothingCarried(edge, producer.contract, consumer.contract))
  }

  /** Of what comes from outside nothing may be told: it is for the inputs that nothing else feeds, the required ones first. */
  #fromOutside({ edge, consumer }: Known): void {
    const free = this.#inputsFor(edge, consumer, this.fed)
    const required = free.filter((port) => port.required)
    for (const { name } of required.length > 0 ? required : free) {
      this.outer.push({ ...edge, to: { step: consumer.name, port: name } })
      this.fed.add(`${consumer.name}.${name}`)
    }
    if (free.length === 0) this.findings.push(nothingLeft(edge))
  }
}

const isOutside = (producer: Step | Outside): producer is Outside => !('cases' in producer)

function knownOf({ steps, outside }: Pipeline, edge: Edge): Known[] {
  const producer = own(steps, edge.from.step) ?? own(outside, edge.from.step)
  const consumer = own(steps, edge.to.step)
  if (!producer || !consumer) return []
  return [{ edge, producer, consumer, outputs: portsOf(producer.contract?.outputs ?? {}, edge.from.port) }]
}

/** Finds the ports of every edge: those it names, then equal names, then aliases, then what is most alike. */
export function wire(pipeline: Pipeline): Wiring {
  const edges = pipeline.edges.filter(({ kind }) => kind !== 'order')
  const wirer = new Wirer(edges)
  const open = edges.flatMap((edge) => knownOf(pipeline, edge)).filter((known) => !wirer.certain(known))
  // what nothing is told of gets what is left
  const [told, untold] = [
    open.filter(({ outputs }) => outputs.length > 0),
    open.filter(({ outputs }) => outputs.length === 0),
  ]
  for (const known of [...told, ...untold]) wirer.guess(known)
  const { links, findings, fed } = wirer
  const outer = [...wirer.outer, ...edges.filter(({ to }) => !Object.hasOwn(pipeline.steps, to.step))]
  const lacks = [
    ...severalProducers(pipeline, links),
    ...scriptless(pipeline),
    ...unfed(pipeline, fed),
    ...unset(pipeline),
  ]
  return { links, outer, findings: [...findings, ...lacks] }
}
