import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Generator } from '../model/generator.ts'
import type { Location } from '../model/location.ts'
import type { Scalar } from '../model/scalar.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { sizeOf, type Domain } from './domain.ts'
import { named } from './named.ts'
import { below, bitsAt, fractionAt } from './random.ts'

/** What a value may be that a generator makes: moments become their text, large whole numbers too. */
export type Generated = Scalar | Date | bigint

/** What makes the values of a column: a name, an arbitrary of fast-check, or a function that gets a source of chance and
 * the number of the row. */
export type GivenGenerator = string | Arbitrary<Generated> | ((random: () => number, row: number) => Generated)

/** By the name of a column, `port.column` or `step.port.column`, or by the name that a column gives its `generator`. */
export type Generators = Record<string, GivenGenerator>

const arbitraries = new WeakMap<Generator, Arbitrary<unknown>>()

/** The arbitrary that a generator was made of. */
export const arbitraryIn = (generator: Generator | undefined): Arbitrary<unknown> | undefined =>
  generator && arbitraries.get(generator)

let count = 0

/** Two generators of one name are not the same. */
const idFor = (name: string): string => `${name}-${++count}`

function byDomain(name: string, domain: Domain): Generator {
  const at = (seed: number, row: number): Scalar => domain.at(domain.low + below(sizeOf(domain), seed, row))
  return {
    name,
    id: name,
    make: (seed, rows) => Array.from({ length: rows }, (_, row) => at(seed, row)),
    simplest: () => domain.at(domain.low),
  }
}

function byFunction(name: string, make: (random: () => number, row: number) => unknown): Generator {
  const at = (seed: number, row: number): unknown => {
    const chance = bitsAt(seed, row)
    let step = 0
    return make(() => fractionAt(chance, step++), row)
  }
  return {
    name,
    id: idFor(name),
    make: (seed, rows) => Array.from({ length: rows }, (_, row) => at(seed, row)),
    simplest: () => make(() => 0, 0),
  }
}

/** What is left of any value where everything counts as a failure. */
function simplestOf(arbitrary: Arbitrary<unknown>): unknown {
  const [simplest] =
    fc.check(
      fc.property(arbitrary, () => false),
      { seed: 1, numRuns: 1 },
    ).counterexample ?? []
  return simplest
}

function byArbitrary(name: string, arbitrary: Arbitrary<unknown>): Generator {
  const generator: Generator = {
    name,
    id: idFor(name),
    make: (seed, rows) => (rows === 0 ? [] : fc.sample(arbitrary, { seed, numRuns: rows })),
    simplest: () => simplestOf(arbitrary),
  }
  arbitraries.set(generator, arbitrary)
  return generator
}

/** Another copy of fast-check makes arbitraries too. */
const isArbitrary = (given: unknown): given is Arbitrary<unknown> =>
  typeof given === 'object' && given !== null && 'generate' in given && 'shrink' in given

const isGenerator = (given: unknown): given is Generator =>
  typeof given === 'object' && given !== null && 'make' in given && 'simplest' in given

/** A generator that is here, or why its name is none; `others` are names that would have been known too. */
export function generatorNamed(
  name: string,
  place: string,
  { others = [], at }: { others?: string[]; at?: Location | undefined } = {},
): Generator {
  const domain = own(named, name)
  if (domain) return byDomain(name, domain)
  const known = [...others, ...Object.keys(named)]
  const similar = nearest(name, known)
  throw new PipeproofError(
    'wrongValue',
    {
      received: `generator \`${name}\``,
      place: `\`${place}\``,
      expected: `one of ${known.map((each) => `\`${each}\``).join(', ')}`,
      advice: similar === undefined ? 'name it in `generators`' : `write \`${similar}\``,
    },
    { at },
  )
}

/** A generator out of what was given for it. */
export function generatorOf(name: string, given: unknown, place: string): Generator {
  if (typeof given === 'string') return generatorNamed(given, place)
  // what it gives is looked at value by value
  if (typeof given === 'function') return byFunction(name, given as (random: () => number, row: number) => unknown)
  if (isArbitrary(given)) return byArbitrary(name, given)
  if (isGenerator(given)) return given
  throw new PipeproofError('wrongValue', {
    received: given === null ? '`null`' : `\`${typeof given}\``,
    place: `generator \`${name}\``,
    expected: 'a name, an arbitrary of fast-check or a function',
  })
}

/** Each made once, so that what is made is the same wherever it is asked for. */
export const generatorsOf = (given: Generators | Record<string, string | Generator>): Record<string, Generator> =>
  Object.fromEntries(Object.entries(given).map(([name, each]) => [name, generatorOf(name, each, `generators.${name}`)]))
