import { basename, dirname, resolve } from 'node:path'
import type { About, DataCheck, NamedCheck } from '../model/check.ts'
import type { CheckItem, Contract, Dataset, Port } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { checksIn } from '../shared/checksIn.ts'
import { isFile, nearestFile } from '../shared/files.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { shown } from '../shared/paths.ts'
import { schemaCheck } from '../shared/schema.ts'
import { oneOf } from '../shared/words.ts'
import { plainDocument } from '../shared/yaml.ts'
import { EngineError } from '../table/engine.ts'
import { formatOf } from '../table/formats.ts'
import { conservesRows } from './named/conservesRows.ts'
import { keepsKeys } from './named/keepsKeys.ts'
import { keepsValues } from './named/keepsValues.ts'
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
  keepsValues,
}

/** One of them, whatever its options are. */
export interface AnyCheck extends Omit<NamedCheck<object>, 'make' | 'main' | 'required' | 'files'> {
  main?: string
  required?: string[]
  files?: string[]
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

function demandOptions({ name, at = nowhere }: CheckItem, check: AnyCheck, options: object): void {
  const demand = schemas.get(check) ?? schemaCheck(optionsSchema(check), `\`${name}\``)
  schemas.set(check, demand)
  demand(plainDocument(options, at))
}

/** A path as the file that has the call means it; one with a variable is still to be filled. */
function located(path: string, at: Location | undefined): string {
  const whole = at ? resolve(dirname(at.file), path) : path
  if (path.includes('${') || isFile(whole)) return whole
  const similar = nearestFile(path, dirname(whole), basename(whole))
  throw new PipeproofError('missingFile', { path: shown(whole), nearest: similar }, { at })
}

function withPaths(options: object, { files = [] }: AnyCheck, at: Location | undefined): object {
  const paths = Object.entries(options).map(([name, value]: [string, unknown]) => [
    name,
    files.includes(name) && typeof value === 'string' ? located(value, at) : value,
  ])
  return Object.fromEntries(paths)
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

/** What the engine says of SQL, without the values that it could not convert. */
function refused(error: EngineError, name: string, at: Location | undefined): PipeproofError {
  const [said = ''] = error.message.split('\n')
  const words = /^(Binder|Parser|Catalog) Error: /.test(said) ? said.replace(/^\w+ Error: /, '') : said.split(':')[0]
  const facts = { received: `SQL (${words})`, place: `\`${name}\``, expected: 'what the engine can compute' }
  return new PipeproofError('wrongValue', { ...facts, advice: 'mend it, or declare the types of its columns' }, { at })
}

/** Queries that hold SQL of the user's: what is wrong with it is wrong with the call. */
function asking(check: DataCheck, name: string, at: Location | undefined): DataCheck {
  if (check.on !== 'tables') return check
  return {
    ...check,
    find: (data, others) =>
      check.find(data, others).catch((error: unknown) => {
        throw error instanceof EngineError ? refused(error, name, at) : error
      }),
  }
}

/** What a check that is called by its name looks at. */
export function calledChecks(item: CheckItem, about: About): DataCheck[] {
  const { name, mostly, severity, at } = item
  const check = checkNamed(name, at)
  const options = optionsOf(item, check)
  demandOptions(item, check, options)
  if (mostly !== undefined && !check.denominator) {
    const facts = { received: '`mostly`', place: `\`${name}\``, expected: 'a check that counts rows or values' }
    throw new PipeproofError('wrongValue', { ...facts, advice: 'remove it' }, { at })
  }
  const call = {
    severity,
    denominator: check.denominator ?? ('rows' as const),
    ...(mostly !== undefined && { mostly }),
  }
  // the schema has just proved the options
  const checks = check.make(withPaths(options, check, at) as never, about)
  return checks.map((each) => ({ ...asking(each, name, at), name, call }))
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
