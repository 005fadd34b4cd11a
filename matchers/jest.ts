import { optionsVariable, putAwayRuns } from 'pipeproof/kit'
import type { PipelineMatchers, RunMatchers } from './types.ts'
import type {} from 'expect'
import { matchers } from './index.ts'

interface JestGlobals {
  afterAll(body: () => void): void
  expect: { extend(extension: object): void; getState(): { snapshotState?: Record<string, unknown> } }
  PIPEPROOF_OPTIONS?: string
}

// Jest puts them there before it loads a set-up file
const { afterAll, expect, [optionsVariable]: options } = globalThis as unknown as JestGlobals
if (options !== undefined) process.env[optionsVariable] = options
// `-u` is for golden files too, as it is for snapshots
if (expect.getState().snapshotState?.['_updateSnapshot'] === 'all') process.env['PIPEPROOF_UPDATE'] = '1'
expect.extend(matchers)
afterAll(putAwayRuns)

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends PipelineMatchers<R> {}
    interface Expect extends RunMatchers<unknown> {}
    interface InverseAsymmetricMatchers extends RunMatchers<unknown> {}
  }
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends PipelineMatchers<R> {}
  interface AsymmetricMatchers extends RunMatchers<unknown> {}
}
