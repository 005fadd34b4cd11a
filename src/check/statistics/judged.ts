import { measures } from './measures.ts'
import type { Statistic } from './selection.ts'

/** How far two sides of a column are apart, and whether that is drift. */
export interface Drift {
  /** Whether it is about the values, or about how many of them are missing. */
  of: 'values' | 'missing'
  statistic: Statistic
  value: number
  /** A test finds drift where `pValue` is below, a distance where `value` is at least this: few rows and noise raise it. */
  threshold: number
  /** Of tests only. */
  pValue?: number
  /** What the statistic gives for the reference against itself. */
  noise: number
  /** How many values were compared. */
  rows: { reference: number; current: number }
  isDrift: boolean
  /** All of it in one phrase, for messages. */
  said: string
}

function subjectOf({ of, statistic }: Pick<Drift, 'of' | 'statistic'>): string {
  if (of === 'missing') return 'share of missing values'
  return statistic === 'welch' ? 'mean' : 'distribution'
}

function shown(value: number): string {
  if (value === Infinity) return 'infinitely far'
  return String(value < 100 ? Number(value.toPrecision(2)) : Math.round(value))
}

const likely = (pValue: number): string => (pValue < 1e-6 ? 'p below 0.000001' : `p ${shown(pValue)}`)

/** Whether what was found is drift, and how one says it. */
export function judged(found: Omit<Drift, 'isDrift' | 'said'>): Drift {
  const { value, threshold, pValue, noise, statistic, rows } = found
  if (rows.reference === 0 || rows.current === 0) return { ...found, isDrift: false, said: 'no values to compare' }
  const isDrift = pValue === undefined ? value >= threshold : pValue < threshold
  const chance = pValue === undefined ? [] : [likely(pValue)]
  const inside = [measures[statistic].title, ...chance, `${shown(noise)} against itself`].join('; ')
  return { ...found, isDrift, said: `${subjectOf(found)} ${shown(value)} apart (${inside})` }
}
