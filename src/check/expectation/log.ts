import type { Finding } from '../../model/finding.ts'
import { fits } from '../../shared/expression.ts'
import { finding } from '../../shared/finding.ts'
import { lastLines } from '../run.ts'
import { logOf } from './lines.ts'
import type { Outcome } from './outcome.ts'

/** What was to be printed and was not. */
export function log(texts: string[], { step, run }: Outcome): Finding[] {
  const missing = new Set(texts)
  for (const line of logOf(run)) {
    for (const text of missing) if (fits(text, line)) missing.delete(text)
    if (missing.size === 0) return []
  }
  return [...missing].map((text) =>
    finding({
      code: 'expect-log',
      place: step,
      fault: 'script',
      received: 'log without such a line',
      expected: `\`${text}\` in a line`,
      advice: 'print it, or change `expect.log`',
      notes: lastLines(run),
    }),
  )
}
