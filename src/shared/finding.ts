import type { Finding } from '../model/finding.ts'

type Facts = Pick<Finding, 'code' | 'place' | 'received' | 'expected' | 'advice' | 'fault'> & Partial<Finding>

/** Tells a finding that fails a test from one that is only told. */
export const isError = ({ severity }: Finding): boolean => severity === 'error'

/** Puts the facts of a finding into its sentence: what was there, what should be, what to do. */
export function finding(facts: Facts): Finding {
  const { received, expected, advice, place } = facts
  const where = received.includes(`\`${place}\``) ? '' : ` in \`${place}\``
  return {
    severity: 'error',
    sample: [],
    message: `Unexpected ${received}${where}, expected ${expected}, ${advice}`,
    ...facts,
  }
}
