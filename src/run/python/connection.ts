import { createConnection, type Socket } from 'node:net'

/** A line-wise conversation with the warm server. */
export interface Connection {
  send(message: object): void
  /** The next message; undefined when the server is gone. */
  next(): Promise<Record<string, unknown> | undefined>
  /** Lets the process end while the connection is open. */
  unref(): void
  close(): void
  closed: Promise<void>
}

/** Cuts what arrives into messages; those that nobody waits for yet are kept. */
class Mailbox {
  #text = ''
  readonly #ready: (Record<string, unknown> | undefined)[] = []
  readonly #waiting: ((message: Record<string, unknown> | undefined) => void)[] = []

  receive(chunk: string): void {
    const lines = (this.#text + chunk).split('\n')
    this.#text = lines.pop() ?? ''
    // the server is ours: each line is an object
    for (const line of lines) this.deliver(JSON.parse(line) as Record<string, unknown>)
  }

  deliver(message: Record<string, unknown> | undefined): void {
    const waiting = this.#waiting.shift()
    if (waiting) waiting(message)
    else this.#ready.push(message)
  }

  next(): Promise<Record<string, unknown> | undefined> {
    if (this.#ready.length > 0) return Promise.resolve(this.#ready.shift())
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}

function opened(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(undefined))
  })
}

/** Connects to the socket of a server; undefined when nobody listens there. */
export async function connect(path: string): Promise<Connection | undefined> {
  const socket = await opened(path)
  if (!socket) return undefined
  const mailbox = new Mailbox()
  socket.setEncoding('utf8').on('data', (chunk: string) => mailbox.receive(chunk))
  socket.on('error', () => socket.destroy())
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      mailbox.deliver(undefined)
      resolve()
    })
  })
  return {
    send: (message) => socket.write(`${JSON.stringify(message)}\n`),
    next: () => mailbox.next(),
    unref: () => socket.unref(),
    close: () => socket.destroy(),
    closed,
  }
}
