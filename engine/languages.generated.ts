// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
/** The kinds of document that can be read. */
export type LanguageId = 'arb' | 'gherkin' | 'html' | 'json' | 'markdown' | 'mdx' | 'plaintext' | 'xcstrings' | 'yaml';
