import type { CheckItem, Port } from './model/contract.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import { checkPort } from './check/port.ts'
import { PipeproofError } from './errors.ts'
import { declaredBy, withObserved, type Data } from './observed.ts'
import { beside } from './beside.ts'
import { fromCaller } from './shared/caller.ts'

const schema = new Set(['columns', 'type', 'nulls', 'json'])

function demandChecks(port: Port, subject: string): void {
  const isBare = Object.values(port.datasets).every(
    ({ columns = {}, json }) => Object.keys(columns).length === 0 && json === undefined,
  )
  if (isBare && !port.checks) throw new PipeproofError('noChecks', { subject })
}

/** Checks data against a port: against its schema only, or against all that it promises. */
export async function checkData(data: Data, wanted: Port | undefined, depth: 'schema' | 'all'): Promise<Finding[]> {
  const port = wanted ?? declaredBy(data)
  if (!port) throw new PipeproofError('noChecks', { subject: 'data without a contract' })
  demandChecks(port, `port \`${port.name}\``)
  const fault = declaredBy(data) ? 'producer' : 'data'
  return withObserved(located(data), port, (observed) =>
    checkPort(observed, {
      fault,
      beside: beside(data),
      select: ({ name }) => depth === 'all' || schema.has(name),
    }),
  )
}

/** Only the call itself tells where it came from. */
const located = (data: Data): Data => (typeof data === 'string' ? fromCaller(data) : data)

/** Checks data for what is listed alone; `others` are what the checks compare it with, by name. */
export async function checkItems(
  data: Data,
  items: CheckItem[],
  others: Record<string, Data> = {},
): Promise<Finding[]> {
  if (items.length === 0) throw new PipeproofError('noChecks', { subject: 'list of checks' })
  const [own, given] = [located(data), Object.entries(others).map(([name, other]) => [name, located(other)] as const)]
  const fault = declaredBy(data) ? 'producer' : 'data'
  const judge = (observed: ObservedPort, known: ObservedPort[]): Promise<Finding[]> =>
    checkPort(observed, { fault, items, beside: [...known, ...beside(data)] })
  const gather = (observed: ObservedPort, rest: typeof given, known: ObservedPort[]): Promise<Finding[]> => {
    const [first, ...more] = rest
    if (!first) return judge(observed, known)
    const [name, other] = first
    return withObserved(other, undefined, (each) =>
      gather(observed, more, [...known, { ...each, port: { ...each.port, name } }]),
    )
  }
  return withObserved(own, undefined, (observed) => gather(observed, given, []))
}
