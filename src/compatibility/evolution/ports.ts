import type { Column, Contract, Dataset, Port } from '../../model/contract.ts'
import type { Change } from '../../model/evolution.ts'
import type { Finding } from '../../model/finding.ts'
import type { Sampler } from '../../model/sampler.ts'
import { finding } from '../../shared/finding.ts'
import { own } from '../../shared/own.ts'
import { unsatisfied } from '../satisfies.ts'
import { changeOf } from './change.ts'
import { differences } from './differences.ts'

type Side = 'input' | 'output'

export interface Versions {
  side: Side
  /** `contract.port` */
  place: string
  sample: Sampler
}

type What = Map<string, string[]>

const add = (what: What, place: string, parts: string[]): void => {
  if (parts.length > 0) what.set(place, [...(what.get(place) ?? []), ...parts])
}

function compareColumns(what: What, place: string, [before, after]: Record<string, Column>[]): void {
  for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    const [earlier, later] = [own(before ?? {}, name), own(after ?? {}, name)]
    const where = `${place}.${name}`
    if (!earlier || !later) add(what, where, [`the column is ${later ? 'new' : 'gone'}`])
    else add(what, where, differences(earlier, later, { except: ['description'] }))
  }
}

function compareDatasets(what: What, place: string, [before, after]: (Dataset | undefined)[]): void {
  if (!before || !after) {
    add(what, place, [`the dataset \`${(before ?? after)?.name}\` is ${after ? 'new' : 'gone'}`])
    return
  }
  // what `{vars}` stand for is told where `files` does not tell it
  const except = ['name', 'columns', 'vars', ...(before.files === after.files ? [] : ['patterns'])]
  add(what, place, differences(before, after, { except }))
  compareColumns(what, place, [before.columns ?? {}, after.columns ?? {}])
}

function whatDiffers(before: Port, after: Port, place: string): What {
  const what: What = new Map()
  add(what, place, differences(before, after, { except: ['name', 'datasets', 'checks', 'at'] }))
  for (const name of new Set([...Object.keys(before.datasets), ...Object.keys(after.datasets)]))
    compareDatasets(what, place, [own(before.datasets, name), own(after.datasets, name)])
  return what
}

const keyOf = ({ code, place }: Finding): string => `${code} ${place}`

/** What the one promises and the other does not accept; what each already said of itself is no change. */
function conflicts(promised: Port, needed: Port, { place, sample }: Versions): Finding[] {
  const edge = { place, at: needed.at, sample }
  const always = new Set([promised, needed].flatMap((port) => unsatisfied(port, port, edge)).map(keyOf))
  return unsatisfied(promised, needed, edge).filter((found) => !always.has(keyOf(found)))
}

/** An input that is new must be fed, one that is gone can not be; an output that is gone feeds nobody. */
function appeared(port: Port, isNew: boolean, { side, place }: Versions): Change {
  const isNeeded = side === 'input' && (!isNew || port.required)
  const breaks = isNeeded ? 'backward' : isNew ? undefined : 'forward'
  const found = finding({
    code: isNew ? 'new-port' : 'lost-port',
    place,
    fault: 'contract',
    received: `${isNew ? 'new' : 'loss of the'} ${side} \`${place}\``,
    expected: isNew ? 'the inputs that there were' : `the ${side}s that there were`,
    advice: isNew ? 'feed it, or write `required: false`' : 'keep it, or change the edges that name it',
    at: port.at,
  })
  const all: Change['findings'] = {
    backward: breaks === 'backward' ? [found] : [],
    forward: breaks === 'forward' ? [found] : [],
  }
  return changeOf({ side, place, what: [`the ${side} is ${isNew ? 'new' : 'gone'}`] }, all)
}

const at = (findings: Finding[], place: string): Finding[] => findings.filter((each) => each.place === place)

/** What changed from one port to another; one of them may not be there. */
export function changesOfPort(before: Port | undefined, after: Port | undefined, versions: Versions): Change[] {
  if (!before || !after)
    return [before, after].flatMap((port) => (port ? [appeared(port, port === after, versions)] : []))
  const found: Change['findings'] = {
    backward: conflicts(before, after, versions),
    forward: conflicts(after, before, versions),
  }
  const what = whatDiffers(before, after, versions.place)
  const places = new Set([...what.keys(), ...[...found.backward, ...found.forward].map(({ place }) => place)])
  return [...places].map((place) =>
    changeOf(
      { side: versions.side, place, what: what.get(place) ?? [] },
      { backward: at(found.backward, place), forward: at(found.forward, place) },
    ),
  )
}

/** What changed in the ports of one side. */
export function portChanges(
  before: Contract,
  after: Contract,
  { side, sample }: { side: Side; sample: Sampler },
): Change[] {
  const [earlier, later] = [before[`${side}s`], after[`${side}s`]]
  return [...new Set([...Object.keys(earlier), ...Object.keys(later)])].flatMap((name) =>
    changesOfPort(own(earlier, name), own(later, name), { side, place: `${after.name}.${name}`, sample }),
  )
}
