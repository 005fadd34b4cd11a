import type { CaseKind } from '../kind.ts'

/** Static: the names, paths and arguments in a script are those of its contract. */
export const agreement: CaseKind = ({ steps }) =>
  Object.values(steps)
    // nothing is known of programs in other languages
    .filter(({ contract }) => !contract.command)
    .map(({ name, at }) => ({
      group: { title: name, at },
      title: 'the script agrees with its contract',
      tags: ['script'],
      question: { kind: 'agreement', step: name },
      at,
    }))
