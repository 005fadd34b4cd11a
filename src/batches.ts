import { availableParallelism } from 'node:os'
import { conclude, perform, prepare, type Performed, type Request } from './perform.ts'
import { isError } from './shared/finding.ts'

/** One process for several runs: what does not end well there, or breaks a promise, is run again alone. */
async function performBatch(requests: Request[]): Promise<Performed[]> {
  const runner = requests[0]?.runner
  if (!runner?.runMany || requests.length < 2) return Promise.all(requests.map(perform))
  const prepared = await Promise.all(requests.map(prepare))
  const runs = await runner.runMany(prepared.map(({ job }) => job))
  return Promise.all(
    prepared.map(async (item, index) => {
      const run = runs[index]
      const performed = run && (await conclude(item, run))
      if (performed && !performed.findings.some(isError)) return performed
      return perform({ ...item.request, dir: `${item.request.dir}-alone` })
    }),
  )
}

/** Performs runs of one step, `batch` of them in one process after the other; batches run side by side. */
export async function performAll(requests: Request[], batch = 10): Promise<Performed[]> {
  const batches = Array.from({ length: Math.ceil(requests.length / batch) }, (_, index) =>
    requests.slice(index * batch, (index + 1) * batch),
  )
  const done: Performed[][] = batches.map(() => [])
  const lanes = Math.max(1, availableParallelism())
  const work = async (from: number): Promise<void> => {
    for (let index = from; index < batches.length; index += lanes)
      done[index] = await performBatch(batches[index] ?? [])
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)))
  return done.flat()
}
