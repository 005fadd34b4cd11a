import type { CaseKind } from '../kind.ts'

/** The steps along each path that is named, on data made for the first of them. */
export const path: CaseKind = ({ paths = [], at }) =>
  paths.map(({ named, steps, at: place = at }) => ({
    group: { title: named.join(' -> '), at: place },
    title: `runs from ${steps[0]} to ${steps.at(-1)}`,
    tags: ['end-to-end'],
    question: { kind: 'path', steps },
    at: place,
  }))
