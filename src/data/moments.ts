import type { Domain } from './domain.ts'

const dayMs = 86_400_000
const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / dayMs

const first = dayOf('2000-01-01')
const last = dayOf('2030-12-31')
const leap = dayOf('2024-02-29')

/** Days, the first of them with the number 0. */
export const days: Domain = {
  low: 0,
  high: last - first,
  at: (index) => new Date((first + index) * dayMs).toISOString().slice(0, 10),
  stored: (index) => first + index,
  edges: [0, leap - first, last - first],
}

const secondOf = (index: number): number => first * 86_400 + index
const seconds = (last - first + 1) * 86_400 - 1

/** Seconds of these days, in UTC. */
export const moments: Domain = {
  low: 0,
  high: seconds,
  at: (index) => new Date(secondOf(index) * 1000).toISOString().replace('.000', ''),
  stored: (index) => secondOf(index) * 1000,
  edges: [0, (leap - first + 1) * 86_400 - 1, seconds],
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Seconds of one day. */
export const times: Domain = {
  low: 0,
  high: 86_399,
  at: (index) => [Math.floor(index / 3600), Math.floor(index / 60) % 60, index % 60].map(two).join(':'),
  edges: [0, 86_399],
}
