import { PipeproofError } from './errors.ts'
import { oneOf } from './shared/words.ts'
import { addFormat, formatNameOf, formats } from './table/formats.ts'
import { formatOfOwn, type OwnFormat } from './table/ownFormat.ts'

/** Those that are here before any of your own. */
const ours = Object.keys(formats)

/**
 * Makes a format of your own known: contracts, `openTable` and `writeTable` then read and write files with its endings.
 * `read` gives the rows of a file, `write` is called with a path, the names of the columns and the rows.
 */
export function defineFormat(format: OwnFormat): OwnFormat {
  const { name, extensions } = format
  const taken = extensions.find((ending) => ours.includes(formatNameOf(`a.${ending}`) ?? ''))
  if (name === '' || ours.includes(name)) {
    const received = name === '' ? 'no text' : `\`${name}\``
    throw new PipeproofError('wrongValue', {
      received,
      place: '`name` of a format',
      expected: `another name than ${oneOf(ours)}`,
    })
  }
  if (taken !== undefined) {
    const facts = { received: `\`${taken}\``, place: `\`extensions\` of the format \`${name}\`` }
    throw new PipeproofError('wrongValue', { ...facts, expected: 'endings that no other format has' })
  }
  addFormat(formatOfOwn(format))
  return format
}
