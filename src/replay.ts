import { join } from 'node:path'
import type { Finding } from './model/finding.ts'
import { keep, type Kept } from './kept.ts'
import { putAway } from './run/runs.ts'
import type { Session } from './session.ts'
import { isError } from './shared/finding.ts'

/** Runs a kept input once, without making data or looking for a smaller one. */
export async function replay(kept: Kept, session: Session, signal: AbortSignal | undefined): Promise<Finding[]> {
  if ('case' in kept) {
    const [done] = await session.many(kept.step, [kept.case], signal)
    if (done?.findings.some(isError)) keep(done.run.workspace, done.secrets, kept)
    return done?.findings ?? []
  }
  const folder = join(session.folder, `${kept.step}-replay`)
  const done = await session.variant(kept.sources, folder).chain(kept.step, signal)
  if (done.findings.some(isError)) keep(folder, done.secrets, kept)
  putAway(folder, done)
  return done.findings
}
