import { gap, type Gap, type Outcome } from './gap.ts'

/** How far the groups are apart in the share of rows that are predicted to be positive. */
export const demographicParity = (outcomes: readonly Outcome[]): Gap => gap(outcomes)
