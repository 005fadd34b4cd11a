import type { CheckItem, Contract, Dataset, Port } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import type { Pipeline } from '../model/pipeline.ts'
import { checksIn } from '../shared/checksIn.ts'
import { portsOf } from '../shared/portsOf.ts'
import { formatOf } from '../table/formats.ts'
import { calledChecks, placed } from './calledChecks.ts'
import { datasetNamed, datasetOf } from './datasetNamed.ts'

/** A table, whose format is known. */
function demandTable(dataset: Dataset, at: Location | undefined): void {
  placed(at, () => formatOf(dataset))
}

function demandCheck(item: CheckItem, dataset: Dataset, ports: Port[]): void {
  const other = (name: string): Dataset => datasetNamed(name, ports, item.at).dataset
  const checks = calledChecks(item, { dataset, other })
  const others = checks.flatMap((check) => (check.on === 'tables' ? check.others.map(other) : []))
  for (const each of [dataset, ...others]) demandTable(each, item.at)
}

function demandAll(listed: Record<string, CheckItem[]>, ports: Port[]): void {
  for (const [name, items] of Object.entries(listed)) {
    const port = ports.find((each) => each.name === name)
    for (const item of items) {
      const dataset = port && datasetOf(item, port)
      if (dataset) demandCheck(item, dataset, ports)
    }
  }
}

/** Every check that a contract lists is one that there is, with options that it has, about ports that there are. */
export function demandChecks(contract: Contract): Contract {
  demandAll(checksIn(contract), [...Object.values(contract.outputs), ...Object.values(contract.inputs)])
  return contract
}

/** The same of the checks that a pipeline lists. */
export function demandAcross(pipeline: Pipeline): Pipeline {
  demandAll(pipeline.checks ?? {}, portsOf(pipeline.steps))
  return pipeline
}
