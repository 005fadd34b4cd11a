import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PipeproofError } from '../../src/errors.ts'
import type { Location } from '../../src/model/location.ts'
import { bombs, hostile } from '../support/hostile.ts'
import { keyPaths, renamed, replaced, valuePaths, without } from '../support/documents.ts'

/** How samples are written into a file. */
export interface Language {
  /** What the name of such a file ends with. */
  extension: 'json' | 'yaml' | 'py'
  text(value: unknown): string
  /** How many of the runs are made: some texts are slow to read. */
  share: number
}

export const json: Language = {
  extension: 'yaml',
  text: (value) => JSON.stringify(value, undefined, 1),
  share: 1,
}

interface ReaderLaw {
  language?: Language
  /** Whole files that use what the notation knows, and nothing that only repeats its default. */
  samples: fc.Arbitrary<unknown>
  /** All that a file tells, in each way in which it can be read. */
  ways: ((value: unknown) => unknown)[]
  /** Where all that a text tells stands; throws at what must never be told. */
  placesIn(text: string): (Location | undefined)[]
}

/** All that a reader tells, without places: those move when a key goes. */
function outcome(read: () => unknown): string {
  try {
    return JSON.stringify(read(), (key, item: unknown) => (key === 'at' ? undefined : item))
  } catch (error) {
    if (error instanceof PipeproofError) return error.message
    throw error
  }
}

/** What is wrong with how a text was read: it gives a result or an error that has a place, and nothing else. */
function misdeedsOf(placesIn: ReaderLaw['placesIn'], text: string): string[] {
  const before = Object.getOwnPropertyNames(Object.prototype).length
  const places: (Location | undefined)[] = []
  try {
    places.push(...placesIn(text))
  } catch (error) {
    if (!(error instanceof PipeproofError)) return [String(error)]
    places.push(error.at)
  }
  const lost = places.filter((at) => at === undefined || !(at.line >= 1)).map(() => 'no place')
  return Object.getOwnPropertyNames(Object.prototype).length === before ? lost : [...lost, 'a polluted prototype']
}

/** Of many places a part, another with each shift. */
function some<T>(places: T[], shift: number): T[] {
  const step = Math.ceil(places.length / 100)
  return places.filter((_, index) => index % step === shift % step)
}

/** The file with something at each of its places that should not stand there. */
function spoiled(sample: unknown, shift: number, text: Language['text']): string[] {
  const wrong = some(valuePaths(sample), shift).map((path, index) =>
    replaced(sample, path, hostile[(index + shift) % hostile.length]),
  )
  const evil = some(keyPaths(sample), shift).map((path) => renamed(sample, path, '__proto__'))
  const huge = text(sample).replace(/: ?\d+/g, ':1e999')
  return [huge, ...[...wrong, ...evil].map(text)]
}

interface Runs {
  numRuns: number
  seed: number
  endOnFailure: boolean
}

export const runsOf = ({ share }: Language, count = 60): Runs => ({
  numRuns: Math.ceil(count * share),
  seed: 1,
  endOnFailure: true,
})
export const runs = runsOf(json)
const patience = { timeout: 60_000 }

/** What holds for each notation of anything that is read from a document. */
export function readerLaws({ samples, ways, placesIn, language = json }: ReaderLaw): void {
  const { text } = language
  const usual = runsOf(language)
  const many = runsOf(language, 200)
  // each of these reads a sample again for each of its keys
  const few = runsOf(language, 12)
  const told = (value: unknown): string[] => ways.map((read) => outcome(() => read(value)))
  const misdeeds = (given: string): string[] => misdeedsOf(placesIn, given)

  test('a whole file is read the same each time, all at a place', patience, () => {
    fc.assert(
      fc.property(samples, (sample) => {
        expect(ways.map((read) => read(sample))).toEqual(ways.map((read) => read(sample)))
        expect(misdeeds(text(sample))).toEqual([])
      }),
      usual,
    )
  })

  test('no key can go without a change of what is told', patience, () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const whole = told(sample)
        expect(whole.filter((result) => !/^[[{]/.test(result))).toEqual([])
        const isMissed = (changed: unknown): boolean => told(changed).every((result, index) => result === whole[index])
        const missed = keyPaths(sample).filter(
          (path) => isMissed(without(sample, path)) || isMissed(renamed(sample, path)),
        )
        expect(missed.map((path) => path.join('.'))).toEqual([])
      }),
      few,
    )
  })

  test('a file that is cut off is refused at a place, or read', patience, () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (sample, share) => {
        const whole = text(sample)
        expect(misdeeds(whole.slice(0, Math.floor(share * whole.length)))).toEqual([])
      }),
      many,
    )
  })

  test('a value of any other type is refused at a place, or told', patience, () => {
    fc.assert(
      fc.property(samples, fc.nat(hostile.length - 1), (sample, shift) => {
        expect(spoiled(sample, shift, text).flatMap(misdeeds)).toEqual([])
      }),
      few,
    )
  })

  test('random texts are refused at a place', patience, () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (random) => {
        expect(misdeeds(random)).toEqual([])
      }),
      many,
    )
  })

  test.each(Object.entries(bombs))('%s does no harm', (_, bomb) => {
    const start = performance.now()
    expect(misdeeds(bomb)).toEqual([])
    expect(performance.now() - start).toBeLessThan(2000)
  })
}
