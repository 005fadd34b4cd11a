/**
 * Ends a group, and whoever has a mark in its environment, once nobody says any more that all is well. The mark is an
 * argument here, so that nobody finds this process by it.
 */
const script = `
mark=$1; shift
read -r group
read -r word && exit 0
[ -n "$group" ] && kill -KILL -- "-$group" 2>/dev/null
"$@" >/dev/null 2>&1
for pass in 1 2 3 4 5 6 7 8 9 10; do
  found=$(grep -lszxF -- "$mark" /proc/[0-9]*/environ 2>/dev/null)
  [ -n "$found" ] || break
  for file in $found; do pid=\${file#/proc/}; kill -KILL "\${pid%/environ}" 2>/dev/null; done
done
`

export interface Guard {
  /** Whose group it is about. */
  watch(pid: number): void
  /** All is well. */
  dismiss(): void
}

interface Watched {
  /** `NAME=value`, in the environment of all that is to be ended. */
  mark: string
  /** A command that ends more. */
  lastly?: string[]
}

/** Starts a process that ends others if this one is killed, which can not do so itself then. */
export async function openGuard({ mark, lastly = ['true'] }: Watched): Promise<Guard> {
  if (process.platform === 'win32') return { watch: () => undefined, dismiss: () => undefined }
  const { execa } = await import('execa')
  const child = execa('/bin/sh', ['-c', script, 'pipeproof', mark, ...lastly], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
  })
  // it may be gone when it is spoken to
  child.stdin.on('error', () => undefined)
  return {
    watch: (pid) => void child.stdin.write(`${pid}\n`),
    dismiss: () => void child.stdin.end('done\n'),
  }
}
