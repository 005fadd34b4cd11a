import { countsOf, isNumbers, type Values } from './countsOf.ts'
import { sorted } from './sorted.ts'

/** One side of a column, ready to be compared. */
export interface Side {
  values: Values
  present: number
  missing: number
}

export type Sides = [reference: Side, current: Side]

export const areNumbers = (sides: Side[]): boolean => sides.every(({ values }) => isNumbers(values))

function byCategory(values: Values): Side {
  const { counts, ...rest } = countsOf(values)
  return { values: counts, ...rest }
}

function byNumber(values: Values): Side {
  if (!isNumbers(values)) return byCategory(values)
  const present = sorted(values)
  return { values: present, present: present.length, missing: values.length - present.length }
}

/** Both sides as numbers where both are, else by category. */
export function sidesOf(reference: Values, current: Values): Sides {
  const of = isNumbers(reference) && isNumbers(current) ? byNumber : byCategory
  return [of(reference), of(current)]
}

export const byCategories = ([reference, current]: Sides): Sides => [
  byCategory(reference.values),
  byCategory(current.values),
]

const ofPresence = ({ present, missing }: Side): Side => byCategory({ present, missing })

/** How many values are there and how many are missing, as two categories. */
export const presence = ([reference, current]: Sides): Sides => [ofPresence(reference), ofPresence(current)]

/** Both sides as one. */
export function pooled([{ values: reference }, { values: current }]: Sides): Values {
  if (isNumbers(reference) && isNumbers(current)) return sorted([...reference, ...current])
  const all = new Map(countsOf(reference).counts)
  for (const [name, count] of countsOf(current).counts) all.set(name, (all.get(name) ?? 0) + count)
  return all
}

const most = 6

/** How many different values both have together, counted as far as it makes a difference. */
export function distinctOf(sides: Sides): number {
  const seen = new Set<unknown>()
  for (const { values } of sides)
    for (const value of isNumbers(values) ? values : countsOf(values).counts.keys())
      if (seen.add(value).size === most) return most
  return seen.size
}
