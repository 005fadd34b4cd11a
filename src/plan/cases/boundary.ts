import type { Dataset, Port } from '../../model/contract.ts'
import type { DataSpec } from '../../model/data.ts'
import type { Case } from '../../model/pipeline.ts'
import type { CaseKind } from '../kind.ts'

const mostParts = 5

/** What an input gets in one case; nothing where the case is not about it. */
type Choose = (dataset: Dataset) => DataSpec | undefined

const edges =
  (part: number): Choose =>
  ({ rows: { max = Infinity } }) =>
    part === 0 || max < Infinity ? { kind: 'boundary', part } : undefined

const odd: Choose = ({ columns = {} }) =>
  Object.values(columns).some(
    ({ type, pattern, format, enum: members }) => type === 'string' && !pattern && !format && !members,
  )
    ? { kind: 'boundary', odd: true }
    : undefined

const oneRow: Choose = ({ rows: { min } }) => (min <= 1 ? { kind: 'generated', rows: 1 } : undefined)

const empty: Choose = ({ rows: { min } }) => (min === 0 ? { kind: 'generated', rows: 0 } : undefined)

/** A column with a declared share of nulls may not be null everywhere. */
const nulls: Choose = ({ columns = {}, key = [] }) => {
  const all = Object.entries(columns).filter(
    ([name, { nullable, nullFraction }]) => nullable && nullFraction === undefined && !key.includes(name),
  )
  return all.length === 0
    ? undefined
    : { kind: 'generated', columns: Object.fromEntries(all.map(([name]) => [name, { nullFraction: 1 }])) }
}

const files: Choose = ({ patterns }) =>
  patterns.some((pattern) => pattern.includes('*')) ? { kind: 'generated', files: 2 } : undefined

/** As many parts as a small table may need to show all pairs. */
const parts = Array.from({ length: mostParts - 1 }, (_, part): [string, Choose] => [
  `edges ${part + 2}`,
  edges(part + 1),
])

const ways: [name: string, choose: Choose][] = [
  ['edges', edges(0)],
  ...parts,
  ['odd texts', odd],
  ['one row', oneRow],
  ['no row', empty],
  ['nulls', nulls],
  ['several files', files],
]

const isDescribed = ({ datasets }: Port): boolean =>
  Object.values(datasets).every(({ columns }) => columns !== undefined)

/** Each case changes all the inputs that it has to do with. */
function casesFor(inputs: Port[]): Case[] {
  return ways.flatMap(([name, choose]): Case[] => {
    const chosen = inputs.flatMap((port): [string, DataSpec][] => {
      const spec = Object.values(port.datasets)
        .map(choose)
        .find((found) => found !== undefined)
      return spec ? [[port.name, spec]] : []
    })
    return chosen.length === 0 ? [] : [{ name, inputs: Object.fromEntries(chosen), env: {}, args: {}, expect: {} }]
  })
}

/** Each step alone on what lies at the edges of what its contract allows. */
export const boundary: CaseKind = ({ steps }) =>
  Object.values(steps).flatMap(({ name, contract, at }) => {
    const cases = casesFor(Object.values(contract.inputs).filter(isDescribed))
    if (cases.length === 0) return []
    const question = { kind: 'ways' as const, step: name, cases }
    return [{ group: { title: name, at }, title: 'runs on boundary data', tags: ['script', 'generated'], question, at }]
  })
