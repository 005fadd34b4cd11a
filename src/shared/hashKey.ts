import { createHmac } from 'node:crypto'
import { PipeproofError } from '../errors.ts'

const name = 'PIPEPROOF_HASH_KEY'
const fewest = 16

/** What values are hashed with: made of a secret in the environment, which it does not tell. */
export function hashKey(place: string): string {
  const secret = process.env[name] ?? ''
  if (secret.length >= fewest) return createHmac('sha256', secret).update('anonymise').digest('hex')
  throw new PipeproofError('wrongValue', {
    received: secret === '' ? `lack of \`${name}\`` : `\`${name}\` of ${secret.length} characters`,
    place: `\`hash\` of \`${place}\``,
    expected: `a secret of at least ${fewest} characters in the environment`,
    advice: 'set it, to the same text wherever hashes have to be equal',
  })
}
