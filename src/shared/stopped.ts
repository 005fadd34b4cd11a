import type { Finding } from '../model/finding.ts'

/** What keeps a run from beginning, and is no error of the set-up. */
export class Stopped extends Error {
  readonly finding: Finding

  constructor(finding: Finding) {
    super(finding.message)
    this.finding = finding
  }
}
