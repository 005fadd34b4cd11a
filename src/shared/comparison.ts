import type { Column } from '../model/contract.ts'
import type { Wanted } from '../model/expectation.ts'
import { phrase } from './phrase.ts'

/** What a value is compared with. */
export interface Comparison {
  /** In words. */
  expects: string
  isNumeric: boolean
  holds(value: unknown): boolean
}

type Bounds = Pick<Column, 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum'>

function bounded(bounds: Bounds): Comparison {
  const { minimum = -Infinity, maximum = Infinity } = bounds
  const { exclusiveMinimum: above = -Infinity, exclusiveMaximum: below = Infinity } = bounds
  return {
    expects: phrase({ type: 'number', ...bounds }),
    isNumeric: true,
    holds: (value) =>
      typeof value === 'number' && value >= minimum && value <= maximum && value > above && value < below,
  }
}

const near = (center: number, most: number): Comparison => ({
  expects: `a number within ${most} of ${center}`,
  isNumeric: true,
  // so that 0.9 ± 0.01 has 0.91, which floating point puts beyond it
  holds: (value) => typeof value === 'number' && Math.abs(value - center) <= most + 1e-12 * Math.abs(center),
})

const equal = (value: unknown): Comparison => ({
  expects: `\`${String(value)}\``,
  isNumeric: typeof value === 'number',
  holds: (each) => each === value,
})

function other(value: unknown): Comparison {
  const isNumeric = typeof value === 'number'
  const expects = `${isNumeric ? 'a number' : 'a value'} other than \`${String(value)}\``
  return { expects, isNumeric, holds: (each) => each !== value && (!isNumeric || Number.isFinite(each)) }
}

const signs: Record<string, keyof Bounds> = {
  '>=': 'minimum',
  '<=': 'maximum',
  '>': 'exclusiveMinimum',
  '<': 'exclusiveMaximum',
}

const number = String.raw`([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)`
const alone = new RegExp(`^${number}$`, 'i')
const range = new RegExp(String.raw`^${number}\s*\.\.\s*${number}$`, 'i')
const tolerance = new RegExp(String.raw`^${number}\s*(?:±|\+-)\s*(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)$`, 'i')

const scalarIn = (text: string): string | number => (alone.test(text) ? Number(text) : text)

function signed(sign: string, operand: string): Comparison | undefined {
  const value = scalarIn(operand)
  if (sign === '=') return equal(value)
  if (sign === '!=') return other(value)
  const bound = signs[sign]
  return bound !== undefined && typeof value === 'number' ? bounded({ [bound]: value }) : undefined
}

function comparisonIn(text: string): Comparison | undefined {
  const [, sign, operand] = /^(>=|<=|!=|>|<|=)\s*(.*)$/s.exec(text) ?? []
  if (sign !== undefined && operand !== undefined) return signed(sign, operand)
  const [, center, most] = tolerance.exec(text) ?? []
  if (center !== undefined) return near(Number(center), Number(most))
  const [, min, max] = range.exec(text) ?? []
  if (min !== undefined) return comparisonOf({ min: Number(min), max: Number(max) })
  // what looks like one is meant as one
  return /^[+-]?\.?\d.*(\.\.|±|\+-)/s.test(text) ? undefined : equal(text)
}

/** Reads what is wanted of a value; `undefined` where it begins like a comparison and is none. */
export function comparisonOf(wanted: Wanted): Comparison | undefined {
  if (typeof wanted === 'string') return comparisonIn(wanted.trim())
  if (typeof wanted !== 'object' || wanted === null) return equal(wanted)
  const { min, max } = wanted
  if ((min ?? -Infinity) > (max ?? Infinity)) return undefined
  return bounded({ ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) })
}
