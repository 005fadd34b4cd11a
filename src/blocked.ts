import type { Finding } from './model/finding.ts'
import { finding } from './shared/finding.ts'

/** A step could not run because one before it did not deliver. */
export class Blocked extends Error {
  readonly finding: Finding

  constructor(step: string, by: string, place: string) {
    const found = finding({
      code: 'blocked',
      place,
      fault: 'producer',
      received: `lack of \`${place}\` for \`${step}\``,
      expected: `\`${by}\` to deliver it`,
      advice: `mend \`${by}\` first: its own test says what is wrong`,
    })
    super(found.message)
    this.finding = found
  }
}
