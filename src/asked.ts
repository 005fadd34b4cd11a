import { AsyncLocalStorage } from 'node:async_hooks'
import type { Performed } from './perform.ts'

type Answer = Promise<Performed | Performed[]>

const current = new AsyncLocalStorage<Asked>()

/** The runs that one test asks for, whoever asked for them first. */
export class Asked {
  readonly #answers = new Map<Answer, string>()

  during<T>(ask: () => Promise<T>): Promise<T> {
    return current.run(this, ask)
  }

  note(step: string, answer: Answer): void {
    this.#answers.set(answer, step)
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
