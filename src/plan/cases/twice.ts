import type { CaseKind } from '../kind.ts'

/** Each step once more on the same data, unless its contract says so itself. */
export const twice: CaseKind = ({ steps }) =>
  Object.values(steps)
    .filter(({ contract: { relations = [] } }) => !relations.some(({ name }) => name === 'sameSeed'))
    .map(({ name, at }) => ({
      group: { title: name, at },
      title: 'writes the same output twice',
      tags: ['script', 'generated'],
      question: { kind: 'twice', step: name },
      at,
    }))
