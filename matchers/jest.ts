import type { PipelineMatchers } from './types.ts'
import type {} from 'expect'
import { matchers } from './index.ts'

// Jest puts it there before it loads a set-up file
const { expect } = globalThis as unknown as { expect: { extend(extension: object): void } }
expect.extend(matchers)

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends PipelineMatchers<R> {}
    interface Expect extends Pick<PipelineMatchers<unknown>, 'toSucceed'> {}
    interface InverseAsymmetricMatchers extends Pick<PipelineMatchers<unknown>, 'toSucceed'> {}
  }
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends PipelineMatchers<R> {}
  interface AsymmetricMatchers extends Pick<PipelineMatchers<unknown>, 'toSucceed'> {}
}
