import { jsonFormat } from '../json.ts'

export const json = jsonFormat({
  name: 'json',
  extensions: ['json'],
  layout: 'array',
  *linesOf(objects) {
    let before = '[\n'
    for (const object of objects) {
      yield `${before}${object}`
      before = ',\n'
    }
    yield before === '[\n' ? '[]\n' : '\n]\n'
  },
})
