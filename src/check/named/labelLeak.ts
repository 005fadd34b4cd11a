import type { NamedCheck, TablesCheck, Violation } from '../../model/check.ts'
import type { Table } from '../../model/table.ts'
import { counted, percent } from '../../shared/words.ts'
import { column, columns, listed } from '../options.ts'
import { askedFor, sampled, type Sampled } from '../sampled.ts'
import { telling } from '../telling.ts'

export interface Options {
  label: string
  columns?: string | string[]
  max?: number
}

/** Of fewer rows, or of fewer of a second label, chance makes too much. */
const fewest = { rows: 50, ofLabel: 10 }
/** So many different numbers are no classes. */
const mostClasses = 20

/** The labels; of an amount, whether it is above its middle. */
function labelsIn({ isNumber, values }: Sampled): (string | null)[] {
  const distinct = new Set(values)
  if (!isNumber || distinct.size <= mostClasses) return values.map((value) => (value === null ? null : String(value)))
  const ordered = values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b)
  const middle = ordered[Math.floor(ordered.length / 2)] ?? 0
  return values.map((value) => (value === null ? null : String(Number(value) >= middle)))
}

function areEnough(labels: string[]): boolean {
  const [first] = labels
  const others = labels.filter((label) => label !== first).length
  return labels.length >= fewest.rows && Math.min(others, labels.length - others) >= fewest.ofLabel
}

export const labelLeak: NamedCheck<Options, 'label'> = {
  says: 'No column alone tells the label.',
  why: 'A column that is written after the label is known makes every test brilliant and the model useless.',
  main: 'label',
  options: {
    label: { ...column, description: 'the column that has the label' },
    columns: { ...columns, description: 'the columns that are looked at; all others, unless told' },
    max: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'how much one column may tell, from 0, no more than guessing, to 1; 0.95, unless told',
    },
  },
  required: ['label'],
  make({ label, columns: written, max = 0.95 }, { dataset }) {
    const { columns: known = {}, key = [], vars } = dataset
    const told = Object.keys(vars?.[0] ?? {})
    const isFeature = (name: string): boolean =>
      name !== label &&
      !key.includes(name) &&
      !told.includes(name) &&
      !known[name]?.unique &&
      known[name]?.references === undefined
    const namesIn = ({ columns: all }: Table): string[] =>
      written === undefined ? all.filter(isFeature) : listed(written)
    const violationIn = async (data: Table): Promise<Violation | undefined> => {
      const names = namesIn(data)
      const [truth, ...features] = await sampled(data, await askedFor([label, ...names], [dataset], [data]))
      const labels = truth ? labelsIn(truth) : []
      const rows = labels.flatMap((each, row) => (each === null ? [] : [{ each, row }]))
      const present = rows.map(({ each }) => each)
      if (!areEnough(present)) return undefined
      const found = features.flatMap((feature, index) => {
        const values = rows.map(({ row }) => feature.values[row] ?? null)
        const share = telling({ ...feature, values }, present)
        return share > max ? [{ name: names[index] ?? '', share }] : []
      })
      const [worst, ...others] = found.toSorted((a, b) => b.share - a.share)
      if (!worst) return undefined
      const notes = others.map(({ name, share }) => `also   ${name} tells ${percent(share)}`)
      const received = `column that alone tells ${percent(worst.share)} of \`${label}\` in ${counted(rows.length, 'row')}`
      return { column: worst.name, received, ...(notes.length > 0 && { notes }) }
    }
    const check: TablesCheck = {
      on: 'tables',
      name: 'labelLeak',
      columns: [label, ...(written === undefined ? [] : listed(written))],
      others: [],
      expects: `at most ${percent(max)}`,
      advice: 'leave it out of the features, or raise `max` if it is known before the label is',
      find: violationIn,
    }
    return [check]
  },
}
