import type { TablesCheck, Violation } from '../model/check.ts'
import type { Table } from '../model/table.ts'
import { percent } from '../shared/words.ts'
import { identifier } from '../table/sql.ts'
import type { Gap, GroupRate, Outcome } from './metrics/gap.ts'
import { column, number } from './options.ts'
import { positiveOptions, type Positive } from './positive.ts'
import { zTest } from './statistics/zTest.ts'

/** What the checks of bias take alike. */
export interface Groups extends Positive {
  prediction: string
  group: string
  within: number
  rows?: number
}

export const groupOptions = {
  prediction: { ...column, description: 'the column that has the prediction' },
  group: { ...column, description: 'the column that tells the groups' },
  within: number('how far the shares of two groups may be apart'),
  rows: { type: 'integer', minimum: 1, description: 'groups with fewer rows do not count; 30, unless told' },
  ...positiveOptions,
}

/** A difference that chance would make in more than one of twenty data sets is none. */
const level = 0.05

function isChance(low: GroupRate, high: GroupRate, groups: number): boolean {
  const [reference, current] = [low, high].map(({ rate, rows }) => ({ count: Math.round(rate * rows), total: rows }))
  const pairs = (groups * (groups - 1)) / 2
  return !reference || !current || zTest(reference, current).pValue * pairs >= level
}

const isList = (value: unknown): value is [string | null, string | null, string | null, string] => Array.isArray(value)

/** How many rows of each group are, and are predicted to be, positive; rows without one of these do not count. */
async function outcomesIn(
  data: Table,
  { group, label, prediction }: Record<'group' | 'label' | 'prediction', string>,
): Promise<Outcome[]> {
  const columns = `${identifier(group)} AS g, ${label}::VARCHAR AS l, ${prediction}::VARCHAR AS p`
  const counted = `SELECT g, l, p, count(*)::VARCHAR AS n FROM (SELECT ${columns} FROM data) GROUP BY ALL ORDER BY ALL`
  const [found] = await data.beside({}).aggregate([`(SELECT list([g, l, p, n]) FROM (${counted}))`])
  const rows = Array.isArray(found) ? found.filter(isList) : []
  return rows.flatMap(([name, is, said, count]) =>
    name === null || is === null || said === null
      ? []
      : [{ group: name, label: is === 'true', prediction: said === 'true', count: Number(count) }],
  )
}

interface Unequal {
  options: Groups
  /** In SQL. */
  label: string
  said: string
  gapOf(outcomes: Outcome[]): Gap
  isHidden: boolean
}

/** The groups that are further apart than is allowed, and than chance would put them. */
async function apart(
  data: Table,
  prediction: string,
  { options, label, said, gapOf, isHidden }: Unequal,
): Promise<Violation | undefined> {
  const { group, within, rows = 30 } = options
  const outcomes = await outcomesIn(data, { group, label, prediction })
  const large = gapOf(outcomes).groups.filter((each) => each.rows >= rows)
  const [low, high] = [large[0], large.at(-1)]
  if (!low || !high || high.rate - low.rate <= within + 1e-9 || isChance(low, high, large.length)) return undefined
  const shown = ({ group: name, rate, rows: count }: GroupRate): string =>
    `${percent(rate)} of ${count} for \`${isHidden ? '***' : name}\``
  return { column: group, received: `${said} ${shown(low)}, ${shown(high)}` }
}

/** The check of one measure of bias. */
export const unequal = (
  name: string,
  columns: string[],
  { prediction, ...of }: Unequal & { prediction: string },
): TablesCheck => ({
  on: 'tables',
  name,
  column: of.options.group,
  columns,
  others: [],
  expects: `shares at most ${percent(of.options.within)} apart`,
  advice: 'look at what the model learns of the group, or change `within`',
  find: (data) => apart(data, prediction, of),
})
