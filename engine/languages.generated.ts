// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
/** The kinds of document that can be read. */
export type LanguageId = 'android' | 'arb' | 'asciidoc' | 'csv' | 'fluent' | 'gherkin' | 'html' | 'json' | 'markdown' | 'mdx' | 'notebook' | 'office' | 'plaintext' | 'po' | 'properties' | 'restructuredtext' | 'resx' | 'strings' | 'stringsdict' | 'xcstrings' | 'xliff' | 'yaml';
