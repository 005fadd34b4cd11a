/** The beginnings and forms of what services give out as keys. */
const forms = [
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b(gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|npm_|pypi-|hf_|sk-|sk_live_|rk_live_)[\w-]{16,}/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\./,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /:\/\/[^/\s:@]+:[^/\s@]+@/,
]

/** Long, and of letters of both cases and digits without an order: nobody writes words that way. */
const isScrambled = (text: string): boolean =>
  /^[A-Za-z0-9+/_=-]{32,}$/.test(text) &&
  [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(text)) &&
  !/[/_-].*[/_-].*[/_-]/.test(text)

/** Whether a text has the look of a key, a token or a password. */
export const isSecretLike = (text: string): boolean => forms.some((form) => form.test(text)) || isScrambled(text)
