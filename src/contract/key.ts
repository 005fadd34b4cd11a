import { nearest } from '../shared/nearest.ts'
import { repeated } from '../shared/repeated.ts'
import { oneOf } from '../shared/words.ts'
import { wrong, type Setting } from './setting.ts'
import type { WrittenDataset } from './written.ts'

/** The columns whose values together tell a row, each of them declared. */
export function keyOf({ key, columns = {} }: WrittenDataset, setting: Setting): string[] | undefined {
  if (key === undefined) return undefined
  const names = [key].flat()
  const known = Object.keys(columns)
  const place = (name: string): (string | number)[] => (Array.isArray(key) ? ['key', names.lastIndexOf(name)] : ['key'])
  const lost = names.find((name) => !known.includes(name))
  if (lost !== undefined) {
    const similar = nearest(lost, known)
    const advice = similar === undefined ? 'declare it under `columns`' : `write \`${similar}\``
    const expected = known.length === 0 ? 'a name out of `columns`' : oneOf(known)
    throw wrong(setting, place(lost), { received: `column \`${lost}\``, expected, advice })
  }
  const twice = repeated(names)
  if (twice === undefined) return names
  throw wrong(setting, place(twice), {
    received: `second \`${twice}\``,
    expected: 'each column once',
    advice: 'remove it',
  })
}
