import { createRequire } from 'node:module'
import * as zlib from 'node:zlib'
import type * as Arrow from 'apache-arrow'
import { unpackLz4 } from './lz4.ts'

let loaded: typeof Arrow | undefined

/** Newer Nodes know it, the types of the oldest that we run on do not. */
const zstd = (zlib as { zstdDecompressSync?: (bytes: Uint8Array) => Uint8Array }).zstdDecompressSync

/** It takes 100 ms to load: too much for the test files that need no Arrow; Jest knows no `import()`. */
export function arrow(): typeof Arrow {
  if (loaded) return loaded
  // what it gives is what its types say
  const library = createRequire(import.meta.url)('apache-arrow') as typeof Arrow
  const { CompressionType, compressionRegistry } = library
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: unpackLz4 })
  if (zstd) compressionRegistry.set(CompressionType.ZSTD, { decode: zstd })
  return (loaded = library)
}
