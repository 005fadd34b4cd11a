/** The first bytes of a frame. */
const magic = 0x184d2204

const ended = (): RangeError => new RangeError('LZ4 that ends too early')

/** Bytes that grow as more are written, which may be copies of those before. */
class Output {
  #bytes: Uint8Array<ArrayBuffer>
  length = 0

  constructor(size: number) {
    this.#bytes = new Uint8Array(size)
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.length)
  }

  #room(count: number): void {
    if (this.length + count <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count))
    grown.set(this.#bytes)
    this.#bytes = grown
  }

  add(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** What is copied may overlap with what is written, so it goes byte by byte. */
  repeat(offset: number, count: number): void {
    if (offset === 0 || offset > this.length) throw new RangeError('LZ4 that is damaged')
    this.#room(count)
    for (let end = this.length + count; this.length < end; this.length++)
      this.#bytes[this.length] = this.#bytes[this.length - offset] ?? 0
  }
}

/** One block: runs of bytes as they are, each followed by a copy of what came before. */
function block(bytes: Uint8Array, output: Output): void {
  let at = 0
  const next = (): number => {
    const byte = bytes[at++]
    if (byte === undefined) throw ended()
    return byte
  }
  const lengthFrom = (nibble: number): number => {
    let length = nibble
    if (nibble < 15) return length
    for (let byte = 255; byte === 255; length += byte) byte = next()
    return length
  }
  while (at < bytes.length) {
    const token = next()
    const literals = lengthFrom(token >> 4)
    if (at + literals > bytes.length) throw ended()
    output.add(bytes.subarray(at, (at += literals)))
    // the last run is followed by nothing
    if (at < bytes.length) output.repeat(next() | (next() << 8), lengthFrom(token & 15) + 4)
  }
}

/** Unpacks a frame of LZ4, as pandas packs Feather: checksums are not looked at. */
export function unpackLz4(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== magic) throw new RangeError('bytes that are no LZ4')
  const flags = view.getUint8(4)
  const [hasBlockChecksum, hasSize, hasDictionary] = [flags & 16, flags & 8, flags & 1]
  const output = new Output(
    hasSize ? Math.min(Number(view.getBigUint64(6, true)), bytes.length * 255) : bytes.length * 4,
  )
  let at = 7 + (hasSize ? 8 : 0) + (hasDictionary ? 4 : 0)
  for (let size = view.getUint32(at, true); size !== 0; size = view.getUint32(at, true)) {
    const length = size & 0x7fffffff
    if (at + 4 + length > bytes.length) throw ended()
    const body = bytes.subarray(at + 4, at + 4 + length)
    if (size >>> 31) output.add(body)
    else block(body, output)
    at += 4 + length + (hasBlockChecksum ? 4 : 0)
  }
  return output.bytes
}
