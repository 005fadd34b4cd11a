import type { DocumentCheck } from '../../model/check.ts'
import type { Dataset } from '../../model/contract.ts'
import { documentSchema } from '../../shared/document.ts'

/** Every document fits the JSON Schema under `json`. */
export function json({ json: schema }: Dataset): DocumentCheck | undefined {
  if (!schema) return undefined
  return {
    on: 'document',
    name: 'json',
    expects: 'a document that fits its `json`',
    advice: 'mend the document, or widen its `json`',
    find: (document) =>
      documentSchema(schema)
        .misfits(document)
        .map(({ pointer, received, expected }) => ({ pointer, received, expects: expected })),
  }
}
