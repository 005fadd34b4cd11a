import type { CaseKind } from '../kind.ts'
import { isDescribed } from '../inputs.ts'

const inputs = 25

/** Each step alone, on many inputs that its contract allows. */
export const promises: CaseKind = ({ steps }) =>
  Object.values(steps)
    .filter(({ contract }) => Object.values(contract.inputs).some(isDescribed))
    .map(({ name, at }) => ({
      group: { title: name, at },
      title: `keeps its promises on ${inputs} generated inputs`,
      tags: ['script', 'generated', 'slow'],
      question: { kind: 'promises', step: name, inputs },
      at,
    }))
