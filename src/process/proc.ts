import { readFileSync, readdirSync } from 'node:fs'

/** A process as `/proc` shows it. */
export interface Seen {
  pid: number
  group: number
  /** With the number it names a process for good: numbers are used again. */
  started: string
  cpuSeconds: number
}

const ticksPerSecond = 100

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // it ended meanwhile, or it belongs to somebody else
    return ''
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** A process that runs; undefined for one that ended, though its parent may not have noticed yet. */
export function seen(pid: number): Seen | undefined {
  const stat = textOf(`/proc/${pid}/stat`)
  // its name comes before, in brackets, and may hold anything
  const [state, , group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (state === undefined || state === '' || state === 'Z' || state === 'X') return undefined
  const ticks = rest.slice(8, 12).reduce((sum, text) => sum + Number(text), 0)
  return { pid, group: Number(group), started: rest[16] ?? '', cpuSeconds: ticks / ticksPerSecond }
}

/** The numbers of all processes. */
export const everyPid = (): number[] => namesIn('/proc').map(Number).filter(Number.isInteger)

/** The children of a process, whichever of its threads started them. */
export const childrenOf = (pid: number): number[] =>
  namesIn(`/proc/${pid}/task`).flatMap((thread) =>
    textOf(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  )

export const residentMb = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024

export const hasVariable = (pid: number, variable: string): boolean =>
  textOf(`/proc/${pid}/environ`).split('\0').includes(variable)

/** How a process was called, shortened. */
export const commandOf = (pid: number): string =>
  textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim().slice(0, 200) || String(pid)
