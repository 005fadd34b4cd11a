import { readFileSync } from 'node:fs'

export interface Block {
  language: string
  text: string
}

/** The fenced code blocks of a Markdown file. */
export function blocksOf(file: string): Block[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', body = '']) => ({
    language,
    text: body,
  }))
}
