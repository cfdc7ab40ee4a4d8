// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
/** The kinds of document that can be read. */
export type LanguageId = 'gherkin' | 'html' | 'markdown' | 'mdx' | 'plaintext';
