import { posix } from 'node:path'
import { own } from '../../../shared/own.ts'
import type { Part } from '../../../shared/reading/part.ts'
import type { WrittenPort } from '../../written.ts'

/** Neither notation says what is in a folder: what it has is taken. */
const anything = '**'

const isFileName = (name: string): boolean => /^[^.].*\.[A-Za-z]\w{0,9}$/.test(name)

/** A path that ends in a file is a port whose folder holds that file. */
function placed(path: string, part: Part, key: string): WrittenPort {
  const name = posix.basename(path)
  if (!isFileName(name)) return { path, files: anything }
  const folder = posix.dirname(path)
  part.note(key, `a port is a folder: it is \`${folder}\` with the file \`${name}\``)
  return { path: folder, files: name }
}

/** What the platform makes of what a training leaves there. */
const archives: Record<string, string> = { '/opt/ml/model': 'model.tar.gz', '/opt/ml/output/data': 'output.tar.gz' }

/** The folder of an input, whose path stands in `part` under `key`. */
export function inputAt(part: Part, key: string): WrittenPort {
  const path = part.text(key)
  if (path === undefined) throw part.missing(key)
  return placed(path, part, key)
}

export function outputAt(part: Part, key: string): WrittenPort {
  const port = inputAt(part, key)
  const archive = own(archives, port.path?.replace(/\/$/, '') ?? '')
  return archive === undefined ? port : { ...port, files: archive }
}

/** The channels of a training are folders inside the port. */
export function withChannels(port: WrittenPort, channels: string[]): WrittenPort {
  const { files, ...rest } = port
  if (channels.length === 0) return port
  const datasets = channels.map((name) => [name, { files: `${name}/${files ?? anything}` }])
  return { ...rest, datasets: Object.fromEntries(datasets) }
}
