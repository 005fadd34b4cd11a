import type { RecordedEdge, RecordedRun, RecordedTest, RunRecord } from '../model/record.ts'

/** What a list is sorted by. */
type Rank = (string | number)[]

function compare(a: Rank, b: Rank): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? ''
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

/** A list by its ranks; what is equal stays in its order. */
const by = <T>(list: T[], rank: (item: T) => Rank): T[] =>
  list
    .map((item) => ({ item, rank: rank(item) }))
    .toSorted((a, b) => compare(a.rank, b.rank))
    .map(({ item }) => item)

const kinds: (string | undefined)[] = ['chain', 'case', 'batch']

/** Where a name stands in a list; what is not there comes last. */
const placeIn = (list: string[]): ((name: string) => number) => {
  const places = new Map(list.map((name, index) => [name, index]))
  return (name) => places.get(name) ?? list.length
}

function edgeWith({ from, to }: RecordedEdge, tests: RecordedTest[]): RecordedEdge {
  const own = tests.filter(({ group }) => group === `${from} -> ${to}`)
  return { from, to, ...(own.length > 0 && { ok: own.every(({ ok }) => ok) }) }
}

/** A record in the one order that it has, however its parts came together, with the verdicts that follow from its tests. */
export function settled(record: RunRecord): RunRecord {
  const place = placeIn(record.steps)
  const tests = by(record.tests, ({ nth = Infinity, group, title }) => [nth, group, title])
  return {
    ...record,
    ok: tests.every(({ ok }) => ok),
    edges: record.edges.map((edge) => edgeWith(edge, tests)),
    tests,
    ...(record.runs && {
      runs: by(record.runs, ({ step, kind, id = '' }: RecordedRun) => [place(step), kinds.indexOf(kind), id]),
    }),
    ...(record.quality && { quality: by(record.quality, ({ step }) => [place(step)]) }),
  }
}
