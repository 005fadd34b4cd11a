import type { Port } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { Edge, EdgeEnd, Link, Pipeline, Step } from '../model/pipeline.ts'
import { own } from '../shared/own.ts'
import { unfed, unset } from './lacks.ts'
import { guessed, nothingCarried, tied } from './matchFindings.ts'
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

/** An edge between two scripts, and what it may carry. */
interface Between {
  edge: Edge
  producer: Step
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

  #settle({ from, to, at }: Edge, { output, input }: Match): void {
    const end = { step: to.step, port: input.name }
    this.fed.add(keyOf(end))
    this.links.push({ from: { step: from.step, port: output.name }, to: end, ...(at && { at }) })
  }

  #ask(edge: Edge, matches: Match[]): void {
    this.findings.push(tied(edge, matches))
    for (const { input } of matches) this.fed.add(keyOf({ step: edge.to.step, port: input.name }))
  }

  /** Links what names and aliases tell; false, where they tell nothing. */
  certain({ edge, consumer, outputs }: Between): boolean {
    const inputs = this.#inputsFor(edge, consumer, this.#named)
    const isExplicit = edge.from.port !== undefined && edge.to.port !== undefined
    const found = isExplicit ? pairsOf(outputs, inputs) : byName(outputs, inputs)
    for (const each of new Set(found.map(({ input }) => input))) {
      const [first, ...others] = found.filter(({ input }) => input === each)
      if (first && others.length === 0) this.#settle(edge, first)
      else if (first) this.#ask(edge, [first, ...others])
    }
    return found.length > 0
  }

  guess({ edge, producer, consumer, outputs }: Between): void {
    const likely = closest(outputs, this.#inputsFor(edge, consumer, this.fed))
    const [best] = likely
    if (!best) this.findings.push(nothingCarried(edge, producer.contract, consumer.contract))
    else if (likely.length > 1) this.#ask(edge, likely)
    else {
      this.#settle(edge, best)
      this.findings.push(guessed(edge, best))
    }
  }

  /** What comes from outside has no names: it is for the inputs that nothing else feeds, the required ones first. */
  fromOutside(edge: Edge, consumer: Step): void {
    const free = this.#inputsFor(edge, consumer, this.fed)
    const required = free.filter((port) => port.required)
    for (const { name } of required.length > 0 ? required : free) {
      this.outer.push({ ...edge, to: { step: consumer.name, port: name } })
      this.fed.add(`${consumer.name}.${name}`)
    }
    if (free.length === 0) this.findings.push(nothingCarried(edge, undefined, consumer.contract))
  }
}

function between({ steps }: Pipeline, edge: Edge): Between[] {
  const [producer, consumer] = [own(steps, edge.from.step), own(steps, edge.to.step)]
  if (!producer || !consumer) return []
  return [{ edge, producer, consumer, outputs: portsOf(producer.contract.outputs, edge.from.port) }]
}

/** Finds the ports of every edge: those it names, then equal names, then aliases, then what is most alike. */
export function wire(pipeline: Pipeline): Wiring {
  const edges = pipeline.edges.filter(({ kind }) => kind !== 'order')
  const wirer = new Wirer(edges)
  const open = edges.flatMap((edge) => between(pipeline, edge)).filter((one) => !wirer.certain(one))
  for (const one of open) wirer.guess(one)
  for (const edge of edges) {
    const [from, to] = [own(pipeline.steps, edge.from.step), own(pipeline.steps, edge.to.step)]
    if (!from && to) wirer.fromOutside(edge, to)
    else if (!to) wirer.outer.push(edge)
  }
  const { links, outer } = wirer
  const findings = [...wirer.findings, ...severalProducers(pipeline, links), ...scriptless(pipeline)]
  return { links, outer, findings: [...findings, ...unfed(pipeline, wirer.fed), ...unset(pipeline)] }
}
