import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import type { Run } from '../../model/run.ts'

const pieceBytes = 65_536
const longest = 1024 * 1024

/** The lines of a file, however large it is; of a line without end, pieces. */
function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r')
  try {
    const [buffer, decoder] = [Buffer.alloc(pieceBytes), new StringDecoder('utf8')]
    let held = ''
    for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer)) {
      const lines = (held + decoder.write(buffer.subarray(0, size))).split(/\r?\n/)
      held = lines.pop() ?? ''
      yield* lines
      if (held.length < longest) continue
      yield held
      held = ''
    }
    yield held + decoder.end()
  } finally {
    closeSync(handle)
  }
}

/** All that a run printed, line by line; its end only, where a runner keeps no log. */
export function* logOf({ workspace, stdout, stderr }: Run): Generator<string> {
  for (const [name, end] of [
    ['stdout.log', stdout],
    ['stderr.log', stderr],
  ] as const) {
    const file = join(workspace, name)
    if (existsSync(file)) yield* linesOf(file)
    else yield* end.split(/\r?\n/)
  }
}
