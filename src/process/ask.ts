/** What a short program prints, or why it could not. */
export async function ask(file: string, args: string[], timeout = 10_000): Promise<{ ok: boolean; text: string }> {
  const { execa } = await import('execa')
  const result = await execa(file, args, { reject: false, timeout, stdin: 'ignore' })
  if (!result.failed) return { ok: true, text: result.stdout }
  const last = result.stderr.trim().split('\n').at(-1)
  return { ok: false, text: result.stdout || (result.originalMessage ?? last ?? result.shortMessage ?? 'it failed') }
}
