import type { Finding } from '../model/finding.ts'
import type { Location } from '../model/location.ts'
import { finding } from './finding.ts'

interface Facts {
  /** The input, and the outputs whose files are to lie side by side in it. */
  place: string
  producers: [string, string]
  at?: Location | undefined
}

/** Two producers of one input write a file of one name, of which only one could stay. */
export function sameFile(file: string, { place, producers: [first, second], at }: Facts): Finding {
  return finding({
    code: 'same-file',
    place,
    fault: 'contract',
    received: `file \`${file}\` of both \`${first}\` and \`${second}\``,
    expected: 'files with names of their own, as they are to lie side by side',
    advice: 'give one of them another `files`',
    at,
  })
}
