import type { RecordedRun, RecordedTest, RunRecord } from '../model/record.ts'
import { settled } from './settled.ts'

const earlier = (a: string, b: string): boolean => a < b
const text = (value: unknown): string => JSON.stringify(value)

/** One of each name, in the order in which they come; of two `better` says which. */
function unique<T>(items: T[], nameOf: (item: T) => string, better: (a: T, b: T) => boolean): T[] {
  const found = new Map<string, T>()
  for (const item of items) {
    const known = found.get(nameOf(item))
    if (known === undefined || better(item, known)) found.set(nameOf(item), item)
  }
  return [...found.values()]
}

/** Of two answers to one question the later counts. */
function laterTest(a: RecordedTest, b: RecordedTest): boolean {
  const [left, right] = [a.startedAt ?? '', b.startedAt ?? '']
  return left === right ? earlier(text(a), text(b)) : earlier(right, left)
}

/** One that ran tells more than one that was served. */
const fresherRun = (a: RecordedRun, b: RecordedRun): boolean =>
  a.served === b.served ? earlier(text(a), text(b)) : b.served

const nameOfRun = ({ id, ...run }: RecordedRun): string => (id === undefined ? text(run) : `${run.step} ${id}`)

type Scores = NonNullable<RunRecord['quality']>

/** The scores of a step come from one run of it. */
function ofSteps(lists: Scores[]): Scores {
  const groups = lists.flatMap((list) => {
    const steps = [...new Set(list.map(({ step }) => step))]
    return steps.map((step) => ({ step, scores: list.filter((each) => each.step === step) }))
  })
  const fullest = unique(
    groups,
    ({ step }) => step,
    (a, b) =>
      a.scores.length === b.scores.length ? earlier(text(a.scores), text(b.scores)) : a.scores.length > b.scores.length,
  )
  return fullest.flatMap(({ scores }) => scores)
}

const first = (): boolean => false

function listed<Key extends 'outside' | 'runs' | 'quality'>(
  parts: RunRecord[],
  key: Key,
): NonNullable<RunRecord[Key]>[] | undefined {
  const lists = parts.flatMap((part) => (part[key] === undefined ? [] : [part[key]]))
  return lists.length > 0 ? lists : undefined
}

/** The parts of one pipeline as one; what only one can tell is told by the part that began first. */
function ofPipeline(unsorted: RunRecord[]): RunRecord {
  const parts = unsorted
    .map((part) => ({ part, text: text(part) }))
    .toSorted((a, b) => (earlier(a.part.startedAt + a.text, b.part.startedAt + b.text) ? -1 : 1))
    .map(({ part }) => part)
  const told: RunRecord[] = parts.toReversed()
  const ends = parts.flatMap(({ endedAt }) => endedAt ?? [])
  const [outside, runs, quality] = [listed(parts, 'outside'), listed(parts, 'runs'), listed(parts, 'quality')]
  const [last = parts[0]] = told
  if (!last) throw new TypeError('no part to merge')
  const all = told.reduce((sum, part) => ({ ...sum, ...part }), last)
  return settled({
    ...all,
    ...(ends.length > 0 && { endedAt: ends.toSorted().at(-1) ?? '' }),
    steps: [...new Set(parts.flatMap(({ steps }) => steps))],
    ...(outside && { outside: [...new Set(outside.flat())] }),
    ...(all.scripts && { scripts: Object.assign({}, ...told.map(({ scripts }) => scripts)) }),
    edges: unique(
      parts.flatMap(({ edges }) => edges),
      ({ from, to }) => `${from} ${to}`,
      first,
    ),
    tests: unique(
      parts.flatMap(({ tests }) => tests),
      ({ group, title }) => text([group, title]),
      laterTest,
    ),
    ...(runs && { runs: unique(runs.flat(), nameOfRun, fresherRun) }),
    ...(quality && { quality: ofSteps(quality) }),
  })
}

/** Each pipeline that a record tells of, as a record of its own. */
export const pipelinesIn = ({ others = [], ...record }: RunRecord): RunRecord[] => [record, ...others]

/** Records of parts of a test run as one: equal tests and runs once, in an order that does not depend on that of the parts. */
export function mergeRecords(records: [RunRecord, ...RunRecord[]]): RunRecord {
  const groups = new Map<string, RunRecord[]>()
  for (const record of records.flatMap(pipelinesIn)) {
    const name = text([record.file ?? '', record.pipeline])
    groups.set(name, [...(groups.get(name) ?? []), record])
  }
  const merged = [...groups].toSorted(([a], [b]) => (earlier(a, b) ? -1 : 1)).map(([, parts]) => ofPipeline(parts))
  const [head = records[0], ...others] = merged
  return others.length > 0 ? { ...head, others } : head
}
