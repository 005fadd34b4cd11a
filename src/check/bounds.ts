import { PipeproofError } from '../errors.ts'
import { own } from '../shared/own.ts'
import { oneOf } from '../shared/words.ts'
import { number } from './options.ts'
import { shownNumber } from './numeric.ts'

export interface Bounds {
  min?: number
  max?: number
}

/** The options of what lies between `min` and `max`. */
export const boundsOptions = (what: string, schema: object = {}): Record<keyof Bounds, object> => ({
  min: { ...number(`the least ${what}`), ...schema },
  max: { ...number(`the largest ${what}`), ...schema },
})

/** A check without bounds would find nothing. */
export function demandSome(check: string, bounds: Record<string, unknown>, names: string[]): void {
  if (names.some((name) => own(bounds, name) !== undefined)) return
  throw new PipeproofError('wrongValue', {
    received: 'lack of bounds',
    place: `\`${check}\``,
    expected: oneOf(names),
    advice: 'write one of them',
  })
}

/** And one whose least is above its most everything. */
export function demandBounds(check: string, bounds: Bounds): void {
  demandSome(check, { ...bounds }, ['min', 'max'])
  const { min, max } = bounds
  if (min !== undefined && max !== undefined && min > max)
    throw new PipeproofError('wrongValue', {
      received: `\`min\` of ${min} above \`max\` of ${max}`,
      place: `\`${check}\``,
      expected: '`min` to be at most `max`',
    })
}

export const isWithin = (value: number, { min = -Infinity, max = Infinity }: Bounds): boolean =>
  value >= min && value <= max

/** `at least 2`, `1 to 3`. */
export function between({ min, max }: Bounds): string {
  if (max === undefined) return `of at least ${shownNumber(min ?? 0)}`
  if (min === undefined) return `of at most ${shownNumber(max)}`
  return min === max ? `of ${shownNumber(min)}` : `of ${shownNumber(min)} to ${shownNumber(max)}`
}
