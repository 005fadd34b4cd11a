import type { Finding } from './model/finding.ts'
import type { Location } from './model/location.ts'
import { story, type Telling } from './report/story.ts'
import { hide } from './shared/hide.ts'

/** A failed test: its message is the story, its stack the user's own lines. */
export class BrokenPromise extends Error {
  override name = 'BrokenPromise'
  declare readonly findings: Finding[]

  constructor(findings: Finding[], telling: Telling, at: Location | undefined) {
    const message = story(findings, telling)
    super(message)
    hide(this, { findings })
    const frames = findings.flatMap((finding) => finding.frames ?? finding.at ?? [])
    const places = frames.length > 0 ? frames : at ? [at] : []
    this.stack = [
      `${this.name}: ${message}`,
      ...places.map(({ file, line, column }) => `    at ${file}:${line}:${column}`),
    ].join('\n')
  }
}
