import { jsonFormat } from '../json.ts'

export const jsonl = jsonFormat({
  name: 'jsonl',
  extensions: ['jsonl', 'ndjson'],
  layout: 'newline_delimited',
  *linesOf(objects) {
    for (const object of objects) yield `${object}\n`
  },
})
