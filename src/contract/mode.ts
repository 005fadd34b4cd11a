import { readFileSync } from 'node:fs'

const main = /^(?:async )?def main\s*\(([^)]*)\)/m
/** What only a program has: its own start, a command line, the platform's folders or variables. */
const program = /__main__|\bargparse\b|\bsys\.argv\b|\/opt\/ml\b|\bSM_[A-Z]/

function isCalled(text: string): boolean {
  const parameters = main.exec(text)?.[1] ?? ''
  return parameters.split(',').filter((name) => name.trim() !== '' && !name.includes('=')).length > 1
}

/** A script whose `main` takes arguments is called, one that looks like a program is run; who has neither forgot `main`. */
export function modeOf(script: string): 'call' | 'entry' {
  try {
    const text = readFileSync(script, 'utf8')
    return !isCalled(text) && program.test(text) ? 'entry' : 'call'
  } catch {
    // that it is not there is told where it is named
    return 'call'
  }
}
