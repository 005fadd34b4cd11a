import { setTimeout as sleep } from 'node:timers/promises'
import { childrenOf, commandOf, everyPid, hasVariable, residentMb, seen, type Seen } from './proc.ts'

interface Kin {
  root: number
  /** `NAME=value`, which all that it starts inherits. */
  mark: string
}

const graceMs = 100
const stepMs = 10
const mostPasses = 50

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it ended meanwhile, or it became somebody else's
  }
}

const most = (before: number | undefined, now: number): number | undefined => (now > (before ?? 0) ? now : before)

/**
 * A program and all that it started, where `/proc` tells. Who left its group is known by the mark in its environment,
 * and who cleared that by having been seen below the program once.
 */
export class Tree {
  readonly #kin: Kin
  readonly #known = new Map<number, string>()
  peakMemoryMb: number | undefined
  cpuSeconds: number | undefined

  constructor(kin: Kin) {
    this.#kin = kin
  }

  #below(pid: number, found: Map<number, Seen>): Map<number, Seen> {
    const one = found.has(pid) ? undefined : seen(pid)
    if (!one) return found
    found.set(pid, one)
    for (const child of childrenOf(pid)) this.#below(child, found)
    return found
  }

  /** Remembers who is there, and gives how much memory they have together. */
  look(): number {
    const { root } = this.#kin
    const found = this.#below(root, new Map())
    // orphans have another parent, and may have children of their own
    for (const [pid, started] of this.#known) if (seen(pid)?.started === started) this.#below(pid, found)
    let [memory, cpu] = [0, 0]
    for (const { pid, started, cpuSeconds } of found.values()) {
      this.#known.set(pid, started)
      memory += residentMb(pid)
      cpu += cpuSeconds
    }
    this.peakMemoryMb = most(this.peakMemoryMb, memory)
    this.cpuSeconds = most(this.cpuSeconds, cpu)
    return memory
  }

  #alive(): number[] {
    const { root, mark } = this.#kin
    const isKin = ({ pid, group, started }: Seen): boolean =>
      group === root || this.#known.get(pid) === started || hasVariable(pid, mark)
    return everyPid().filter((pid) => {
      const one = pid === process.pid ? undefined : seen(pid)
      return one !== undefined && isKin(one)
    })
  }

  /** Ends what is left, and gives the commands of what would have stayed. */
  async end(): Promise<string[]> {
    // what ends by itself right after its parent was not left behind
    for (let waited = 0; waited < graceMs && this.#alive().length > 0; waited += stepMs) await sleep(stepMs)
    const left = new Map<number, string>()
    for (let pass = 0; pass < mostPasses; pass++) {
      const alive = this.#alive()
      if (alive.length === 0) break
      for (const pid of alive) {
        if (!left.has(pid)) left.set(pid, commandOf(pid))
        kill(pid)
      }
      await sleep(stepMs)
    }
    return [...left.values()]
  }
}
