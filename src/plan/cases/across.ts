import type { CaseKind } from '../kind.ts'

/** What the pipeline checks of a port against those of any step. */
export const across: CaseKind = ({ name, checks = {}, at }) =>
  Object.entries(checks).map(([place, items]) => ({
    group: { title: name, at },
    title: `${place} passes its checks across steps`,
    tags: ['end-to-end'],
    question: { kind: 'across', place },
    at: items[0]?.at ?? at,
  }))
