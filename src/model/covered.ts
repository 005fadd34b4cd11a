/** A line and the one that came after it; 0 is a line that is not known, a negative one begins or ends a function. */
export type LinePair = [before: number, after: number]

/** What a run covered, by file. */
export type Covered = Record<string, LinePair[]>

/** How many runs came to the parts of a file; an arm is told by the line that it leads to. */
export interface FileCounts {
  lines: [line: number, runs: number][]
  functions: { name: string; line: number; end: number; count: number }[]
  branches: { kind: string; line: number; arms: [line: number, runs: number][] }[]
}
