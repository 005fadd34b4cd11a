import { vi } from 'vitest'

/** What a command writes to standard output, and what it gives. */
export async function printed<T>(run: () => T | Promise<T>): Promise<{ text: string; result: T }> {
  let text = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk)
    return true
  })
  try {
    const result = await run()
    return { result, text }
  } finally {
    write.mockRestore()
  }
}
