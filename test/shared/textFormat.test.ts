import { describe, expect, test } from 'vitest'
import type { TextFormat } from '../../src/model/contract.ts'
import { textFormats } from '../../src/shared/textFormat.ts'

const examples: Record<TextFormat, { good: string[]; bad: string[] }> = {
  date: {
    good: ['2026-01-31', '2024-02-29'],
    bad: ['', '2026-02-29', '2026-1-31', '31.01.2026', '2026-01-31T00:00:00Z'],
  },
  time: { good: ['23:59:59', '00:00:00.5Z', '12:30:00+02:00'], bad: ['', '24:00:00', '12:60:00', '12:30', '1:00:00'] },
  'date-time': {
    good: ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123-05:30'],
    bad: ['', '2026-01-31', '2026-01-31T12:00:00', '2026-01-31 12:00:00Z', '2026-02-31T12:00:00Z'],
  },
  email: {
    good: ['a@b.org', 'first.last+tag@sub.example.com'],
    bad: ['', 'a', '@b.org', 'a@', 'a b@c.org', 'a@b@c.org', 'a@-b.org'],
  },
  uri: {
    good: ['https://a.org/x?y=1#z', 'mailto:a@b.org', 's3://bucket/key'],
    bad: ['', 'a.org', '/x', 'http://a b', 'http://[', '1:x'],
  },
  uuid: {
    good: ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000'],
    bad: [
      '',
      '123e4567e89b12d3a456426614174000',
      '123e4567-e89b-12d3-a456-42661417400',
      '{123e4567-e89b-12d3-a456-426614174000}',
    ],
  },
  ipv4: { good: ['127.0.0.1', '255.255.255.255'], bad: ['', '256.0.0.1', '1.2.3', '::1', '01.2.3.4'] },
  ipv6: { good: ['::1', '2001:db8::8:800:200c:417a'], bad: ['', '1.2.3.4', ':::', 'fe80::1%eth0'] },
  hostname: {
    good: ['a', 'a-b.example.org', '3com.com'],
    bad: ['', '-a', 'a-', 'a..b', 'a_b', `${'a'.repeat(64)}.org`, 'a.'.repeat(130)],
  },
}

describe.each(Object.entries(examples))('%s', (name, { good, bad }) => {
  // the names are those of the record
  const fits = textFormats[name as TextFormat]
  test.each(good)('`%s` is one', (text) => expect(fits(text)).toBe(true))
  test.each(bad)('`%s` is none', (text) => expect(fits(text)).toBe(false))
  test('a line end is no part of it', () => expect(fits(`${good[0]}\n`)).toBe(false))
})
