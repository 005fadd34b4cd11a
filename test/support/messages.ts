import type { Finding } from '../../src/model/finding.ts'

/** What findings say, a line each, after their codes. */
export const messages = (findings: Finding[]): string =>
  findings.map(({ code, message }) => `${code}: ${message}`).join('\n')

/** What is thrown, without the temporary folder that it names. */
export async function thrown(run: () => unknown): Promise<string> {
  try {
    await run()
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return text.replaceAll(/[^`'\s(]*pipeproof-test-\w+\/?/g, '')
  }
  return 'nothing'
}
