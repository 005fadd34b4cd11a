import type { Column, Dataset, Scalar } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { seedOf } from '../shared/hash.ts'
import { phrase } from '../shared/phrase.ts'
import { accepts } from '../table/accepts.ts'
import type { Domain } from './domain.ts'
import { generatorNamed } from './generators.ts'
import { canHold } from './held.ts'
import { noValue } from './noValue.ts'

/** The values of so many rows. */
export type Draw = (seed: number, rows: number) => Scalar[]

/** A generator as a column has it. */
export interface Drawn {
  draw: Draw
  simplest(): Scalar
  /** One value of it, as the column has it; an error where that forbids it. */
  valueOf(made: unknown): Scalar
  /** Where errors are told. */
  place: string
}

function momentOf(value: Date, { type }: Column): string {
  const text = value.toISOString()
  return type === 'date' ? text.slice(0, 10) : text.replace('.000Z', 'Z')
}

/** A value as tables have it; undefined where no table has such. */
function scalarOf(made: unknown, column: Column): Scalar | undefined {
  if (made === null || typeof made === 'boolean' || typeof made === 'number') return made
  if (made instanceof Date && !Number.isNaN(made.getTime())) return momentOf(made, column)
  const text = typeof made === 'bigint' ? String(made) : made
  if (typeof text !== 'string') return undefined
  const isNumeric = column.type === 'integer' || column.type === 'number'
  const number = isNumeric && text !== '' ? Number(text) : Number.NaN
  return isNumeric && (Number.isSafeInteger(number) || !Number.isInteger(number)) && !Number.isNaN(number)
    ? number
    : text
}

/** Without these a column takes any text. */
const keywords = ['enum', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const
const ofTexts = ['minLength', 'maxLength', 'pattern', 'format'] as const

const takesAll = (column: Column): boolean =>
  (column.type === undefined || column.type === 'string') &&
  [...keywords, ...ofTexts].every((keyword) => column[keyword] === undefined)

const shownValue = (made: unknown): string => {
  if (typeof made === 'object' && made !== null) return made instanceof Date ? 'Invalid Date' : JSON.stringify(made)
  return String(made)
}

/** What its generator makes for a column of a dataset. */
export function drawnBy(column: Column, { place, dataset }: { place: string; dataset?: Dataset | undefined }): Drawn {
  const generator = column.madeBy ?? generatorNamed(column.generator ?? '', place)
  const isAny = takesAll(column)
  const isAllowed = (value: Scalar): boolean => (isAny && value !== null) || accepts(column, value)
  const valueOf = (made: unknown): Scalar => {
    const value = scalarOf(made, column)
    if (value !== undefined && isAllowed(value)) return value
    throw new PipeproofError('wrongValue', {
      received: `\`${shownValue(made)}\` of the generator \`${generator.name}\``,
      place: `\`${place}\``,
      expected: phrase(column),
      advice: 'mend the generator or the column',
    })
  }
  const simplest = (): Scalar => valueOf(generator.simplest())
  // an odd text that the files can not give back is no finding of a script
  const held = (value: Scalar): Scalar => (canHold(value, dataset) ? value : simplest())
  const isFree = dataset?.csv === undefined
  return {
    draw: (seed, rows) => {
      const values = generator.make(seed, rows).map(valueOf)
      return isFree ? values : values.map(held)
    },
    simplest,
    valueOf,
    place,
  }
}

const mostTries = 20

/** Values of which none is there twice. */
export function distinctBy(draw: Draw, { rows, seed, place }: { rows: number; seed: number; place: string }): Scalar[] {
  const found = new Set<Scalar>()
  for (let attempt = 0; attempt < mostTries && found.size < rows; attempt++)
    for (const value of draw(seed + attempt, rows)) found.add(value)
  if (found.size < rows) throw noValue(place, `${found.size} distinct values of its generator for ${rows} unique rows`)
  return [...found].slice(0, rows)
}

const fewest = 100

/** Some of its values, the simplest first: made when they are asked for. */
export function pool({ draw, simplest, place }: Drawn, rows: number): Domain {
  let made: Scalar[] | undefined
  const some = (): Scalar[] => {
    const all = new Set([simplest(), ...draw(seedOf(place), Math.max(fewest, rows))])
    all.delete(null)
    if (all.size === 0) throw noValue(place, 'its generator makes only null')
    return [...all]
  }
  const values = (): Scalar[] => (made ??= some())
  const high = (): number => values().length - 1
  return {
    low: 0,
    get high() {
      return high()
    },
    at: (index) => values()[index] ?? null,
    get edges() {
      return [...new Set([0, high()])]
    },
  }
}

/** The columns as the smallest input may have them: of a generator it has the simplest value only. */
export function withSimplest(columns: Record<string, Column>, place: string): Record<string, Column> {
  const entries = Object.entries(columns).map(([name, column]) => {
    if (column.generator === undefined) return [name, column]
    const simplest = drawnBy(column, { place: `${place}.${name}` }).simplest()
    return [name, simplest === null ? column : { ...column, const: simplest }]
  })
  return Object.fromEntries(entries)
}
