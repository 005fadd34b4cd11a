import type { DatasetQuality, Quality } from '../model/quality.ts'
import { own } from '../shared/own.ts'
import { counted, percent } from '../shared/words.ts'

/** `step.port` at both ends. */
type Edges = { from: string; to: string }[]

/** The data that a step was fed to write a dataset, of all that was there before it. */
function fedTo<T extends DatasetQuality>({ step, given }: T, before: T[], edges: Edges): T[] {
  if (given) return []
  const producers = new Set(edges.flatMap(({ from, to }) => (to.startsWith(`${step}.`) ? [from] : [])))
  return before.filter((each) => (each.given ? each.step === step : producers.has(`${each.step}.${each.port}`)))
}

const lowestOf = <T extends DatasetQuality>(all: T[]): T | undefined =>
  all.reduce<T | undefined>((least, each) => (least && least.score <= each.score ? least : each), undefined)

/** How far each score is below what its step was fed; `all` are in the order of the data. */
export const withDrops = (all: DatasetQuality[], edges: Edges): Quality[] =>
  all.map((each, index) => {
    const drop = (lowestOf(fedTo(each, all.slice(0, index), edges))?.score ?? 1) - each.score
    return drop > 0 ? { ...each, drop } : each
  })

/** The dataset of the lowest score among some, behind the worst of what it was made of, and that behind what that was. */
export function wayToLowest(among: Quality[], all: Quality[], edges: Edges): Quality[] {
  const way: Quality[] = []
  for (let next = lowestOf(among); next; next = lowestOf(fedTo(next, all.slice(0, all.indexOf(next)), edges)))
    way.unshift(next)
  return way
}

/** As a finding would call it; a dataset has a name of its own where its port has several. */
export const nameOf = ({ step, port, dataset }: DatasetQuality): string =>
  [step, port, ...(dataset === port ? [] : [dataset])].join('.')

/** Never more than it is. */
export const shownScore = (score: number): string => String(Math.floor(score * 1e4 + 1e-8) / 1e4)

/** The columns that have more nulls than those of their name had before. */
function moreNulls({ columns = {} }: Quality, before: Quality | undefined): string[] {
  return Object.entries(columns).flatMap(([name, { nulls }]) => {
    const known = own(before?.columns ?? {}, name)?.nulls ?? 1
    const [from, to] = [percent(known), percent(nulls)]
    // less than a tenth of a percent is not worth a line
    return nulls - known >= 5e-4 && from !== to ? [`\`${name}\` null in ${from}, then ${to}`] : []
  })
}

/** A line for each dataset on a way, the last ten: its score, its rows, and what became worse there. */
export function linesOf(way: Quality[]): string[] {
  const last = way.slice(-10)
  const widest = Math.max(...last.map((each) => nameOf(each).length))
  return last.map((each, index) => {
    const rows = each.rows === undefined ? [] : [counted(each.rows, 'row')]
    const drop = each.drop === undefined ? [] : [`drops by ${Number(each.drop.toPrecision(2))}`]
    const worse = [...rows, ...drop, ...moreNulls(each, last[index - 1]).slice(0, 3)]
    return `${index === 0 ? 'score ' : '      '} ${nameOf(each).padEnd(widest)}  ${shownScore(each.score).padEnd(6)}  ${worse.join(', ')}`.trimEnd()
  })
}
