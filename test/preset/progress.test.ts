import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addProgress, ProgressReporter } from '../../preset/progress.ts'
import type { Progress } from '../../src/model/progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const one = { id: '1', fullName: 'orders > clean > keeps its promises' }
const two = { id: '2', fullName: 'orders > runs from end to end' }
const artifact = (progress: Progress) => ({ type: 'pipeproof:progress', progress })
const some: Progress = { running: 'clean', done: 130, total: 500, unit: 'run', rows: 6800 }

/** A live summary of Vitest's, as one reporter has it. */
function begun({ columns = 200 } = {}) {
  const renderer = { options: { getWindow: () => ['Tests 1 passed'] } }
  const reporter = new ProgressReporter(() => columns)
  reporter.onInit({ config: { reporters: [] }, reporters: [{}, { summary: { renderer } }, reporter] })
  reporter.onTestRunStart()
  return { reporter, drawn: () => renderer.options.getWindow() }
}

describe('the live summary', () => {
  test('shows how far a test is that takes long, until it ends', () => {
    const { reporter, drawn } = begun()
    reporter.onTestCaseReady(one)
    reporter.onTestCaseArtifactRecord(one, artifact(some))
    vi.advanceTimersByTime(1999)
    expect(drawn()).toEqual(['Tests 1 passed'])
    vi.advanceTimersByTime(10_001)
    expect(drawn()).toEqual([
      '',
      ' orders > clean > keeps its promises: clean, 130 of 500 runs, 6,800 rows, 12 s',
      'Tests 1 passed',
    ])
    reporter.onTestCaseResult(one)
    expect(drawn()).toEqual(['Tests 1 passed'])
  })

  test('has a line for each such test, of what is known', () => {
    const { reporter, drawn } = begun()
    for (const each of [one, two]) reporter.onTestCaseReady(each)
    reporter.onTestCaseArtifactRecord(one, artifact({ running: 'smaller inputs', done: 1, unit: 'run', rows: 1 }))
    reporter.onTestCaseArtifactRecord(two, artifact({ running: 'train', done: 2, total: 6, unit: 'step' }))
    vi.advanceTimersByTime(3000)
    expect(drawn().slice(1, 3)).toEqual([
      ' orders > clean > keeps its promises: smaller inputs, 1 run, 1 row, 3 s',
      ' orders > runs from end to end: train, 2 of 6 steps, 3 s',
    ])
  })

  test('keeps each line to the width of the terminal', () => {
    const { reporter, drawn } = begun({ columns: 20 })
    reporter.onTestCaseReady(one)
    reporter.onTestCaseArtifactRecord(one, artifact(some))
    vi.advanceTimersByTime(3000)
    expect(drawn()[1]).toBe(' orders > clean > ke')
  })

  test('shows nothing of artifacts of others, nor of a run before', () => {
    const { reporter, drawn } = begun()
    reporter.onTestCaseReady(one)
    reporter.onTestCaseReady(two)
    reporter.onTestCaseArtifactRecord(one, { type: 'other' })
    reporter.onTestCaseArtifactRecord(two, artifact(some))
    vi.advanceTimersByTime(3000)
    expect(drawn()).toHaveLength(3)
    reporter.onTestRunStart()
    expect(drawn()).toEqual(['Tests 1 passed'])
  })

  test('gets its lines once, though a run begins again', () => {
    const { reporter, drawn } = begun()
    reporter.onTestRunStart()
    reporter.onTestCaseReady(one)
    reporter.onTestCaseArtifactRecord(one, artifact(some))
    vi.advanceTimersByTime(3000)
    expect(drawn()).toHaveLength(3)
  })

  test('is left alone where it is not what is known of it', () => {
    const reporter = new ProgressReporter(() => 80)
    const odd = [{}, { summary: undefined }, { summary: { renderer: {} } }, { renderer: { options: {} } }]
    reporter.onInit({ config: { reporters: [] }, reporters: odd })
    expect(() => reporter.onTestRunStart()).not.toThrow()
    expect(odd.at(-1)).toEqual({ renderer: { options: {} } })
  })
})

const reportersOn = (isTTY: boolean, ci: string): unknown[] => {
  vi.stubEnv('CI', ci)
  vi.stubEnv('PIPEPROOF_PROGRESS', '')
  const { isTTY: before } = process.stdout
  process.stdout.isTTY = isTTY
  const config = { reporters: ['default'] as unknown[] }
  addProgress({ config })
  // each of several projects has the plugin
  addProgress({ config })
  process.stdout.isTTY = before
  return config.reporters
}

describe('the reporter is added', () => {
  test('once on a terminal, and the workers are told', () => {
    expect(reportersOn(true, '')).toEqual(['default', expect.any(ProgressReporter)])
    expect(process.env['PIPEPROOF_PROGRESS']).toBe('1')
  })

  test.each([
    ['without a terminal', false, ''],
    ['in CI', true, 'true'],
  ])('not %s', (_, isTTY, ci) => {
    expect(reportersOn(isTTY, ci)).toEqual(['default'])
    expect(process.env['PIPEPROOF_PROGRESS']).toBe('')
  })
})
