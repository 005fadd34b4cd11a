import { phrase } from '../../shared/phrase.ts'
import { listed } from '../columns.ts'
import { counterexample } from '../counterexample.ts'
import type { ColumnRule } from '../rule.ts'

/** Every text that is promised must have the needed form: a timestamp with a zone where one is needed. */
export const textFormat: ColumnRule = (promised, needed, medium) => {
  const { format } = needed
  if (format === undefined || promised.format === format || promised.type === format) return undefined
  const witness = counterexample(promised, needed, { keywords: ['format'], medium })
  if (listed(promised) && witness === undefined) return undefined
  return {
    received: `promise of ${phrase(promised)}`,
    expected: `a text of the form \`${format}\``,
    advice: `write \`format: ${format}\` at the producer if it keeps that, or remove it at the consumer`,
    ...(witness === undefined ? {} : { witness }),
  }
}
