import type { CaseKind } from '../kind.ts'

/** Static: the edges carry data, the inputs are fed, the environment has its values. */
export const wiring: CaseKind = ({ at }) => {
  const group = { title: 'wiring', at }
  const test = (title: string, codes: string[]) => ({
    group,
    title,
    tags: ['wiring'],
    question: { kind: 'wiring' as const, codes },
    at,
  })
  return [
    test('every edge carries data', ['edge-without-data', 'second-producer']),
    test('every required input is fed', ['input-without-producer']),
    test('every required variable has a value', ['variable-without-value']),
  ]
}
