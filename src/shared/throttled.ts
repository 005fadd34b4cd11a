/** Acts at once, and then at most every so many milliseconds, on the latest value; `end` drops one that still waits. */
export function throttled<T>(act: (value: T) => void, ms: number): { say(value: T): void; end(): void } {
  let waiting: { value: T } | undefined
  let timer: NodeJS.Timeout | undefined
  const next = (): void => {
    timer = undefined
    if (!waiting) return
    const { value } = waiting
    waiting = undefined
    timer = setTimeout(next, ms).unref()
    act(value)
  }
  return {
    say(value) {
      waiting = { value }
      if (!timer) next()
    },
    end() {
      clearTimeout(timer)
      waiting = undefined
    },
  }
}
