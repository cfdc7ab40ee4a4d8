// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
/** What editors call the documents that are read. */
export const languages: readonly string[] = ['gherkin', 'cucumber', 'feature', 'html', 'xhtml', 'markdown', 'prompt', 'instructions', 'chatagent', 'chatmode', 'skill', 'mdx', 'markdown.mdx', 'plaintext', 'text', 'git-commit', 'gitcommit'];

/** Globs of further files that may be read; the server knows which of them are. */
export const patterns: readonly string[] = ['**/*.arb', '**/{locales,locale,_locales,i18n,l10n,lang,langs,languages,messages,translations}/**/*.json', '**/*{messages,translations,translation,strings,locale,i18n}*.json', '**/*.xcstrings', '**/{locales,locale,i18n,l10n,lang,langs,languages,messages,translations}/**/*.{yml,yaml}', '**/*{messages,translations,translation,strings,locale,i18n}*.{yml,yaml}'];
