import type { Row } from './model/data.ts'
import { itemOf, type Call } from './check/itemOf.ts'
import { addCheck, namedChecks } from './check/named.ts'
import { ownCheck, type NoOptions, type OwnCheck } from './check/ownCheck.ts'
import { PipeproofError } from './errors.ts'
import { own } from './shared/own.ts'

const wrong = (received: string, place: string, expected: string): PipeproofError =>
  new PipeproofError('wrongValue', { received, place, expected })

interface Parts {
  name: string
  expects: unknown
  violates?: unknown
  find?: unknown
}

/** A name that YAML and messages can have, and one way to look. */
function demandWhole({ name, expects, violates, find }: Parts): void {
  if (!/^[A-Za-z][\w-]*$/.test(name))
    throw wrong(`\`${name}\``, '`name` of a check', 'letters, digits, `_` and `-`, a letter first')
  if (own<object>(namedChecks, name)) throw wrong(`\`${name}\``, '`name` of a check', 'a name that no other check has')
  const place = `the check \`${name}\``
  if (!expects) throw wrong('no text', `\`expects\` of ${place}`, 'what should be')
  if ((violates === undefined) === (find === undefined))
    throw wrong(find ? '`violates` and `find`' : 'neither `violates` nor `find`', place, 'one of them')
}

/**
 * Makes a check of your own and the function that calls it, for tests and for contracts in TypeScript; once it is defined,
 * contracts in YAML can call it by its name too. `violates` is a condition in SQL that a bad row fulfils, and is asked in
 * the same scan as all others; `find` gets all rows and returns those that are bad, or a violation in words.
 */
export function defineCheck<
  Options extends object = NoOptions,
  R extends object = Row,
  Main extends keyof Options & string = never,
>(check: OwnCheck<Options, R> & { main?: Main }): Call<Options, Main> {
  demandWhole(check)
  addCheck(check.name, ownCheck(check))
  return (...[written, settings]) => itemOf(check.name, written, settings)
}
