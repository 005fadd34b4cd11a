import { isDeepStrictEqual } from 'node:util'
import type { Column, Scalar } from '../model/contract.ts'
import { stepOf } from '../shared/step.ts'
import { accepts } from '../table/accepts.ts'
import { listed } from './columns.ts'
import { only } from './only.ts'
import type { Medium } from './rule.ts'

const far = [-1e9, 1e9]

/** More than a set that is written by hand has members. */
const most = 200

const edgesOf = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Column): number[] =>
  [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter((edge) => edge !== undefined)

/** A step of a half shows most, one of a thousandth what lies closer. */
function stepsOf({ multipleOf, type }: Column): number[] {
  if (multipleOf !== undefined) return [stepOf(type, multipleOf)]
  return type === 'integer' ? [1] : [0.5, 1e-3]
}

/** Multiples of a step from beside a number on, to the 15 digits that people write. */
function multiples(from: number, step: number, count: number): number[] {
  const first = Math.floor(from / step) - 1
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(15)))
}

function halfway(edges: number[]): number[] {
  const sorted = edges.toSorted((a, b) => a - b)
  return sorted.slice(1).map((edge, index) => (edge + (sorted[index] ?? edge)) / 2)
}

function numbers(promised: Column, needed: Column): number[] {
  const own = edgesOf(promised)
  const edges = [...edgesOf(needed), ...own]
  const beside = stepsOf(promised).flatMap((step) => [...edges, 0, ...far].flatMap((edge) => multiples(edge, step, 4)))
  const first = stepsOf(promised).flatMap((step) => multiples(Math.min(...own, 0), step, most))
  return [...edges, ...halfway(edges), ...beside, ...first]
}

function texts(promised: Column, needed: Column): string[] {
  const lengths = [promised, needed].flatMap(({ minLength = 0, maxLength = 0 }) => [minLength, maxLength])
  const sizes = lengths.flatMap((length) => [length, length + 1, Math.max(0, length - 1)])
  return ['abc', 'something else', ...sizes.map((length) => 'x'.repeat(Math.min(length, 10_000)))]
}

const days = ['2024-01-31', '2024-01-31T12:00:00Z', '2024-01-31T12:00:00']
const numerals = ['1.0', '007', '-1', '1e5', '12:00:00Z']
const addresses = ['ann@example.org', 'https://example.org/a', '192.0.2.1', '2001:db8::1', 'a.example.org']
const id = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
const odd = ['A', 'É', '', ' ', '-', 'a,b', '"', 'a b', 'NA', '😀', 'a\nb']
const others: Scalar[] = [true, false, ...days, ...numerals, ...addresses, id, ...odd]

/** Values that the declarations tell, and some that are found in many files. */
function told(promised: Column, needed: Column, sample: Medium['sample']): Scalar[] {
  const made = promised.pattern === undefined && promised.format === undefined ? [] : sample(promised)
  const isNumeric = promised.type === 'integer' || promised.type === 'number' || edgesOf(needed).length > 0
  return isNumeric
    ? [...made, ...numbers(promised, needed), ...texts(promised, needed), ...others]
    : [...made, ...texts(promised, needed), ...others, ...numbers(promised, needed)]
}

/** Values that a column allows and its files hold, the most telling first for another that is to take them. */
export function candidates(promised: Column, needed: Column, { sample, holds }: Medium): Scalar[] {
  const values = listed(promised) ?? told(promised, needed, sample)
  return values.filter((value) => accepts(promised, value) && holds(value))
}

/** A value that the one column allows and these keywords of the other refuse, if one can be told. */
export function counterexample(
  promised: Column,
  needed: Column,
  { keywords, medium }: { keywords: (keyof Column)[]; medium: Medium },
): Scalar | undefined {
  if (keywords.every((name) => needed[name] === undefined || isDeepStrictEqual(promised[name], needed[name])))
    return undefined
  // whether a whole number may end in `.0` depends on it
  const part: Column = { ...only(needed, keywords), nullable: needed.nullable ?? false }
  return candidates(promised, part, medium).find((value) => !accepts(part, medium.read(promised, value)))
}
