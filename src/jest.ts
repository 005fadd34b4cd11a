import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { TestApi, TestContext } from './describe.ts'
import type { Attachment } from './model/attachment.ts'
import { describerFor } from './describer.ts'

/** Jest's own functions: they are globals, or come from `@jest/globals`. */
interface JestGlobals {
  describe(title: string, body: () => void): void
  test(title: string, body: () => Promise<void>, timeoutMs: number): void
  afterAll(body: () => Promise<void>, timeoutMs: number): void
  expect: { getState(): { currentTestName?: string } }
}

// Jest puts them there before it loads a test file; the name `jest` is taken in every module that it loads
const framework = globalThis as unknown as JestGlobals

/** CI servers look for this line in the output of a test. */
function leave({ content }: Attachment): string[] {
  if (!content) return []
  mkdirSync(dirname(content.file), { recursive: true })
  writeFileSync(content.file, content.text)
  return [`[[ATTACHMENT|${content.file}]]`]
}

/** Jest has no place for more than a message: what belongs to a failing test lies in files that its output names. */
async function attaching(title: string, body: (context: TestContext) => Promise<void>): Promise<void> {
  const attached: Attachment[] = []
  try {
    await body({
      titles: [framework.expect.getState().currentTestName ?? title],
      attach: (attachment) => void attached.push(attachment),
    })
  } catch (error) {
    const lines = attached.flatMap(leave)
    if (lines.length > 0) console.log(lines.join('\n'))
    throw error
  }
}

const endMs = 120_000

const api: TestApi = {
  framework: 'jest',
  describe: (title, _at, body) => framework.describe(title, body),
  test: (title, { timeoutMs }, body) => framework.test(title, () => attaching(title, body), timeoutMs),
  // to put many runs away takes longer than hooks have
  afterAll: (body) => framework.afterAll(body, endMs),
  again: (file, pattern) => `npx jest ${file} -t '${pattern}'`,
}

export const { describePipeline, describeScript } = describerFor(api)
