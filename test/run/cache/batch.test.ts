import { afterEach, expect, test, vi } from 'vitest'
import type { Job } from '../../../src/model/job.ts'
import type { Run } from '../../../src/model/run.ts'
import type { StepCache } from '../../../src/run/cache/cache.ts'
import { allTouched } from '../../../src/run/cache/standing.ts'
import { Cached } from '../../support/cached.ts'

afterEach(() => vi.unstubAllEnvs())

/** Runs the step on several jobs in one batch. */
async function together(cached: Cached, jobs: Job[], cache: StepCache): Promise<(Run | undefined)[]> {
  const subject = cached.subject()
  const { runner } = subject
  const runMany = (all: Job[]): Promise<Run[]> => Promise.all(all.map((job) => runner.run(job)))
  return (await cache.around({ ...subject, runner: { ...runner, runMany } }).runMany?.(jobs)) ?? []
}

test('of a batch only what is not known runs again', async () => {
  const cached = new Cached()
  const cache = cached.cache()
  const two = (second: string): Job[] => [cached.job(), cached.job({}, second)]
  expect((await together(cached, two('n\n2\n'), cache)).map((run) => run?.served)).toEqual([undefined, undefined])
  expect((await together(cached, two('n\n3\n'), cache)).map((run) => run?.served)).toEqual([true, undefined])
  expect(cached.runs).toBe(3)
})

test('a batch that failed in part is kept in part', async () => {
  const cached = new Cached()
  const cache = cached.cache()
  cached.act = { run: { ok: false } }
  await together(cached, [cached.job()], cache)
  cached.act = {}
  expect((await together(cached, [cached.job()], cache))[0]).not.toHaveProperty('served')
})

test('while watching, a step that varies runs again', async () => {
  vi.stubEnv('VITEST_MODE', 'WATCH')
  const cached = new Cached()
  cached.act = { writes: (count) => ({ 'a.csv': `n\n${count}\n` }) }
  await cached.once()
  await cached.once()
  const cache = cached.cache()
  await cached.once(cached.job(), cache)
  expect(await cached.once(cached.job(), cache)).not.toHaveProperty('served')
})

const touched = (read: string[]) => ({ read, listed: [], imported: [], beyond: [] })

test('each run of a batch stands on all that one of them looked at, as far as all tell', () => {
  expect(allTouched([touched(['/a', '/b']), touched(['/b'])])).toMatchObject({ read: ['/a', '/b'] })
  expect(allTouched([touched(['/a']), undefined])).toBeUndefined()
})
