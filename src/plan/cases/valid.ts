import type { CaseKind } from '../kind.ts'

/** Each step alone, on data that its contract allows. */
export const valid: CaseKind = ({ steps }) =>
  Object.values(steps).map(({ name, at }) => ({
    group: { title: name, at },
    title: 'runs on valid data',
    tags: ['script', 'generated'],
    question: { kind: 'run', step: name, case: { name: 'valid data', inputs: {}, env: {}, args: {}, expect: {} } },
    at,
  }))
