import { gap, type Gap, type Outcome } from './gap.ts'

/** How far the groups are apart in the share of their positive rows that are predicted to be so. */
export const equalOpportunity = (outcomes: readonly Outcome[]): Gap => gap(outcomes.filter(({ label }) => label))
