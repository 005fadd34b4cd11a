/** What is shown beside the result of a test. */
export interface Attachment {
  /** One word for its kind, or the code of a finding. */
  type: string
  message: string
  /** What is more than a line, and the file to keep it in where a framework takes nothing else. */
  content?: { type: 'text/csv' | 'image/svg+xml'; text: string; file: string } | undefined
}
