import type { RecordedTest, RunRecord } from '../../src/model/record.ts'

/** A record with the least that one has, and more. */
export const recordOf = (more: Partial<RunRecord> = {}): RunRecord => ({
  version: 1,
  pipeproof: '0.1.0',
  pipeline: 'shop',
  startedAt: '2026-01-01T00:00:00.000Z',
  steps: [],
  edges: [],
  tests: [],
  ...more,
})

/** A test that went well, unless told. */
export const testOf = (group: string, title: string, more: Partial<RecordedTest> = {}): RecordedTest => ({
  group,
  title,
  ok: true,
  seconds: 0,
  findings: [],
  ...more,
})
