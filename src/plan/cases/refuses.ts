import type { Column, Contract, Dataset, Port, Reject } from '../../model/contract.ts'
import type { Case } from '../../model/pipeline.ts'
import type { Damage } from '../../model/reject.ts'
import { isDamage } from '../../shared/isDamage.ts'
import { isBounded } from '../../table/accepts.ts'
import type { CaseKind } from '../kind.ts'
import { isDescribed } from '../inputs.ts'
import { clear, clearDamage, damages, namesOf } from '../refusal.ts'

const most = 5

interface Rejecting {
  title: string
  /** What the contract has to have for it. */
  needs: string
  /** The columns that can be broken so; of all ports at once, where it is not about columns. */
  columns?(column: Column, dataset: Dataset, name: string): boolean
}

const isListed = ({ enum: members, const: only }: Column): boolean => members !== undefined || only !== undefined

const rejecting: Record<Exclude<Reject, 'missingEnv' | Damage>, Rejecting> = {
  missingInput: { title: 'a missing input', needs: 'a required input' },
  missingColumn: { title: 'a missing column', needs: 'a required column', columns: ({ optional }) => !optional },
  wrongType: {
    title: 'a value of another type',
    needs: 'a column of numbers, dates or booleans',
    columns: ({ type }) => type !== undefined && type !== 'string',
  },
  outOfRange: {
    title: 'a value out of range',
    needs: 'a column with bounds',
    columns: (column) => isBounded(column) && !isListed(column),
  },
  unknownValue: {
    title: 'an unknown value',
    needs: 'a column of texts with `enum`',
    columns: (column) => isListed(column) && (column.type ?? 'string') === 'string',
  },
  nulls: { title: 'a null', needs: 'a column that is not `nullable`', columns: ({ nullable }) => !nullable },
  duplicates: {
    title: 'a duplicate',
    needs: 'a `unique` column or a `key`',
    columns: ({ unique }, { key = [] }, name) => unique === true || key[0] === name,
  },
  empty: { title: 'an empty table', needs: 'an input that may not be empty' },
  malformed: { title: 'a malformed file', needs: 'an input with columns' },
}

const nothing = { inputs: {}, env: {}, args: {} }

function ofColumns(reject: Reject, port: Port, { columns: fits }: Rejecting): Case[] {
  return Object.values(port.datasets).flatMap((dataset) =>
    Object.entries(dataset.columns ?? {})
      .filter(([name, column]) => fits?.(column, dataset, name))
      .map(([column]) => ({
        ...nothing,
        name: `${reject}: ${port.name}.${column}`,
        inputs: { [port.name]: { kind: 'invalid', reject, column } as const },
        expect: clear([column]),
      })),
  )
}

/** An empty table breaks a promise only where one was made. */
function ofPort(reject: Reject, port: Port): Case[] {
  const datasets = Object.values(port.datasets)
  const isMeant = reject === 'empty' ? datasets.some(({ rows }) => rows.min > 0) : port.required
  if (!isMeant || datasets.some(({ columns }) => !columns)) return []
  const words = [...namesOf(port), ...(reject === 'empty' ? ['empty', 'no rows'] : [])]
  const inputs = { [port.name]: { kind: 'invalid', reject } as const }
  return [{ ...nothing, name: `${reject}: ${port.name}`, inputs, expect: clear(words) }]
}

/** Of files that are not described there is nothing to make: only what comes from upstream can be damaged. */
const ofDamage = (damage: Damage, port: Port): Case[] =>
  port.required && isDescribed(port) && Object.values(port.datasets).some(damages[damage].fits)
    ? [
        {
          ...nothing,
          name: `${damage}: ${port.name}`,
          inputs: { [port.name]: { kind: 'invalid', reject: damage } },
          expect: clearDamage(damage, port),
        },
      ]
    : []

const ofVariables = ({ env }: Contract): Case[] =>
  Object.entries(env)
    .filter(([, { required }]) => required)
    .map(([name]) => ({ ...nothing, name: `missingEnv: ${name}`, without: [name], expect: clear([name]) }))

function casesFor(contract: Contract, reject: Reject): { title: string; needs: string; cases: Case[] } {
  if (reject === 'missingEnv')
    return { title: 'a missing variable', needs: 'a variable that is `required`', cases: ofVariables(contract) }
  const ports = Object.values(contract.inputs)
  if (isDamage(reject)) return { ...damages[reject], cases: ports.flatMap((port) => ofDamage(reject, port)) }
  const { [reject]: kind } = rejecting
  const cases = ports.flatMap((port) => (kind.columns ? ofColumns(reject, port, kind) : ofPort(reject, port)))
  return { ...kind, cases }
}

const hasDescribed = ({ inputs }: Contract): boolean => Object.values(inputs).some(isDescribed)

/** What each script promises to refuse, it refuses, and says what is wrong. */
export const refuses: CaseKind = ({ steps }) =>
  Object.values(steps).flatMap(({ name, contract, at }) =>
    (contract.rejects ?? [])
      .filter((reject) => !isDamage(reject) || hasDescribed(contract))
      .map((reject) => {
        const { title, needs, cases } = casesFor(contract, reject)
        const lacking = `\`rejects: ${reject}\` without ${needs}`
        const question = { kind: 'ways' as const, step: name, cases: cases.slice(0, most), lacking }
        return { group: { title: name, at }, title: `refuses ${title}`, tags: ['script', 'generated'], question, at }
      }),
  )
