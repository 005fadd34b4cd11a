import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

export const chromium = '/usr/bin/chromium'

/** A page of a real browser: expressions are evaluated there. */
export interface Page {
  open(url: string): Promise<void>
  evaluate(expression: string): Promise<unknown>
  /** Waits until an expression is true. */
  until(expression: string): Promise<void>
  close(): Promise<void>
}

interface Reply {
  id?: number
  result?: Record<string, unknown>
  error?: { message: string }
}

type Send = (method: string, params?: object) => Promise<Record<string, unknown>>

/** The DevTools protocol over a pipe: JSON texts that end with a zero byte. */
function speak(to: Writable, from: Readable): (method: string, params: object, session?: string) => ReturnType<Send> {
  const waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>()
  let [count, rest] = [0, '']
  from.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      // the protocol's own shape
      const { id = 0, result = {}, error } = JSON.parse(part) as Reply
      if (error) waiting.get(id)?.reject(new Error(error.message))
      else waiting.get(id)?.resolve(result)
      waiting.delete(id)
    }
  })
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject })
      to.write(`${JSON.stringify({ id: count, method, params, sessionId })}\0`)
    })
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function pageOf(send: Send, close: () => Promise<void>): Page {
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, returnByValue: true })
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails))
    return (result as { value?: unknown }).value // the protocol's own shape
  }
  return {
    open: async (url) => void (await send('Page.navigate', { url })),
    evaluate,
    async until(expression) {
      for (let tries = 0; tries < 300; tries++) {
        if (await evaluate(`Boolean(${expression})`)) return
        await pause(100)
      }
      throw new Error(`never true: ${expression}\n${String(await evaluate('document.body.innerText'))}`)
    },
    close,
  }
}

/** Opens a page in a browser of its own. */
export async function openPage(): Promise<Page> {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--window-size=1400,1300']
  const browser = spawn(chromium, [...flags, '--remote-debugging-pipe'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  // the two pipes that were asked for
  const speaking = speak(browser.stdio[3] as Writable, browser.stdio[4] as Readable)
  const { targetId } = await speaking('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await speaking('Target.attachToTarget', { targetId, flatten: true })
  return pageOf(
    (method, params = {}) => speaking(method, params, String(sessionId)),
    async () => {
      const ended = new Promise((resolve) => browser.once('exit', resolve))
      await speaking('Browser.close', {}).catch(() => browser.kill('SIGKILL'))
      await ended
    },
  )
}
