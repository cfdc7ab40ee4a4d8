const CODE_STYLE =
  /\b(?:source|code|verbatim|preformatted|listing|monospaced?|typewriter|macro text|html (?:sample|keyboard|variable))\b|(?:code|verbatim|listing)(?:char|block|text|inline)?$/i;
const FIXED_FONT =
  /^(?:courier|consolas|menlo|monaco|lucida console|cascadia|inconsolata|source code|ocr)|\b(?:mono|code)\b/i;

/** Whether a style is one for code, by its name. */
export const namesCode = (style: string): boolean => CODE_STYLE.test(style) && !/^code of\b/i.test(style);

/** Whether all letters of a font are as wide, by its name. */
export const isFixedFont = (font: string): boolean => FIXED_FONT.test(font);
