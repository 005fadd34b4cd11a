import { basename, dirname, resolve } from 'node:path'
import type { About, DataCheck } from '../model/check.ts'
import type { CheckItem } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { isFile, nearestFile } from '../shared/files.ts'
import { shown } from '../shared/paths.ts'
import { schemaCheck } from '../shared/schema.ts'
import { allOf } from '../shared/words.ts'
import { plainDocument } from '../shared/yaml.ts'
import { EngineError } from '../table/engine.ts'
import { checkNamed, optionsSchema, type AnyCheck } from './named.ts'

const schemas = new Map<AnyCheck, ReturnType<typeof schemaCheck>>()

function demandOptions({ name, at }: CheckItem, check: AnyCheck, options: object): void {
  const demand = schemas.get(check) ?? schemaCheck(optionsSchema(check), `\`${name}\``)
  schemas.set(check, demand)
  try {
    demand(plainDocument(options, at ?? { file: '', line: 1, column: 1 }))
  } catch (error) {
    throw error instanceof PipeproofError && !at ? new PipeproofError(error.reason, error.facts) : error
  }
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
function refused(error: unknown, { name, at }: CheckItem, columns: string[] = []): unknown {
  if (!(error instanceof EngineError)) return error
  const [said = ''] = error.message.split('\n')
  const words = /^((Binder|Parser|Catalog) Error: |Invalid Input Error: a condition )/.test(said)
    ? said.replace(/^[\w ]+ Error: /, '')
    : said.split(':')[0]
  const expected =
    columns.length === 0 ? 'what the engine can compute' : `what the engine can compute of ${allOf(columns)}`
  const facts = { received: `SQL (${words})`, place: `\`${name}\``, expected }
  return new PipeproofError('wrongValue', { ...facts, advice: 'mend it, or declare the types of its columns' }, { at })
}

/** Queries that hold SQL of the user's: what is wrong with it is wrong with the call. */
function asking(check: DataCheck, item: CheckItem): DataCheck {
  if (check.on !== 'tables') return check
  return {
    ...check,
    find: (data, others) =>
      check.find(data, others).catch((error: unknown) => {
        throw refused(error, item)
      }),
  }
}

/** What is wrong with a call, with its place. */
export function placed<T>(at: Location | undefined, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw error instanceof PipeproofError && !error.at ? new PipeproofError(error.reason, error.facts, { at }) : error
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
    at,
    denominator: check.denominator ?? ('rows' as const),
    ...(mostly !== undefined && { mostly }),
    refused: (error: unknown, columns: string[]) => refused(error, item, columns),
  }
  // the schema has just proved the options
  const checks = placed(at, () => check.make(withPaths(options, check, at) as never, about))
  return checks.map((each) => ({ ...asking(each, item), name, call }))
}
