import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Flow } from './flow.ts'
import type { Touched } from './model/touched.ts'
import { allNeeds, needs, type Needs } from './needs.ts'
import { namesIn, replaceFile } from './shared/files.ts'
import { hash } from './shared/hash.ts'
import { cacheFolder } from './shared/paths.ts'

/** What one description in a test file needs: what it names, and what its runs looked at. */
interface Known {
  named: Needs
  touched: Needs
}

const nothing = needs({})
/** By test file, what this process has described. */
const described = new Map<string, Record<string, Known>>()

const placeOf = (spec: string): string => join(cacheFolder(dirname(spec)), 'needs', `${hash(spec, 32)}.json`)

function seenBefore(spec: string): Record<string, Known> {
  try {
    // written below
    return JSON.parse(readFileSync(placeOf(spec), 'utf8')) as Record<string, Known>
  } catch {
    return {}
  }
}

function remember(spec: string, seen: Record<string, Known>): void {
  try {
    mkdirSync(dirname(placeOf(spec)), { recursive: true })
    replaceFile(placeOf(spec), JSON.stringify(seen))
  } catch {
    // `related` and watch mode know what can be told from the texts
  }
}

/** Puts down what a description in a test file names, beside what its runs looked at before. */
export function rememberNamed(spec: string, title: string, named: Needs): void {
  const before = described.get(spec) ?? {}
  const touched = seenBefore(spec)[title]?.touched ?? nothing
  const seen = { ...before, [title]: { named: allNeeds([before[title]?.named ?? nothing, named]), touched } }
  described.set(spec, seen)
  remember(spec, seen)
}

/** Puts down what the runs of a description looked at; where not every test ran and passed, beside what they did before. */
export function rememberTouched(spec: string, flow: Pick<Flow, 'pipeline' | 'plan' | 'record'>, runs: Touched[]): void {
  const { pipeline, plan, record } = flow
  const seen = described.get(spec)
  const before = seen?.[pipeline.name]
  if (!seen || !before) return
  const whole = record.tests.length === plan.groups.flatMap(({ tests }) => tests).length
  const now = runs.map(({ read, listed }) =>
    needs({ files: read, listed: Object.fromEntries(listed.map((folder) => [folder, namesIn(folder)])) }),
  )
  const replaced = whole && record.tests.every(({ ok }) => ok)
  seen[pipeline.name] = { ...before, touched: allNeeds(replaced ? now : [before.touched, ...now]) }
  remember(spec, seen)
}

/** What a test file was seen to need when it ran last. */
export function needsSeenBy(spec: string): Needs {
  try {
    return allNeeds(Object.values(seenBefore(spec)).flatMap(({ named, touched }) => [named, touched]))
  } catch {
    // somebody else wrote it
    return nothing
  }
}
