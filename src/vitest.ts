import { TestRunner, afterAll, describe, test } from 'vitest'
import type { TestApi } from './describe.ts'
import type { Location } from './model/location.ts'
import { describerFor } from './describer.ts'

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

const titlesOf = ({ name, suite }: Titled): string[] => (suite ? [...titlesOf(suite), name] : [name])

const api: TestApi = {
  describe(title, at, body) {
    describe(title, body)
    locate(at)
  },
  test(title, { timeoutMs, tags, at }, body) {
    const define = (known: string[]): void =>
      test(title, { timeout: timeoutMs, tags: known }, ({ signal, task }) => body({ signal, titles: titlesOf(task) }))
    withTags(tags, define)
    locate(at)
  },
  afterAll,
  again: (file, pattern) => `npx vitest run ${file} -t '${pattern}'`,
}

export const { describePipeline, describeScript } = describerFor(api)
