import { existsSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { openGuard } from './guard.ts'
import type { Follower } from './start.ts'
import { Tree } from './tree.ts'

const longestMs = 50

/** Whether processes can be looked at from outside. */
export const canLook = (): boolean => existsSync('/proc/self/stat')

/** What was seen of a program from outside. */
export interface Followed {
  left: string[]
  peakMemoryMb: number | undefined
  cpuSeconds: number | undefined
}

/** Looks again and again: often at first, since most programs are short. */
function watch(tree: Tree, memoryMb: number, end: () => void): { stop(): void } {
  let timer: NodeJS.Timeout
  const look = (waitMs: number): void => {
    if (tree.look() > memoryMb) return end()
    timer = setTimeout(look, waitMs, Math.min(waitMs * 2, longestMs))
  }
  look(1)
  return { stop: () => clearTimeout(timer) }
}

export interface Measuring {
  from(this: void, pid: number): undefined
  /** The most that all had together at a time, as far as it was seen. */
  end(): number | undefined
}

/** Measures the memory of a program with all that it starts, and leaves them alone. */
export function measuring(mark: string): Measuring {
  let tree: Tree | undefined
  let watched: { stop(): void } | undefined
  return {
    from(pid) {
      if (!canLook()) return undefined
      tree = new Tree({ root: pid, mark })
      watched = watch(tree, Infinity, () => undefined)
      return undefined
    },
    end() {
      watched?.stop()
      return tree?.peakMemoryMb
    },
  }
}

export interface Following {
  /** Marks what is started. */
  env: Record<string, string>
  follow(pid: number, end: (why: 'memory') => void): Follower
  seen(): Followed
  /** There is nothing to follow any more. */
  close(): void
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // it is gone already
  }
}

/** Follows a program from its start on: its memory, and whatever it starts, to the end of all of them. */
export async function follow(memoryMb: number | undefined, lastly?: string[]): Promise<Following> {
  const env = { PIPEPROOF_RUN: randomBytes(12).toString('hex') }
  const mark = `PIPEPROOF_RUN=${env.PIPEPROOF_RUN}`
  const guard = await openGuard({ mark, ...(lastly && { lastly }) })
  const found: Followed = { left: [], peakMemoryMb: undefined, cpuSeconds: undefined }
  return {
    env,
    seen: () => found,
    close: () => guard.dismiss(),
    follow(pid, end) {
      guard.watch(pid)
      const tree = new Tree({ root: pid, mark })
      const tooMuch = (): void => {
        end('memory')
        // what grows does not get the time to end by itself
        killGroup(pid)
      }
      const watched = canLook() ? watch(tree, memoryMb ?? Infinity, tooMuch) : undefined
      return {
        async ended() {
          watched?.stop()
          if (watched) found.left = await tree.end()
          else killGroup(pid)
          found.peakMemoryMb = tree.peakMemoryMb
          found.cpuSeconds = tree.cpuSeconds
        },
      }
    },
  }
}
