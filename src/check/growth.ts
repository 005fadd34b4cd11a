/** What was needed for so many rows. */
export interface Point {
  rows: number
  value: number
}

export interface Growth {
  /** What is needed grows with the rows to this power, or more; unknown where too little of it was seen. */
  exponent: number | undefined
  /** Whether more was needed for more rows than chance makes of it. */
  isSeen: boolean
  /** What is needed for so many rows, if it goes on like this; of little growth, all of it counts. */
  at(rows: number): number
}

/** Less would tell of chance as much as of growth. */
const leastSpan = 10

/** Of a noise that hides how something grows, so little hides whether it does. */
const trace = 1 / 8

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The slope of the line through points that is nearest to them by least squares. */
function slope(points: [x: number, y: number][]): number {
  const middle = mean(points.map(([x]) => x))
  const height = mean(points.map(([, y]) => y))
  const [top, bottom] = points.reduce(
    ([above, below], [x, y]) => [above + (x - middle) * (y - height), below + (x - middle) ** 2],
    [0, 0],
  )
  return top / bottom
}

const isWide = (first: Point | undefined, last: Point | undefined): boolean =>
  first !== undefined && last !== undefined && last.rows >= leastSpan * first.rows

const steepness = (points: Point[]): number => slope(points.map(({ rows, value }) => [Math.log(rows), Math.log(value)]))

const exponentOf = (grown: Point[]): number | undefined =>
  isWide(grown[0], grown.at(-1)) ? steepness(grown) : undefined

/** From a size whose need was within the noise on: what came of it grew at least so fast, which tells something above 1. */
function leastExponent(above: Point[], last: Point | undefined, noise: number): number | undefined {
  const hidden = above.findLast((point) => point.value <= noise && isWide(point, last))
  if (!hidden || !last) return undefined
  const least = steepness([{ ...hidden, value: noise }, last])
  return least > 1 ? least : undefined
}

/** How a need grows above that of the least input, as far as it exceeds the noise. */
export function growthOf(points: Point[], base: Point, noise: number): Growth {
  const above = points.map(({ rows, value }) => ({ rows, value: value - base.value }))
  const grown = above.filter(({ value }) => value > noise)
  const last = grown.at(-1)
  const largest = points.at(-1) ?? base
  const exponent = exponentOf(grown) ?? leastExponent(above, last, noise)
  const little = largest.value - base.value
  const { rows: most, value } = last ?? { rows: largest.rows, value: little > noise * trace ? little : 0 }
  return {
    exponent,
    isSeen: last !== undefined,
    at: (rows) => base.value + value * (rows / most) ** (exponent ?? 1),
  }
}
