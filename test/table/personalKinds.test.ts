import { expect, test } from 'vitest'
import { isSilent, isTelling, personalKinds } from '../../src/table/personalKinds.ts'

const kindsOf = (text: string): string[] =>
  Object.entries(personalKinds).flatMap(([name, { is }]) => (is(text) ? [name] : []))

test.each([
  ['ada.lovelace@gmx.de', 'e-mail'],
  ['please write to ada+x@mail.co.uk today', 'e-mail'],
  ['+49 30 901820', 'phone'],
  ['+442079460958', 'phone'],
  ['(555) 867-5309', 'phone'],
  ['0049 30 901820', 'phone'],
  ['4111 1111 1111 1111', 'card'],
  ['378282246310005', 'card'],
  ['DE89 3704 0044 0532 0130 00', 'IBAN'],
  ['GB82WEST12345698765432', 'IBAN'],
  ['12345678Z', 'national id'],
  ['192.168.0.1', 'IP address'],
  ['2001:db8::ff00:42:8329', 'IP address'],
])('%s is of the kind %s', (text, kind) => {
  expect(kindsOf(text)).toEqual([kind])
})

test.each([
  '0012345678901',
  '+1234567',
  '-12.50',
  '2024-05-17T12:00:00+02:00',
  '1715947200123',
  '4111111111111112',
  'DE89370400440532013001',
  '1.2.3',
  'a@b',
  '0123456789abcdef@example.com',
  'ORD-2024-00017',
  '5d41402abc4b2a76b9719d911017c592',
  `${'1'.repeat(400)}x`,
  `+${'1 '.repeat(200)}x`,
])('%s is of no kind', (text) => expect(kindsOf(text)).toEqual([]))

test.each([
  'email',
  'customerEmail',
  'E-Mail Address',
  'phone_number',
  'firstName',
  'LAST_NAME',
  'date_of_birth',
  'dob',
  'ssn',
  'home_address',
  'iban',
  'client_ip',
])('the name %s tells of people', (name) => expect(isTelling(name)).toBe(true))

test.each([
  'name',
  'product_name',
  'email_sent',
  'phone_model_count',
  'id',
  'amount',
  'filename',
  'address_count',
  'ship',
  'card',
  'recipe',
  '__proto__',
])('the name %s does not', (name) => expect(isTelling(name)).toBe(false))

test('few digits, truths, hashes and masks say nothing', () => {
  expect(
    ['', '0', '17', '1.5', 'true', 'No', '***', 'h0123456789abcdef012', 'x@example.org'].filter(
      (text) => !isSilent(text),
    ),
  ).toEqual([])
  expect(['Ada', '1990-05-17', '12345'].filter(isSilent)).toEqual([])
})
