import type { CaseKind } from '../kind.ts'

/** Static: the edges carry data, the inputs are fed, the environment has its values. */
export const wiring: CaseKind = ({ at, outside }) => {
  const group = { title: 'wiring', at }
  const test = (title: string, codes: string[]) => ({
    group,
    title,
    tags: ['wiring'],
    question: { kind: 'wiring' as const, codes },
    at,
  })
  const lost = Object.keys(outside).length > 0
  return [
    ...(lost ? [test('every step has a contract', ['step-without-contract'])] : []),
    test('every edge carries data', ['edge-without-data', 'fuzzy-match', 'tied-match', 'second-producer', 'same-file']),
    test('every required input is fed', ['input-without-producer']),
    test('every required variable has a value', ['variable-without-value']),
  ]
}
