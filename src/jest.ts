import type { TestApi } from './describe.ts'
import { describerFor } from './describer.ts'

/** Jest's own functions: they are globals, or come from `@jest/globals`. */
interface JestGlobals {
  describe(title: string, body: () => void): void
  test(title: string, body: () => Promise<void>, timeoutMs: number): void
  afterAll(body: () => Promise<void>): void
  expect: { getState(): { currentTestName?: string } }
}

// Jest puts them there before it loads a test file; the name `jest` is taken in every module that it loads
const framework = globalThis as unknown as JestGlobals

const api: TestApi = {
  describe: (title, _at, body) => framework.describe(title, body),
  test: (title, { timeoutMs }, body) =>
    framework.test(title, () => body({ titles: [framework.expect.getState().currentTestName ?? title] }), timeoutMs),
  afterAll: (body) => framework.afterAll(body),
  again: (file, pattern) => `npx jest ${file} -t '${pattern}'`,
}

export const { describePipeline, describeScript } = describerFor(api)
