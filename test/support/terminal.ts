import { spawnSync } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { execa } from 'execa'
import { userEnvironment, vitestCommand } from './frameworks.ts'
import { isMissing } from './required.ts'
import { smallProject } from './smallProject.ts'

/** Whether tests that need a terminal must be left out. */
export const lacksTerminal = (): boolean => isMissing('script', spawnSync('script', ['--version']).status === 0)

/** A project whose first property takes seconds. */
export const slowProject = {
  ...smallProject,
  'double.py': smallProject['double.py'].replace(
    '    os.makedirs',
    '    import time; time.sleep(0.3)\n    os.makedirs',
  ),
}

/** What Vitest prints on a terminal while it runs the slow property. */
export async function printedOnTerminal(folder: string, env: Record<string, string> = {}): Promise<string> {
  const command = `stty cols 120; ${vitestCommand(folder).join(' ')} run -t 'first.*promises'`
  const { stdout } = await execa('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    env: userEnvironment(env),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  })
  return stripVTControlCharacters(stdout).replaceAll('\r', '')
}

/** The live lines, each as often as it was drawn. */
export const liveLines = (printed: string): string[] =>
  printed.match(/^.*keeps its promises.*: first, \d+ of 25 runs, .*s$/gm) ?? []

/** What stays on the terminal after all else. */
export const finalReport = (printed: string): string => printed.slice(printed.lastIndexOf(' ✓ twice.pipeline.yaml'))
