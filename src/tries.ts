import { rmSync } from 'node:fs'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import { tellProgress } from './asked.ts'
import { isError } from './shared/finding.ts'

/** A run on a candidate: what it found, and its folder. */
export interface Tried {
  findings: Finding[]
  dir: string
  /** What must not be shown of it. */
  secrets: string[]
}

/** Runs what failed again on other inputs. */
export type RunAgain = (inputs: Record<string, DataSpec>, signal: AbortSignal) => Promise<Tried>

export interface Effort {
  /** As many runs at most; 200, unless told. */
  runs?: number
  /** No new run after so many milliseconds; 20,000, unless told. */
  ms?: number
}

/** What would take as long again with each candidate, or says nothing of the data; less data is never what was expected of more. */
const endless = /^(time-out|cancelled|memory|missing-module|golden|expect-.*)$/

/** The same failure: the same rule at the same place, or the same line of the script. */
export const sameness = ({ code, place, frames }: Finding): string => {
  const last = frames?.at(-1)
  return [code, place, last?.file, last?.line].join(' ')
}

/** The finding that smaller inputs have to show too, if it is one of the kind that they can: data from outside shows itself. */
export function telling(findings: Finding[]): Finding | undefined {
  const first = findings.find(isError)
  return first && first.fault !== 'data' && !endless.test(first.code) ? first : undefined
}

/** Tries smaller inputs within a budget, and keeps what the last that failed in the same way left. */
export class Tries {
  readonly #first: Finding
  readonly #run: RunAgain
  readonly #most: number
  readonly #end: number
  count = 0
  best: Tried | undefined

  constructor(first: Finding, run: RunAgain, { runs = 200, ms = 20_000 }: Effort) {
    this.#first = first
    this.#run = run
    this.#most = runs
    this.#end = performance.now() + ms
  }

  /** Whether an input fails in the same way; `undefined` where no more may be tried. */
  async fails(inputs: Record<string, DataSpec>): Promise<boolean | undefined> {
    const left = Math.ceil(this.#end - performance.now())
    if (this.count >= this.#most || left <= 0) return undefined
    tellProgress({ running: 'smaller inputs', done: this.count, unit: 'run' })
    this.count += 1
    const tried = await this.#run(inputs, AbortSignal.timeout(left))
    const wanted = sameness(this.#first)
    const same = tried.findings.some((finding) => sameness(finding) === wanted && finding.fault !== 'data')
    const worse = same ? this.best : tried
    if (worse) rmSync(worse.dir, { recursive: true, force: true })
    if (same) this.best = tried
    return same
  }
}
