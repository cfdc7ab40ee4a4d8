// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
/** The kinds of document that can be read. */
export type LanguageId = 'android' | 'arb' | 'asciidoc' | 'cpp' | 'csharp' | 'csv' | 'fluent' | 'gherkin' | 'go' | 'html' | 'java' | 'json' | 'kotlin' | 'markdown' | 'mdx' | 'notebook' | 'office' | 'php' | 'plaintext' | 'po' | 'properties' | 'python' | 'restructuredtext' | 'resx' | 'ruby' | 'rust' | 'strings' | 'stringsdict' | 'typescript' | 'xcstrings' | 'xliff' | 'yaml';
