import { join } from 'node:path'
import { agreements } from '../../src/agreement.ts'
import { around } from '../../src/around.ts'
import { readContract } from '../../src/load.ts'
import { shown } from '../../src/shared/paths.ts'
import { folder } from './folder.ts'

/** What is told of a script and its contract: a line for each finding and note, with the line it points to. */
export async function agreed(
  script: string,
  contract: string,
  more: Record<string, string | Buffer> = {},
): Promise<string[]> {
  const dir = folder({ 'step.py': script, 'step.yaml': `script: step.py\n${contract}`, ...more })
  const { findings, notes } = await agreements(around(readContract(join(dir, 'step.yaml'))))
  const plain = (text: string): string => text.replaceAll(`${shown(dir)}/`, '')
  const place = (at: { file: string; line: number } | undefined): string =>
    at === undefined ? '' : `${plain(shown(at.file))}:${at.line}`
  return [
    ...findings.map(({ severity, message, at }) => `${severity} ${place(at)} ${plain(message)}`),
    ...notes.map(({ message, at }) => `note ${place(at)} ${plain(message)}`),
  ]
}

/** A script whose `main` has these lines. */
export const mainOf = (...lines: string[]): string =>
  ['def main(input_paths, output_paths, environ_vars, job_args):', ...lines.map((line) => `    ${line}`), ''].join('\n')
