import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // it ended meanwhile, or it is a zombie
    return ''
  }
}

/** The processes with a marker in their command line or environment. */
export function processesWith(marker: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), command: textOf(`/proc/${name}/cmdline`).replaceAll('\0', ' ') }))
    .filter(({ pid, command }) => command.includes(marker) || textOf(`/proc/${pid}/environ`).includes(marker))
}

/** Waits until something holds, and tells whether it ever did. */
export async function eventually(holds: () => boolean, withinMs: number): Promise<boolean> {
  const end = Date.now() + withinMs
  while (!holds()) {
    if (Date.now() > end) return false
    await wait(25)
  }
  return true
}
