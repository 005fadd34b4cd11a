import type { Dataset } from './model/contract.ts'
import type { Link, Pipeline, Step } from './model/pipeline.ts'
import { named } from './compatibility/medium.ts'
import { matching, readsAll } from './compatibility/paths.ts'
import type { Target } from './compatibility/rule.ts'
import { contractIn } from './perform.ts'
import { own } from './shared/own.ts'
import { portsSeenFrom, references, referred, type Reference } from './shared/referred.ts'

interface Wired {
  pipeline: Pipeline
  links: Link[]
}

/** A column as its producer declares it, among the datasets of its port. */
interface Origin {
  from: Link['from']
  all: Dataset[]
  dataset: Dataset
  column: string
}

const feeding = (links: Link[], step: string, port: string): Link[] =>
  links.filter(({ to }) => to.step === step && to.port === port)

const isSame = (one: Link['from'], other: Link['from']): boolean => one.step === other.step && one.port === other.port

/** Whether a step that refers to one of its own ports means this column: what it wrote itself, or what it was given of it. */
function means(reference: string, step: Step, { origin, links }: { origin: Origin; links: Link[] }): boolean {
  const contract = contractIn(step)
  const found = referred(reference, portsSeenFrom('outputs', contract))
  if (found?.column !== origin.column) return false
  if (own(contract.outputs, found.port))
    return isSame({ step: step.name, port: found.port }, origin.from) && found.dataset === origin.dataset.name
  const read = contract.inputs[found.port]?.datasets[found.dataset]
  const [only, ...others] = feeding(links, step.name, found.port)
  const isGiven = only !== undefined && others.length === 0 && isSame(only.from, origin.from)
  return isGiven && read !== undefined && matching(origin.all, read).every((each) => each === origin.dataset)
}

/** The columns that an input finds under a name, as the producer at a link declares them. */
function originsOf(
  { from }: Link,
  needed: Dataset,
  { pipeline, column }: { pipeline: Pipeline; column: string },
): Origin[] {
  const step = pipeline.steps[from.step]
  const all = Object.values((step && contractIn(step).outputs[from.port]?.datasets) ?? {})
  return matching(all, needed).flatMap((dataset) => {
    const index = Object.keys(named(dataset, needed).columns ?? {}).indexOf(column)
    const name = Object.keys(dataset.columns ?? {})[index]
    return name === undefined ? [] : [{ from, all, dataset, column: name }]
  })
}

function targetOf(origin: Origin, needed: Dataset, { producer, links }: { producer: Step; links: Link[] }): Target {
  const { from, dataset, column } = origin
  const isMeantBy = (text: string): boolean => readsAll(dataset, needed) && means(text, producer, { origin, links })
  return {
    column: dataset.columns?.[column] ?? {},
    place: `${from.step}.${from.port}.${column}`,
    isMeantBy,
    name: references(portsSeenFrom('outputs', contractIn(producer))).find(isMeantBy),
  }
}

/** What the steps before promise of the column that a reference of an input means. */
export function promisedBeside({ pipeline, links }: Wired, { from, to }: Link): (reference: string) => Target[] {
  const producer = pipeline.steps[from.step]
  const consumer = pipeline.steps[to.step]
  const inputs = consumer ? contractIn(consumer).inputs : {}
  const isOnly = feeding(links, to.step, to.port).length === 1
  const targets = ({ port, dataset, column }: Reference): Target[] => {
    const needed = inputs[port]?.datasets[dataset]
    if (!needed || !producer) return []
    const origins = feeding(links, to.step, port).flatMap((link) => originsOf(link, needed, { pipeline, column }))
    return origins.map((origin) => {
      const target = targetOf(origin, needed, { producer, links })
      // of several producers of one input each would have to say so
      return isOnly ? target : { ...target, isMeantBy: () => false, name: undefined }
    })
  }
  return (reference) => {
    const found = referred(reference, inputs)
    return found ? targets(found) : []
  }
}
