import type { CaseKind } from '../kind.ts'

/** The whole pipeline on one source of data. */
export const endToEnd: CaseKind = ({ name, steps, gates, at }) => {
  const isGated = gates !== undefined || Object.values(steps).some((step) => step.gates)
  const title = `runs from end to end${isGated ? ', through its gates' : ''}`
  return [{ group: { title: name, at }, title, tags: ['end-to-end'], question: { kind: 'whole' }, at }]
}
