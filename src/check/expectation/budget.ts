import type { Budget } from '../../model/expectation.ts'
import type { Finding } from '../../model/finding.ts'
import { finding } from '../../shared/finding.ts'
import { measures, rounded } from './measures.ts'
import type { Outcome } from './outcome.ts'

type Measure = keyof Budget

const words: Record<Measure, [unit: string, of: string]> = {
  seconds: ['s', 'run time'],
  cpuSeconds: ['s', 'processor time'],
  memoryMb: ['MB', 'memory'],
  readMb: ['MB', 'reading'],
  writtenMb: ['MB', 'writing'],
  outputMb: ['MB', 'outputs'],
}

function unknown(measure: Measure, { step, run }: Outcome): Finding {
  return finding({
    code: 'expect-budget',
    severity: 'warning',
    place: step,
    fault: 'script',
    received: `run by \`${run.runner}\` whose ${words[measure][1]} is not told`,
    expected: 'a number to hold to its budget',
    advice: `use another runner, or take \`${measure}\` out of \`expect.budget\``,
  })
}

/** What a run used beyond its budget. */
export function budget(expected: Budget, outcome: Outcome): Finding[] {
  const known = Object.keys(words) as Measure[] // it has these and no others
  return known.flatMap((measure) => {
    const most = expected[measure]
    if (most === undefined) return []
    const used = measures[measure](outcome)
    if (used === undefined) return [unknown(measure, outcome)]
    const [unit, of] = words[measure]
    if (used <= most) return []
    return [
      finding({
        code: 'expect-budget',
        place: outcome.step,
        fault: 'script',
        received: `${rounded(used)} ${unit} of ${of}`,
        expected: `at most ${most} ${unit}`,
        advice: `use less, or raise \`expect.budget.${measure}\``,
      }),
    ]
  })
}
