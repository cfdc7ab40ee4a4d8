// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
import type { LanguageId } from '../model.js';
import type { Among } from './format.js';

/** What is known of a kind of document without its reader. */
export interface Language {
  readonly name: string;
  readonly extensions: readonly string[];
  readonly editorIds: readonly string[];
  /** How a comment looks; undefined where there are none. */
  readonly comment?: string;
  /** Which files are meant, and globs that match at least these; undefined where all are. */
  readonly among?: Among;
  readonly globs?: readonly string[];
}

/** What is known of each without its reader. */
export const languages: Readonly<Record<LanguageId, Language>> = {
  arb: {"name":"ARB","extensions":["arb"],"editorIds":["arb"],"among":{"language":"not foreign"},"globs":["**/*.arb"]},
  gherkin: {"name":"Gherkin","extensions":["feature"],"editorIds":["gherkin","cucumber","feature"],"comment":"# …"},
  html: {"name":"HTML","extensions":["html","htm","xhtml"],"editorIds":["html","xhtml"],"comment":"<!-- … -->"},
  json: {"name":"JSON catalogues","extensions":["json"],"editorIds":["json","jsonc"],"among":{"folders":["locales","locale","_locales","i18n","l10n","lang","langs","languages","messages","translations"],"names":["messages","translations","translation","strings","locale","i18n"],"language":"english","never":["package.json","package-lock.json","tsconfig.json","jsconfig.json","composer.json","manifest.json"]},"globs":["**/{locales,locale,_locales,i18n,l10n,lang,langs,languages,messages,translations}/**/*.json","**/*{messages,translations,translation,strings,locale,i18n}*.json"]},
  markdown: {"name":"Markdown","extensions":["md","markdown","mdown","mkd"],"editorIds":["markdown","prompt","instructions","chatagent","chatmode","skill"],"comment":"<!-- … -->"},
  mdx: {"name":"MDX","extensions":["mdx"],"editorIds":["mdx","markdown.mdx"],"comment":"{/* … */}"},
  plaintext: {"name":"plain text","extensions":["txt","text"],"editorIds":["plaintext","text","git-commit","gitcommit"]},
  xcstrings: {"name":"string catalogues of Xcode","extensions":["xcstrings"],"editorIds":["xcstrings"],"among":{"language":"not foreign"},"globs":["**/*.xcstrings"]},
  yaml: {"name":"YAML catalogues","extensions":["yml","yaml"],"editorIds":["yaml"],"comment":"# …","among":{"folders":["locales","locale","i18n","l10n","lang","langs","languages","messages","translations"],"names":["messages","translations","translation","strings","locale","i18n"],"language":"english","never":["distinguo.yml","distinguo.yaml","pnpm-lock.yaml"]},"globs":["**/{locales,locale,i18n,l10n,lang,langs,languages,messages,translations}/**/*.{yml,yaml}","**/*{messages,translations,translation,strings,locale,i18n}*.{yml,yaml}"]},
};
