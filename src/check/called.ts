import type { DataCheck } from '../model/check.ts'
import type { CheckItem, Dataset, Port } from '../model/contract.ts'
import type { ObservedPort } from '../model/observation.ts'
import { PipeproofError } from '../errors.ts'
import { calledChecks } from './calledChecks.ts'
import { datasetNamed, datasetOf, portNamed } from './datasetNamed.ts'
import { openOthers, type Opened } from './others.ts'

interface Calling {
  beside?: ObservedPort[]
  items?: CheckItem[]
}

/** The checks by name that are about a dataset. */
export const itemsFor = (dataset: Dataset, port: Port, { items = port.checks ?? [] }: Calling): CheckItem[] =>
  items.filter((item) => datasetOf(item, port)?.name === dataset.name)

/** A port whose data is not there to be compared with. */
class NotAtHand extends Error {}

function checksOf(item: CheckItem, dataset: Dataset, ports: Port[]): DataCheck[] {
  const other = (name: string): Dataset => {
    if (portNamed(name, ports)) return datasetNamed(name, ports, item.at).dataset
    throw new NotAtHand(name)
  }
  return calledChecks(item, { dataset, other })
}

/** Data that was asked to be compared is to be there; of a contract, other tests have it. */
function lacking(item: CheckItem, name: string): PipeproofError {
  const facts = { received: `lack of the data of \`${name}\``, place: `\`${item.name}\`` }
  const advice = 'check the output of a run, which has its other ports beside it'
  return new PipeproofError('wrongValue', { ...facts, expected: 'both sides', advice }, { at: item.at })
}

/** What a dataset is checked for by name, and the data that it is compared with. */
export async function calledFor(
  dataset: Dataset,
  port: Port,
  calling: Calling,
): Promise<{ checks: DataCheck[]; others: Record<string, Opened> }> {
  const { beside = [], items } = calling
  const ports = beside.map((each) => each.port)
  const checks: DataCheck[] = []
  for (const item of itemsFor(dataset, port, calling)) {
    try {
      checks.push(...checksOf(item, dataset, ports))
    } catch (error) {
      if (!(error instanceof NotAtHand)) throw error
      if (items) throw lacking(item, error.message)
    }
  }
  const wanted = checks.flatMap((check) => (check.on === 'tables' ? check.others : []))
  const others = await openOthers(wanted, beside)
  const isAtHand = (check: DataCheck): boolean =>
    check.on !== 'tables' || check.others.every((name) => Object.hasOwn(others, name))
  return { checks: checks.filter(isAtHand), others }
}
