import type { CaseKind } from '../kind.ts'

/** The cases that the user wrote. */
export const declared: CaseKind = ({ steps }) =>
  Object.values(steps).flatMap(({ name, at, cases }) =>
    cases.map((item) => ({
      group: { title: name, at },
      title: item.name,
      tags: ['script'],
      question: { kind: 'run' as const, step: name, case: item },
      // a line of another file would be taken for one of this
      at: at && item.at?.file !== at.file ? at : item.at,
    })),
  )
