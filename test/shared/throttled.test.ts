import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttled } from '../../src/shared/throttled.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first value is told at once, and then the latest now and then', () => {
  const told: number[] = []
  const { say } = throttled((value: number) => void told.push(value), 100)
  for (const value of [1, 2, 3]) say(value)
  expect(told).toEqual([1])
  vi.advanceTimersByTime(100)
  expect(told).toEqual([1, 3])
  vi.advanceTimersByTime(1000)
  say(4)
  expect(told).toEqual([1, 3, 4])
})

test('nothing is told after the end', () => {
  const told: number[] = []
  const { say, end } = throttled((value: number) => void told.push(value), 100)
  say(1)
  say(2)
  end()
  vi.advanceTimersByTime(1000)
  expect(told).toEqual([1])
})
