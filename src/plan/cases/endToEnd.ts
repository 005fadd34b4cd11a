import type { CaseKind } from '../kind.ts'

/** The whole pipeline on one source of data. */
export const endToEnd: CaseKind = ({ name, at }) => [
  { group: { title: name, at }, title: 'runs from end to end', tags: ['end-to-end'], question: { kind: 'whole' }, at },
]
