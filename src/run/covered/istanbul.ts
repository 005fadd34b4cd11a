import type { FileCounts } from '../../model/covered.ts'

interface Place {
  line: number
  column: number
}

interface Span {
  start: Place
  end: Place
}

/** A file as Istanbul tells of it, by the shape that all its reports read. */
export interface FileCoverage {
  path: string
  statementMap: Record<string, Span>
  s: Record<string, number>
  fnMap: Record<string, { name: string; decl: Span; loc: Span; line: number }>
  f: Record<string, number>
  branchMap: Record<string, { type: string; loc: Span; locations: Span[]; line: number }>
  b: Record<string, number[]>
}

const numbered = <T>(items: T[]): Record<string, T> => Object.fromEntries(items.map((item, index) => [index, item]))

/** What is counted of a Python file, in the words of Istanbul; `text` tells where its lines begin and end. */
export function istanbulOf(path: string, text: string, { lines, functions, branches }: FileCounts): FileCoverage {
  const rows = text.split(/\r?\n/)
  const spanOf = (first: number, last: number = first): Span => {
    const start = (rows[first - 1] ?? '').search(/\S|$/)
    return { start: { line: first, column: start }, end: { line: last, column: (rows[last - 1] ?? '').length } }
  }
  return {
    path,
    statementMap: numbered(lines.map(([line]) => spanOf(line))),
    s: numbered(lines.map(([, runs]) => runs)),
    fnMap: numbered(
      functions.map(({ name, line, end }) => ({ name, decl: spanOf(line), loc: spanOf(line, end), line })),
    ),
    f: numbered(functions.map(({ count }) => count)),
    branchMap: numbered(
      branches.map(({ kind, line, arms }) => ({
        type: kind,
        loc: spanOf(line),
        locations: arms.map(([target]) => spanOf(target)),
        line,
      })),
    ),
    b: numbered(branches.map(({ arms }) => arms.map(([, runs]) => runs))),
  }
}
