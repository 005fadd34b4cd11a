import type { Finding } from '../../model/finding.ts'
import { fits } from '../../shared/expression.ts'
import { finding } from '../../shared/finding.ts'
import { shortened } from '../../shared/words.ts'
import { logOf } from './lines.ts'
import type { Outcome } from './outcome.ts'

const longest = 200

/** What was not to be printed and was. */
export function noLog(texts: string[], { step, run }: Outcome): Finding[] {
  const found = new Map<string, { first: string; count: number }>()
  for (const line of logOf(run)) {
    for (const text of texts.filter((each) => fits(each, line))) {
      const { first, count } = found.get(text) ?? { first: line.trim(), count: 0 }
      found.set(text, { first, count: count + 1 })
    }
  }
  return [...found].map(([text, { first, count }]) =>
    finding({
      code: 'expect-no-log',
      place: step,
      fault: 'script',
      received: `line \`${shortened(first, longest)}\`${count > 1 ? ` and ${count - 1} more` : ''}`,
      expected: `no line with \`${text}\``,
      advice: 'mend what makes it print that, or change `expect.noLog`',
    }),
  )
}
