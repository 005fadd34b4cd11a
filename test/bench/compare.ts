/** One way to do a piece of work; it says how many examples it ran, so that none is fast by doing nothing. */
export interface Way {
  name: string
  run(): Promise<number | Timed> | number | Timed
}

/** What takes the time itself, because a start or an import is not to count. */
export interface Timed {
  ran: number
  seconds: number
}

export interface Comparison {
  title: string
  /** The name of the way that the others are compared with. */
  against: string
  examples: number
  rounds: number
  ways: Way[]
  /** How many times as fast as `against` a way has to be. */
  targets: Record<string, number>
}

export interface Row {
  title: string
  way: string
  seconds: number
  /** How many times as fast as the peer, the median over the rounds. */
  ratio: number
  target: number | undefined
}

const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

async function timed(way: Way, examples: number): Promise<number> {
  const started = performance.now()
  const done = await way.run()
  const { ran, seconds } =
    typeof done === 'number' ? { ran: done, seconds: (performance.now() - started) / 1000 } : done
  if (ran !== examples)
    throw new Error(`Unexpected ${ran} examples of ${way.name}, expected ${examples}, the figure would be worthless`)
  return seconds
}

/** Times all ways in turn, round by round, so that a noisy moment hits all of them; ratios are of one round. */
export async function compare({ title, against, examples, rounds, ways, targets }: Comparison): Promise<Row[]> {
  const seconds = new Map(ways.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++) {
    for (const way of ways) seconds.get(way.name)?.push(await timed(way, examples))
  }
  const peer = seconds.get(against) ?? []
  return ways.map(({ name }) => {
    const own = seconds.get(name) ?? []
    const ratios = own.map((time, round) => (peer[round] ?? Number.NaN) / time)
    return { title, way: name, seconds: median(own), ratio: median(ratios), target: targets[name] }
  })
}

const verdict = ({ ratio, target }: Row): string => (target === undefined ? '' : ratio >= target ? 'met' : 'missed')

/** The rows as a Markdown table. */
export function table(rows: Row[]): string {
  const lines = rows.map((row) => {
    const target = row.target === undefined ? '' : `${row.target}x`
    return `| ${row.title} | ${row.way} | ${row.seconds.toFixed(2)} | ${row.ratio.toFixed(2)}x | ${target} | ${verdict(row)} |`
  })
  return ['| what | way | seconds | ratio | target | |', '| --- | --- | --- | --- | --- | --- |', ...lines, ''].join(
    '\n',
  )
}
