import type { CheckItem, Dataset, Port } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { oneOf } from '../shared/words.ts'

/** The port of a name such as `port`, `port.dataset` or, in a pipeline, `step.port`: of several the longest. */
export const portNamed = <P extends { name: string }>(name: string, ports: P[]): P | undefined =>
  ports
    .filter((port) => name === port.name || name.startsWith(`${port.name}.`))
    .reduce<P | undefined>((found, port) => (found && found.name.length >= port.name.length ? found : port), undefined)

/** The dataset that `port` or `port.dataset` names: without the second, the only one, or the only table. */
export function datasetNamed(name: string, ports: Port[], at?: Location): { port: Port; dataset: Dataset } {
  const port = portNamed(name, ports)
  const second = name.slice((port?.name.length ?? 0) + 1) || undefined
  const all = Object.values(port?.datasets ?? {})
  const tables = all.filter(({ columns }) => columns)
  const fitting = second === undefined ? (tables.length > 0 ? tables : all) : all.filter((each) => each.name === second)
  const [dataset] = fitting
  if (port && dataset && fitting.length === 1) return { port, dataset }
  const known = port ? all.map((each) => `${port.name}.${each.name}`) : ports.map((each) => each.name)
  const similar = nearest(name, known)
  const advice = similar === undefined ? 'name one of them' : `write \`${similar}\``
  throw new PipeproofError(
    'wrongValue',
    { received: `\`${name}\``, place: '`checks`', expected: oneOf(known), advice },
    { at },
  )
}

/** The dataset of a port that a check is about. */
export const datasetOf = ({ dataset }: CheckItem, { datasets }: Port): Dataset | undefined =>
  dataset === undefined ? Object.values(datasets)[0] : own(datasets, dataset)
