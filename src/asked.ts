import { AsyncLocalStorage } from 'node:async_hooks'
import type { Progress } from './model/progress.ts'
import type { Performed } from './perform.ts'

type Answer = Promise<Performed | Performed[]>

const current = new AsyncLocalStorage<Asked>()

/** The runs that one test asks for, whoever asked for them first. */
export class Asked {
  readonly #answers = new Map<Answer, string>()
  readonly #tell: (progress: Progress) => void

  constructor(tell: (progress: Progress) => void = () => undefined) {
    this.#tell = tell
  }

  during<T>(ask: () => Promise<T>): Promise<T> {
    return current.run(this, ask)
  }

  note(step: string, answer: Answer): void {
    this.#answers.set(answer, step)
  }

  progress(progress: Progress): void {
    this.#tell(progress)
  }

  /** Those of some steps that came to an end, each once. */
  async runsOf(steps: string[]): Promise<Performed[]> {
    const own = [...this.#answers].filter(([, step]) => steps.includes(step)).map(([answer]) => answer)
    const done = await Promise.allSettled(own)
    return [...new Set(done.flatMap((each) => (each.status === 'fulfilled' ? each.value : [])))]
  }
}

/** Tells the test that is being answered, if there is one, of a run that it asked for. */
export function note<T extends Answer>(step: string, answer: T): T {
  current.getStore()?.note(step, answer)
  return answer
}

/** Tells the test that is being answered, if there is one, how far its work is. */
export const tellProgress = (progress: Progress): void => current.getStore()?.progress(progress)
