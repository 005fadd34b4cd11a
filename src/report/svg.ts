const unfit = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

/** A text in SVG; what XML has no way to say is left out. */
export const escaped = (text: string): string =>
  text.replaceAll(unfit, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
