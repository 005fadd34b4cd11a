import { isMap, isPair, isScalar, parseDocument, visit } from 'yaml'
import { writeYaml } from './yaml.ts'

/** A value as YAML, with remarks behind the keys that they are about: `columns.amount`; maps below those on one line. */
export function commentedYaml(value: unknown, remarks: Record<string, string>): string {
  const doc = parseDocument(writeYaml(value))
  visit(doc, {
    Pair(_, pair, ancestors) {
      const keys = [...ancestors.filter(isPair), pair].map(({ key }) => (isScalar(key) ? String(key.value) : ''))
      const remark = Object.hasOwn(remarks, keys.join('.')) ? remarks[keys.join('.')] : undefined
      if (isMap(pair.value) && keys.at(-2) === 'columns') pair.value.flow = true
      if (remark !== undefined && remark !== '' && (isScalar(pair.value) || isMap(pair.value)))
        pair.value.comment = ` ${remark}`
    },
  })
  return doc.toString({ lineWidth: 0, flowCollectionPadding: true })
}
