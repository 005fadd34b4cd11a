import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // it ended meanwhile, or it is a zombie
    return ''
  }
}

/** Where a process is: a fork has the environment of the program that it was forked from. */
function folderOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // it ended meanwhile, or it is a zombie
    return ''
  }
}

/** The processes with a marker in their command line, their environment or their working directory. */
export function processesWith(marker: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), command: textOf(`/proc/${name}/cmdline`).replaceAll('\0', ' ') }))
    .filter(({ pid, command }) =>
      [command, textOf(`/proc/${pid}/environ`), folderOf(String(pid))].some((text) => text.includes(marker)),
    )
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

/** Those that are still there after two seconds: a server waits for the next run a little longer than a second. */
export async function leftWith(marker: string): Promise<{ pid: number; command: string }[]> {
  await eventually(() => processesWith(marker).length === 0, 2000)
  return processesWith(marker)
}
