/** What each tag says of a test; frameworks want them declared. */
export const tags = {
  wiring: 'how the steps of a pipeline hang together; runs nothing',
  script: 'one step by itself',
  generated: 'runs on data that is made from a contract',
  edge: 'what one step hands to another',
  'end-to-end': 'the whole pipeline',
  slow: 'runs a script many times',
} satisfies Record<string, string>
