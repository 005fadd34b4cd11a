const lines: Record<string, RegExp> = {
  finding: /^BrokenPromise: (.+)$/m,
  files: /^ {2}files {2}(\S+)/m,
  again: /^ {2}again {2}(.+)$/m,
  replay: /^ {2}again {2}PIPEPROOF_REPLAY=(\w+)/m,
}

/** What the message of a failing test says, as the properties that `jest-junit` writes for it. */
export function junitProperties({ failureMessages }: { failureMessages: readonly string[] }): Record<string, string> {
  const message = failureMessages.join('\n')
  const found = Object.entries(lines).flatMap(([name, line]) => {
    const value = line.exec(message)?.[1]
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(found)
}
