import { isIPv4, isIPv6 } from 'node:net'
import { expect, test } from 'vitest'
import { textFormats } from '../../src/data/textFormats.ts'
import type { TextFormat } from '../../src/model/contract.ts'
import { sampled } from '../support/sampled.ts'

const forms: Record<TextFormat, (text: string) => boolean> = {
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
  'date-time': (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text)),
  time: (text) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(text),
  email: (text) => /^[a-z]+@example\.com$/.test(text),
  uri: (text) => new URL(text).href === text,
  uuid: (text) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(text),
  ipv4: isIPv4,
  ipv6: isIPv6,
  hostname: (text) => /^[a-z]{1,63}\.example\.com$/.test(text),
}

test.each(Object.entries(forms))('texts of the form %s have it, and are all different', (format, isFormed) => {
  // the keys of `forms` are those of the formats
  const texts = sampled(textFormats[format as TextFormat], 5000).map(String)
  expect(texts.length).toBeGreaterThan(4000)
  expect(texts.filter((text) => !isFormed(text))).toEqual([])
  expect(new Set(texts).size).toBe(texts.length)
})
