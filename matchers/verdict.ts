import type { Finding } from 'pipeproof'
import { isError, story } from 'pipeproof/kit'

/** What a matcher gives to its framework. */
export interface Verdict {
  pass: boolean
  message(): string
}

/** Passes when no error was found; `opposite` is what `.not` would have wanted. */
export function verdict(findings: Finding[], opposite: string): Verdict {
  const pass = !findings.some(isError)
  const told = (): string => story(findings, { byHand: true })
  if (pass && findings.length > 0) console.warn(told())
  return {
    pass,
    message: () => (!pass ? told() : `Unexpected absence of findings, expected ${opposite}, remove \`.not\``),
  }
}
