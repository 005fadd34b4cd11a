import type { Case } from './model/case.ts'
import { tellProgress } from './asked.ts'
import type { Request } from './perform.ts'

/** The rows that are made for a case. */
export const rowsMade = ({ inputs }: Case): number =>
  Object.values(inputs).reduce(
    (sum, spec) => sum + (spec.kind === 'generated' && typeof spec.rows === 'number' ? spec.rows : 0),
    0,
  )

/** Tells the test that is being answered of each run of a step that has ended, of so many. */
export function counting(step: string, total: number): (request: Request) => void {
  let [done, rows] = [0, 0]
  tellProgress({ running: step, done, total, unit: 'run' })
  return ({ case: way }) => {
    done += 1
    rows += rowsMade(way)
    tellProgress({ running: step, done, total, unit: 'run', rows })
  }
}

/** Tells the test that is being answered which of several steps is waited for; all have begun. */
export function awaiting(steps: string[]): (ended: string) => void {
  const left = new Set(steps)
  const tell = (): void => {
    const [running] = left
    if (running !== undefined)
      tellProgress({ running, done: steps.length - left.size, total: steps.length, unit: 'step' })
  }
  tell()
  return (ended) => {
    left.delete(ended)
    tell()
  }
}
