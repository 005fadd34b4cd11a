import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PipeproofError } from '../../src/errors.ts'
import type { Location } from '../../src/model/location.ts'
import { bombs, hostile } from '../support/hostile.ts'
import { keyPaths, renamed, replaced, valuePaths, without } from '../support/documents.ts'

interface ReaderLaw {
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
function spoiled(sample: unknown, shift: number): string[] {
  const wrong = some(valuePaths(sample), shift).map((path, index) =>
    replaced(sample, path, hostile[(index + shift) % hostile.length]),
  )
  const evil = some(keyPaths(sample), shift).map((path) => renamed(sample, path, '__proto__'))
  const huge = JSON.stringify(sample).replace(/:\d+/g, ':1e999')
  return [huge, ...[...wrong, ...evil].map((each) => JSON.stringify(each))]
}

export const runs = { numRuns: 60, seed: 1, endOnFailure: true }
const many = { ...runs, numRuns: 200 }
// each of these reads a sample again for each of its keys
const few = { ...runs, numRuns: 12 }
const patience = { timeout: 60_000 }

/** What holds for each notation of anything that is read from a document. */
export function readerLaws({ samples, ways, placesIn }: ReaderLaw): void {
  const told = (value: unknown): string[] => ways.map((read) => outcome(() => read(value)))
  const misdeeds = (text: string): string[] => misdeedsOf(placesIn, text)

  test('a whole file is read the same each time, all at a place', patience, () => {
    fc.assert(
      fc.property(samples, (sample) => {
        expect(ways.map((read) => read(sample))).toEqual(ways.map((read) => read(sample)))
        expect(misdeeds(JSON.stringify(sample, undefined, 1))).toEqual([])
      }),
      runs,
    )
  })

  test('no key can go without a change of what is told', patience, () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const whole = told(sample)
        expect(whole.filter((text) => !/^[[{]/.test(text))).toEqual([])
        const isMissed = (changed: unknown): boolean => told(changed).every((text, index) => text === whole[index])
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
        const text = JSON.stringify(sample, undefined, 1)
        expect(misdeeds(text.slice(0, Math.floor(share * text.length)))).toEqual([])
      }),
      many,
    )
  })

  test('a value of any other type is refused at a place, or told', patience, () => {
    fc.assert(
      fc.property(samples, fc.nat(hostile.length - 1), (sample, shift) => {
        expect(spoiled(sample, shift).flatMap(misdeeds)).toEqual([])
      }),
      few,
    )
  })

  test('random texts are refused at a place', patience, () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(misdeeds(text)).toEqual([])
      }),
      many,
    )
  })

  test.each(Object.entries(bombs))('%s does no harm', (_, text) => {
    const start = performance.now()
    expect(misdeeds(text)).toEqual([])
    expect(performance.now() - start).toBeLessThan(2000)
  })
}
