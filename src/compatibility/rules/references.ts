import type { ColumnRule } from '../rule.ts'

/** Values that must occur elsewhere are to be promised so; what the ports of another contract hold, only a run can tell. */
export const references: ColumnRule = (promised, { references: wanted }) =>
  wanted === undefined || promised.references === wanted
    ? undefined
    : {
        received: 'promise of values that may occur nowhere else',
        expected: `values of \`${wanted}\``,
        advice: `write \`references: ${wanted}\` at the producer too, if it has that port`,
        severity: 'warning',
        fault: 'contract',
      }
