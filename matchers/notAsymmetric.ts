import { PipeproofError } from 'pipeproof'
import type { Verdict } from './verdict.ts'

type Matcher<Args extends unknown[]> = (...args: Args) => Promise<Verdict>

/** Frameworks do not wait inside `toEqual`; only a real assertion says how it treats promises. */
export function notAsymmetric<Args extends unknown[]>(matcher: Matcher<Args>): Matcher<Args> {
  return function (this: object, ...args) {
    if (!('promise' in this)) throw new PipeproofError('notAsymmetric', { matcher: matcher.name })
    return matcher(...args)
  }
}
