import type { Finding } from '../model/finding.ts'
import type { Gates } from '../model/gates.ts'
import type { ObservedPort } from '../model/observation.ts'
import type { Quality } from '../model/quality.ts'
import { finding } from '../shared/finding.ts'
import { counted, percent } from '../shared/words.ts'
import { checksOf, documentChecksOf } from './catalogue.ts'
import { linesOf, nameOf, shownScore } from './drops.ts'
import { measures, rounded } from './expectation/measures.ts'
import type { Outcome } from './expectation/outcome.ts'

/** What came of a step, or of several together, that gates are about. */
export interface Passage {
  /** The step or the pipeline. */
  place: string
  seconds: number | undefined
  memoryMb: number | undefined
  outputMb: number | undefined
  promises: number
  broken: number
  /** Its output of the lowest score, behind what that was made of. */
  way: Quality[]
}

const promisesOf = ({ port, datasets }: ObservedPort): number =>
  datasets.reduce(
    (sum, { dataset }) => sum + dataset.patterns.length + checksOf(dataset).length + documentChecksOf(dataset).length,
    port.checks?.length ?? 0,
  )

/** What came of one step; what is expected of its run is no promise of its outputs. */
export function passageOf(outcome: Outcome, findings: Finding[], way: Quality[]): Passage {
  const { step, outputs } = outcome
  const broken = findings.filter(({ code, place }) => place.startsWith(`${step}.`) && !code.startsWith('expect-'))
  const { seconds, memoryMb, outputMb } = measures
  return {
    place: step,
    seconds: seconds(outcome),
    memoryMb: memoryMb(outcome),
    outputMb: outputMb(outcome),
    promises: Object.values(outputs).reduce((sum, output) => sum + promisesOf(output), 0),
    broken: new Set(broken.map(({ code, place }) => `${code} ${place}`)).size,
    way,
  }
}

const sumOf = (numbers: (number | undefined)[]): number | undefined =>
  numbers.reduce<number | undefined>(
    (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
    0,
  )

const scoreIn = (way: Quality[]): number => way.at(-1)?.score ?? 1

/** What came of several steps together. */
export function together(place: string, passages: Passage[]): Passage {
  const memory = passages.map(({ memoryMb }) => memoryMb)
  return {
    place,
    seconds: sumOf(passages.map(({ seconds }) => seconds)),
    outputMb: sumOf(passages.map(({ outputMb }) => outputMb)),
    memoryMb: memory.some((each) => each === undefined) ? undefined : Math.max(...memory.map(Number)),
    promises: passages.reduce((sum, { promises }) => sum + promises, 0),
    broken: passages.reduce((sum, { broken }) => sum + broken, 0),
    way: passages.reduce<Quality[]>((lowest, { way }) => (scoreIn(way) < scoreIn(lowest) ? way : lowest), []),
  }
}

/** Why a passage does not get through. */
interface Reason {
  received: string
  expected: string
  advice: string
  notes?: string[]
}

type Gate = (limit: number, passage: Passage) => Reason | undefined

const atMost =
  (measure: 'seconds' | 'memoryMb' | 'outputMb', gate: keyof Gates, [unit, of]: [unit: string, of: string]): Gate =>
  (most, { [measure]: used }) => {
    if (used === undefined) {
      const advice = `use another runner, or take out \`gates.${gate}\``
      return { received: `${of} that is not told`, expected: 'a number to hold to the gate', advice }
    }
    if (used <= most) return undefined
    const advice = `use less, or raise \`gates.${gate}\``
    return { received: `${rounded(used)} ${unit} of ${of}`, expected: `at most ${most} ${unit}`, advice }
  }

/** What can be asked of a step or a pipeline, by name. */
export const gates: Record<keyof Gates, Gate> = {
  passRate(least, { promises, broken }) {
    const rate = promises === 0 ? 1 : Math.max(0, promises - broken) / promises
    if (rate >= least) return undefined
    const received = `${percent(rate)} of ${counted(promises, 'promise')} that hold`
    return {
      received,
      expected: `at least ${percent(least)}`,
      advice: 'mend those that are told, or lower `gates.passRate`',
    }
  },
  score(least, { way }) {
    const lowest = way.at(-1)
    // a score such as 0.9 is to be met exactly
    if (!lowest || lowest.score >= least - 1e-12) return undefined
    return {
      received: `score ${shownScore(lowest.score)} of \`${nameOf(lowest)}\``,
      expected: `at least ${least}`,
      advice: 'mend what is told of it, or lower `gates.score`',
      notes: linesOf(way),
    }
  },
  maxSeconds: atMost('seconds', 'maxSeconds', ['s', 'run time']),
  maxMemoryMb: atMost('memoryMb', 'maxMemoryMb', ['MB', 'memory']),
  maxOutputMb: atMost('outputMb', 'maxOutputMb', ['MB', 'outputs']),
}

/** What stands after `>=` is meant. */
const numberIn = (limit: number | string): number => (typeof limit === 'number' ? limit : Number(limit.slice(2)))

/** Every gate that a passage does not get through. */
export function checkGates(asked: Gates, passage: Passage): Finding[] {
  const names = Object.keys(gates) as (keyof Gates)[] // it has these and no others
  return names.flatMap((name) => {
    const limit = asked[name]
    const reason = limit === undefined ? undefined : gates[name](numberIn(limit), passage)
    return reason ? [finding({ code: 'gate', place: passage.place, fault: 'producer', ...reason })] : []
  })
}
