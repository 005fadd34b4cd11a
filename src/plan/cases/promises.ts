import type { CaseKind } from '../kind.ts'
import { isDescribed } from '../inputs.ts'

const standard = 25

/** Each step alone, on many inputs that its contract allows. */
export const promises: CaseKind = ({ steps }, _, kindsOf) =>
  Object.values(steps)
    .filter(({ contract }) => Object.values(contract.inputs).some(isDescribed))
    .map(({ name, at }) => {
      const inputs = kindsOf?.(name).promises ?? standard
      return {
        group: { title: name, at },
        title: `keeps its promises on ${inputs} generated input${inputs === 1 ? '' : 's'}`,
        tags: ['script', 'generated', 'slow'],
        question: { kind: 'promises', step: name, inputs },
        at,
      }
    })
