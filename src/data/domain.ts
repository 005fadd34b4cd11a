import type { Scalar } from '../model/contract.ts'

/** The values of a column, each behind a whole number: those near to 0 are the simplest. */
export interface Domain {
  low: number
  high: number
  at(index: number): Scalar
  /** The number as tables store it, where that is not what `at` gives: the days or milliseconds of a moment. */
  stored?(index: number): number
  /** What `at` does, where it is no more than a fraction: `index * units / per`. */
  ratio?: { units: number; per: number }
  /** What `at` gives, where that is listed. */
  members?: Scalar[]
  /** The indices that lie at an edge of what is allowed. */
  edges: number[]
}

export const sizeOf = ({ low, high }: Domain): number => high - low + 1

/** Values one by one. */
export const listed = (values: Scalar[]): Domain => ({
  low: 0,
  high: values.length - 1,
  at: (index) => values[index] ?? null,
  members: values,
  edges: values.map((_, index) => index),
})

/** A value for each whole number from 0. */
export const counted = (size: number, at: (index: number) => Scalar): Domain => ({
  low: 0,
  high: size - 1,
  at,
  edges: [...new Set([0, size - 1])],
})
