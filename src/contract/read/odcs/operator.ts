import type { Part } from '../../../shared/reading/part.ts'

const names = [
  'mustBe',
  'mustBeGreaterThan',
  'mustBeGreaterOrEqualTo',
  'mustBeGreaterThanOrEqualTo',
  'mustBeLessThan',
  'mustBeLessOrEqualTo',
  'mustBeLessThanOrEqualTo',
  'mustBeBetween',
]

/** The whole numbers that a rule allows; `between` leaves out its ends. */
export function allowedCounts(rule: Part): { min?: number; max?: number } | undefined {
  const used = names.filter((name) => rule.has(name))
  const [name = ''] = used
  if (used.length !== 1) return undefined
  if (name === 'mustBeBetween') return between(rule)
  const bound = rule.number(name)
  if (bound === undefined || !Number.isInteger(bound)) return undefined
  if (name === 'mustBe') return { min: bound, max: bound }
  const isOpen = name.endsWith('Than')
  return name.includes('Greater') ? { min: isOpen ? bound + 1 : bound } : { max: isOpen ? bound - 1 : bound }
}

function between(rule: Part): { min: number; max: number } | undefined {
  const [from, to, ...rest] = rule.scalars('mustBeBetween') ?? []
  if (rest.length > 0 || !Number.isInteger(from) || !Number.isInteger(to)) return undefined
  return { min: Number(from) + 1, max: Number(to) - 1 }
}
