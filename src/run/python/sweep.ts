import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from './connection.ts'

/** A server that is only starting has its files already, and does not listen yet. */
const youngMs = 120_000

const isOld = (file: string): boolean => {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats !== undefined && Date.now() - stats.mtimeMs > youngMs
}

async function isUp(socket: string): Promise<boolean> {
  const connection = await connect(socket)
  connection?.close()
  return connection !== undefined
}

/** Removes the files of servers that were killed before they could do so. */
export async function sweep(folder: string): Promise<void> {
  const names = readdirSync(folder)
    .filter((name) => /^[\da-f]{16}\.(sock|token|log)$/.test(name))
    .map((name) => name.slice(0, 16))
  for (const name of new Set(names)) {
    const files = ['sock', 'token', 'log'].map((ending) => join(folder, `${name}.${ending}`))
    if (files.some((file) => statSync(file, { throwIfNoEntry: false }) !== undefined && !isOld(file))) continue
    if (await isUp(files[0] ?? '')) continue
    for (const file of files) rmSync(file, { force: true })
  }
}
