import { availableParallelism } from 'node:os'
import { conclude, perform, prepare, type Performed, type Request } from './perform.ts'
import { isError } from './shared/finding.ts'

/** A run that never ended: the next ones would take as long. */
export const isEndless = ({ findings }: Performed): boolean => findings.some(({ code }) => code === 'time-out')

/** Of many that fail the first is kept to look at. */
export function firstFailed(all: Performed[], index: number): Performed {
  const own = all[index]
  if (!own) throw new TypeError('a run is missing')
  return index === all.findIndex(({ findings }) => findings.some(isError)) ? own : { ...own, findings: [] }
}

/** What is performed together; of what never ends one is enough, which stands for those that are not tried any more. */
interface Together {
  endless?: Performed
  endAtFirst: boolean
  ended: (request: Request) => void
}

async function performOne(request: Request, together: Together): Promise<Performed> {
  if (together.endless) return together.endless
  const performed = await perform(request)
  together.ended(request)
  if (together.endAtFirst && isEndless(performed)) together.endless ??= performed
  return performed
}

/** One after the other; what they left is looked at together, which takes a part of the time. */
async function performEach(requests: Request[], together: Together): Promise<Performed[]> {
  const ended: (() => Promise<Performed>)[] = []
  for (const request of requests) {
    if (together.endless) break
    const prepared = await prepare(request)
    const run = await request.runner.run(prepared.job)
    together.ended(request)
    if (together.endAtFirst && run.stopped === 'timeout') together.endless ??= await conclude(prepared, run)
    ended.push(() => conclude(prepared, run))
  }
  const done = await Promise.all(ended.map((look) => look()))
  return requests.flatMap((_, index) => done[index] ?? together.endless ?? [])
}

/** One process for several runs: what does not end well there, or breaks a promise, is run again alone. */
async function performBatch(requests: Request[], together: Together): Promise<Performed[]> {
  const runner = requests[0]?.runner
  if (!runner?.runMany || requests.length < 2) return performEach(requests, together)
  const prepared = await Promise.all(requests.map(prepare))
  const runs = await runner.runMany(prepared.map(({ job }) => job))
  const concluded = await Promise.all(
    prepared.map(async (item, index) => {
      const run = runs[index]
      return run && conclude(item, run)
    }),
  )
  const done: Performed[] = []
  for (const [index, { request }] of prepared.entries()) {
    const performed = concluded[index]
    const isGood = performed && !performed.findings.some(isError)
    if (isGood) together.ended(request)
    done.push(isGood ? performed : await performOne({ ...request, dir: `${request.dir}-alone` }, together))
  }
  return done
}

interface Batching {
  /** How many in one process. */
  batch?: number | undefined
  /** Whether one that never ends stands for all that come after it. */
  endAtFirst?: boolean
  /** How many batches side by side. */
  lanes?: number
  /** Told of each that has run. */
  ended?: (request: Request) => void
}

/** Performs runs of one step, `batch` of them in one process after the other; batches run side by side. */
export async function performAll(
  requests: Request[],
  { batch = 10, endAtFirst = false, lanes = availableParallelism(), ended = () => undefined }: Batching = {},
): Promise<Performed[]> {
  // of processes that are not shared so many are looked at together
  const size = batch > 1 ? batch : Math.min(10, Math.ceil(requests.length / lanes))
  const batches = Array.from({ length: Math.ceil(requests.length / size) }, (_, index) =>
    requests.slice(index * size, (index + 1) * size),
  )
  const done: Performed[][] = batches.map(() => [])
  const together: Together = { endAtFirst, ended }
  const work = async (from: number): Promise<void> => {
    for (let index = from; index < batches.length; index += lanes) {
      const some = batches[index] ?? []
      done[index] = await (together.endless || batch <= 1 ? performEach(some, together) : performBatch(some, together))
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)))
  return done.flat()
}
