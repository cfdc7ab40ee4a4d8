// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
/** The kinds of document that can be read. */
export type LanguageId = 'android' | 'arb' | 'asciidoc' | 'astro' | 'cpp' | 'csharp' | 'csv' | 'fluent' | 'gherkin' | 'go' | 'handlebars' | 'html' | 'java' | 'jinja' | 'json' | 'jsx' | 'kotlin' | 'latex' | 'liquid' | 'markdown' | 'mdx' | 'notebook' | 'office' | 'org' | 'php' | 'plaintext' | 'po' | 'properties' | 'python' | 'restructuredtext' | 'resx' | 'ruby' | 'rust' | 'strings' | 'stringsdict' | 'svelte' | 'typescript' | 'vue' | 'xcstrings' | 'xliff' | 'yaml';
