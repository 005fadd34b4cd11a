import type { Finding } from 'pipeproof'
import { story } from 'pipeproof/kit'

/** What a matcher gives to its framework. */
export interface Verdict {
  pass: boolean
  message(): string
}

/** Passes when nothing was found; `opposite` is what `.not` would have wanted. */
export function verdict(findings: Finding[], opposite: string): Verdict {
  return {
    pass: findings.length === 0,
    message: () =>
      findings.length > 0 ? story(findings) : `Unexpected absence of findings, expected ${opposite}, remove \`.not\``,
  }
}
