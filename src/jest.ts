import type { TestApi } from './describe.ts'
import { describerFor } from './describer.ts'

/** Jest's own functions: they are globals, or come from `@jest/globals`. */
interface JestGlobals {
  describe(title: string, body: () => void): void
  test(title: string, body: () => Promise<void>, timeoutMs: number): void
  afterAll(body: () => Promise<void>): void
  expect: { getState(): { currentTestName?: string } }
}

// Jest puts them there before it loads a test file
const jest = globalThis as unknown as JestGlobals

const api: TestApi = {
  describe: (title, _at, body) => jest.describe(title, body),
  test: (title, { timeoutMs }, body) =>
    jest.test(title, () => body({ titles: [jest.expect.getState().currentTestName ?? title] }), timeoutMs),
  afterAll: (body) => jest.afterAll(body),
  again: (file, pattern) => `npx jest ${file} -t '${pattern}'`,
}

export const { describePipeline, describeScript } = describerFor(api)
