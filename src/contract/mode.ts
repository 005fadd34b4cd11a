import { readFileSync } from 'node:fs'

const main = /^(?:async )?def main\s*\(([^)]*)\)/m

/** A script whose `main` takes arguments is called; any other is a program. */
export function modeOf(script: string): 'call' | 'entry' {
  try {
    const parameters = main.exec(readFileSync(script, 'utf8'))?.[1] ?? ''
    return parameters.split(',').filter((name) => name.trim() !== '' && !name.includes('=')).length > 1
      ? 'call'
      : 'entry'
  } catch {
    // that it is not there is told where it is named
    return 'call'
  }
}
