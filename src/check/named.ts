import type { About, DataCheck, NamedCheck } from '../model/check.ts'
import type { CheckItem, Contract, Dataset, Port } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { checksIn } from '../shared/checksIn.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { schemaCheck } from '../shared/schema.ts'
import { oneOf } from '../shared/words.ts'
import { plainDocument } from '../shared/yaml.ts'
import { formatOf } from '../table/formats.ts'
import { conservesRows } from './named/conservesRows.ts'
import { keepsKeys } from './named/keepsKeys.ts'
import { noNulls } from './named/noNulls.ts'
import { range } from './named/range.ts'
import { rowCount } from './named/rowCount.ts'
import { unique } from './named/unique.ts'

/** Every check that contracts and tests can call, by its name. */
export const namedChecks = {
  noNulls,
  range,
  unique,
  rowCount,
  conservesRows,
  keepsKeys,
}

/** One of them, whatever its options are. */
export interface AnyCheck extends Omit<NamedCheck<object>, 'make' | 'main' | 'required'> {
  main?: string
  required?: string[]
  make(options: never, about: About): DataCheck[]
}

const nowhere: Location = { file: '', line: 1, column: 1 }

/** The check of a name; `at` is where it is called. */
export function checkNamed(name: string, at?: Location): AnyCheck {
  const check = own<AnyCheck>(namedChecks, name)
  if (check) return check
  const known = Object.keys(namedChecks)
  throw new PipeproofError('unknownKey', { key: name, place: '`checks`', known, nearest: nearest(name, known) }, { at })
}

/** The JSON Schema of the options of a check. */
export const optionsSchema = ({ options, required = [] }: AnyCheck): object => ({
  type: 'object',
  additionalProperties: false,
  properties: options,
  required,
})

const schemas = new Map<AnyCheck, ReturnType<typeof schemaCheck>>()

function demandOptions(check: AnyCheck, name: string, options: object, at: Location): void {
  const demand = schemas.get(check) ?? schemaCheck(optionsSchema(check), `\`${name}\``)
  schemas.set(check, demand)
  demand(plainDocument(options, at))
}

/** A value in place of options is the main one. */
function optionsOf({ options, name, at }: CheckItem, { main }: AnyCheck): object {
  if (!Object.hasOwn(options, 'value')) return options
  if (main !== undefined) return { [main]: options['value'] }
  throw new PipeproofError(
    'wrongValue',
    { received: 'value', place: `\`${name}\``, expected: 'a map of options' },
    { at },
  )
}

/** What a check that is called by its name looks at. */
export function calledChecks(item: CheckItem, about: About): DataCheck[] {
  const { name, mostly, severity, at } = item
  const check = checkNamed(name, at)
  const options = optionsOf(item, check)
  demandOptions(check, name, options, at ?? nowhere)
  if (mostly !== undefined && !check.denominator) {
    const facts = { received: '`mostly`', place: `\`${name}\``, expected: 'a check that counts rows or values' }
    throw new PipeproofError('wrongValue', { ...facts, advice: 'remove it' }, { at })
  }
  const call = { severity, denominator: check.denominator ?? ('rows' as const), ...(mostly !== undefined && { mostly }) }
  // the schema has just proved the options
  return check.make(options as never, about).map((each) => ({ ...each, name, call }))
}

/** The dataset that `port` or `port.dataset` names: without the second, the only one, or the only table. */
export function datasetNamed(name: string, ports: Port[], at?: Location): { port: Port; dataset: Dataset } {
  const [first = '', second] = [name.split('.')[0], name.split('.').slice(1).join('.') || undefined]
  const port = ports.find((each) => each.name === first)
  const all = Object.values(port?.datasets ?? {})
  const tables = all.filter(({ columns }) => columns)
  const fitting = second === undefined ? (tables.length > 0 ? tables : all) : all.filter((each) => each.name === second)
  const [dataset] = fitting
  if (port && dataset && fitting.length === 1) return { port, dataset }
  const known = port ? all.map((each) => `${first}.${each.name}`) : ports.map((each) => each.name)
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

/** A table, whose format is known. */
function demandTable(dataset: Dataset, at: Location | undefined): void {
  try {
    formatOf(dataset)
  } catch (error) {
    throw error instanceof PipeproofError ? new PipeproofError(error.reason, error.facts, { at }) : error
  }
}

function demandCheck(item: CheckItem, dataset: Dataset, ports: Port[]): void {
  const other = (name: string): Dataset => datasetNamed(name, ports, item.at).dataset
  const checks = calledChecks(item, { dataset, other })
  const others = checks.flatMap((check) => (check.on === 'tables' ? check.others.map(other) : []))
  for (const each of [dataset, ...others]) demandTable(each, item.at)
}

/** Every check that a contract lists is one that there is, with options that it has, about ports that there are. */
export function demandChecks(contract: Contract): Contract {
  const ports = [...Object.values(contract.outputs), ...Object.values(contract.inputs)]
  for (const [name, items] of Object.entries(checksIn(contract))) {
    const port = ports.find((each) => each.name === name)
    for (const item of items) {
      const dataset = port && datasetOf(item, port)
      if (dataset) demandCheck(item, dataset, ports)
    }
  }
  return contract
}
