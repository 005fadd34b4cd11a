import type { NamedCheck } from '../model/check.ts'
import type { Column } from '../model/contract.ts'
import { between, boundsOptions, demandBounds, isWithin, type Bounds } from './bounds.ts'
import { shownNumber } from './numeric.ts'
import { columns, listed } from './options.ts'

export interface AggregateOptions extends Bounds {
  columns: string | string[]
}

interface Aggregate<Options extends AggregateOptions> {
  /** The name of the check. */
  name: string
  says: string
  why: string
  /** What it is called in messages, where that is more than its name. */
  words?: (options: Options) => string
  measure(name: string, column: Column, options: Options): string
  /** Options of its own. */
  options?: Record<Exclude<keyof Options & string, keyof AggregateOptions>, object>
  required?: (keyof Options & string)[]
  /** What narrows its bounds. */
  bounds?: object
}

function judge(value: unknown, bounds: Bounds): number | undefined {
  // of no values there is no mean
  if (value === null || value === undefined) return undefined
  const number = Number(value)
  return isWithin(number, bounds) ? undefined : number
}

/** A check of one number that stands for a whole column. */
export function aggregated<Options extends AggregateOptions>(aggregate: Aggregate<Options>): NamedCheck<Options> {
  const { name, says, why, words = () => name, measure, options, required = [], bounds } = aggregate
  return {
    says,
    why,
    // the options of one aggregate beside those of all
    options: { columns, ...options, ...boundsOptions(name, bounds) } as Record<keyof Options & string, object>,
    required: ['columns', ...required],
    make(given, { dataset }) {
      demandBounds(name, given)
      return listed(given.columns).map((column) => {
        const declared = dataset.columns?.[column] ?? {}
        return {
          on: 'table',
          name,
          column,
          expects: `a ${words(given)} ${between(given)}`,
          advice: 'find what moved it, or change the bounds',
          measure: measure(column, declared, given),
          find(value) {
            const number = judge(value, given)
            if (number === undefined) return undefined
            return { received: `${words(given)} of ${declared.masked ? '`***`' : shownNumber(number)}` }
          },
        }
      })
    },
  }
}
