import { reach } from '../expectation/path.ts'
import type { Relation, Sheet, Written } from './relation.ts'

/** Every value moved by half of the rows. */
function moved({ values, ...column }: Sheet[number]): Sheet[number] {
  const all = Array.from(values)
  const half = Math.ceil(all.length / 2)
  return { ...column, values: [...all.slice(half), ...all.slice(0, half)] }
}

const partsOf = (metric: string): [file: string, path: string] => {
  const at = metric.lastIndexOf('#')
  return at < 0 ? [metric, ''] : [metric.slice(0, at), metric.slice(at + 1)]
}

/** A number in the one document that the name of its file tells, with or without its port. */
function metricIn({ documents }: Written, metric: string): { file: string; value: unknown } | undefined {
  const [name, path] = partsOf(metric)
  const file = Object.keys(documents).find((each) => each === name || each.endsWith(`/${name}`))
  return file === undefined ? undefined : { file, value: reach(documents[file], path)?.value }
}

/** A column that is torn from its rows changes a metric, unless the column is of no use. */
export const permuted: Relation = {
  why: 'A model that never sees a column it was built for scores as well without it: nobody would know.',
  vary(sheets, { column = '' }) {
    const [port = '', ...rest] = column.split('.')
    const name = rest.join('.')
    const change = (sheet: Sheet): Sheet => sheet.map((each) => (each.name === name ? moved(each) : each))
    const entries = Object.entries(sheets)
    return [
      Object.fromEntries(entries.map(([file, sheet]) => [file, file.startsWith(`${port}/`) ? change(sheet) : sheet])),
    ]
  },
  judge(first, others, { metric = '', column = '' }) {
    const before = metricIn(first, metric)
    if (typeof before?.value !== 'number') {
      const [file] = partsOf(metric)
      return [{ file: before?.file ?? file, received: `no number at \`${metric}\``, expected: 'a metric to compare' }]
    }
    const { file, value } = before
    const isSame = others.some((other) => metricIn(other, metric)?.value === value)
    const expected = `another value without \`${column}\``
    return isSame ? [{ file, received: `\`${String(value)}\` at \`${metric}\` both times`, expected }] : []
  },
}
