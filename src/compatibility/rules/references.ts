import type { Column, Scalar } from '../../model/contract.ts'
import { accepts } from '../../table/accepts.ts'
import { candidates } from '../counterexample.ts'
import type { ColumnConflict, ColumnRule, Medium, Target } from '../rule.ts'

const told = { severity: 'warning', fault: 'contract' } as const

type Why = Omit<ColumnConflict, 'expected'>

/** Between versions of a contract, or where nothing is known of the other port. */
const alone = (wanted: string): Why => ({
  ...told,
  received: 'promise of values that may occur nowhere else',
  advice: `write \`references: ${wanted}\` at the producer too, if it has that port`,
})

/** A value that the one column may have and none of the others ever has. */
const stranger = (promised: Column, targets: Target[], medium: Medium): Scalar | undefined =>
  candidates(promised, targets[0]?.column ?? {}, medium).find((value) =>
    targets.every(({ column }) => !accepts(column, value)),
  )

function unsure(promised: Column, targets: Target[], medium: Medium): Why {
  const [first] = targets
  if (!first) {
    const advice = 'feed that input from a step too, so that what is written is compared'
    return { ...told, received: 'promise for an input that no step feeds', advice }
  }
  const witness = stranger(promised, targets, medium)
  if (witness !== undefined)
    return {
      received: `values that \`${first.place}\` never has`,
      advice: `narrow the column of the producer, or widen \`${first.place}\``,
      witness,
    }
  const name = targets.find((target) => target.name !== undefined)?.name
  const advice =
    name === undefined
      ? 'leave it to the test of what is written, which compares both'
      : `write \`references: ${name}\` at the producer too`
  return { ...told, received: `promise that says nothing of \`${first.place}\``, advice }
}

/** Values that must occur elsewhere are to be promised so; of producers that know nothing of each other only a run can tell. */
export const references: ColumnRule = (promised, { references: wanted }, medium) => {
  if (wanted === undefined) return undefined
  const targets = medium.beside?.(wanted)
  const { references: given } = promised
  const isPromised = targets
    ? given !== undefined && targets.some(({ isMeantBy }) => isMeantBy(given))
    : given === wanted
  if (isPromised) return undefined
  const why = targets ? unsure(promised, targets, medium) : alone(wanted)
  return { ...why, expected: `values of \`${wanted}\`` }
}
