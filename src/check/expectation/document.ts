import { textIn, BrokenDocument } from '../documents.ts'

const constants = /"[^"\\]*(?:\\.[^"\\]*)*"|NaN|-?Infinity/gs
const sign = '\u0000'

/** A document of JSON, where what Python writes for numbers that are none stands for them. */
export function documentIn(file: string): unknown {
  const text = textIn(file)
  const read = text.replaceAll(constants, (part) => (part.startsWith('"') ? part : JSON.stringify(`${sign}${part}`)))
  try {
    return JSON.parse(read, (_, value: unknown) =>
      typeof value === 'string' && value.startsWith(sign) ? Number(value.slice(1)) : value,
    )
  } catch (cause) {
    throw new BrokenDocument(text.trim() === '' ? 'empty file' : 'text that is no JSON', { cause })
  }
}
