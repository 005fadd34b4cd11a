import { putAwayRuns } from 'pipeproof/kit'
import { afterAll, expect } from 'vitest'
import type { PipelineMatchers, RunMatchers } from './types.ts'
import { matchers } from './index.ts'

expect.extend(matchers)
afterAll(putAwayRuns)

declare global {
  // Vitest's assertions are Chai's, so that one declaration serves both majors
  namespace Chai {
    interface Assertion extends PipelineMatchers {}
  }
}

declare module 'vitest' {
  interface AsymmetricMatchersContaining extends RunMatchers<unknown> {}
}
