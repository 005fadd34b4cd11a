import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { namesIn } from '../shared/files.ts'
import { isHeld } from './lock.ts'

/** Which test runs are kept; those in which a test failed among twice as many, and twice as long. */
export interface Retention {
  /** Those among so many of the newest: ten. */
  keep?: number
  /** Those of so many days: 30. */
  days?: number
}

/** Says in a folder which process writes there. */
export const writing = '.writing'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

interface KeptRun {
  path: string
  time: number
}

function runsIn(folder: string): KeptRun[] {
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    const stats = entry.isDirectory() ? statSync(path, { throwIfNoEntry: false }) : undefined
    return stats ? [{ path, time: stats.mtimeMs }] : []
  })
  return found.toSorted((a, b) => b.time - a.time)
}

/** A young one may go on in another process, even where none writes just now. */
function isLive({ path, time }: KeptRun, now: number): boolean {
  return now - time < hourMs || namesIn(path).some((name) => isHeld(join(path, name, writing)))
}

function hasFailed({ path }: KeptRun): boolean {
  try {
    // one of a later version says something else, and counts as good
    const { ok, others = [] }: { ok?: unknown; others?: { ok?: unknown }[] } = JSON.parse(
      readFileSync(join(path, 'record.json'), 'utf8'),
    )
    return [ok, ...others.map((other) => other.ok)].includes(false)
  } catch {
    return false
  }
}

/** Removes the folders of old test runs and tells which; never of one that a living process writes, or that is under an hour old. */
export function pruneRuns(folder: string, retention: Retention = {}, now: number = Date.now()): string[] {
  const { keep = 10, days = 30 } = retention
  const gone: string[] = []
  for (const [index, run] of runsIn(folder).entries()) {
    const isAmong = (times: number): boolean => index < times * keep && now - run.time <= times * days * dayMs
    if (isAmong(1) || isLive(run, now) || (isAmong(2) && hasFailed(run))) continue
    rmSync(run.path, { recursive: true, force: true })
    gone.push(run.path)
  }
  return gone
}
