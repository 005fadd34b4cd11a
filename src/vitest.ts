import * as vitest from 'vitest'
import { TestRunner, afterAll, describe, test, type TestContext as VitestContext } from 'vitest'
import type { TestApi, TestContext } from './describe.ts'
import type { Attachment } from './model/attachment.ts'
import type { Location } from './model/location.ts'
import type { Progress } from './model/progress.ts'
import { describerFor } from './describer.ts'
import { throttled } from './shared/throttled.ts'

/** Vitest tells locations from the stack, where it would find only us. */
function locate(at: Location | undefined): void {
  const task = TestRunner.getCurrentSuite().tasks.at(-1)
  if (!task || !at) return
  // of a suite that is being collected there is only its collector yet
  const target = task.type === 'collector' ? task.suite : task
  if (target) target.location = { line: at.line, column: at.column }
}

/** Where a project does not declare our tags, as without the preset, a test that has one is an error. */
function withTags(tags: string[], define: (tags: string[]) => void): void {
  try {
    define(tags)
  } catch {
    define([])
  }
}

interface Titled {
  name: string
  suite?: Titled | undefined
}

function bodyOf({ content }: Attachment): { contentType: string; body: Uint8Array } | undefined {
  // a text would be taken for base64
  return content && { contentType: content.type, body: new TextEncoder().encode(content.text) }
}

/** An experiment of Vitest's, which types only the artifacts of its own. */
const { recordArtifact } = vitest as { recordArtifact?: (task: object, artifact: object) => Promise<unknown> }

/** Tells the reporter of the preset, which sets the variable where somebody looks at a terminal. */
function progressOf({ task, onTestFinished }: VitestContext): ((progress: Progress) => void) | undefined {
  if (!process.env['PIPEPROOF_PROGRESS'] || !recordArtifact) return undefined
  let last: Promise<unknown> | undefined
  const { say, end } = throttled((progress: Progress) => {
    last = recordArtifact(task, { type: 'pipeproof:progress', progress }).catch(() => undefined)
  }, 500)
  onTestFinished(async () => {
    end()
    await last
  })
  return say
}

function contextOf(context: VitestContext): TestContext {
  const { signal, task, annotate } = context
  return {
    signal,
    progress: progressOf(context),
    titles: titlesOf(task),
    tell: (facts) => void Object.assign(task.meta, { pipeproof: facts }),
    attach: (attachment) => annotate(attachment.message, attachment.type, bodyOf(attachment)),
  }
}

const endMs = 120_000

const titlesOf = ({ name, suite }: Titled): string[] => (suite ? [...titlesOf(suite), name] : [name])

const api: TestApi = {
  framework: 'vitest',
  describe(title, at, body) {
    describe(title, body)
    locate(at)
  },
  test(title, { timeoutMs, tags, at }, body) {
    const define = (known: string[]): void =>
      test(title, { timeout: timeoutMs, tags: known }, (context) => body(contextOf(context)))
    withTags(tags, define)
    locate(at)
  },
  // to put many runs away takes longer than hooks have
  afterAll: (body) => afterAll(body, endMs),
  again: (file, pattern) => `npx vitest run ${file} -t '${pattern}'`,
}

export const { describePipeline, describeScript } = describerFor(api)
