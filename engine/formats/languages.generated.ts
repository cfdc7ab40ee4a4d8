// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
import type { LanguageId } from '../model.js';
import type { Among } from './format.js';

/** What is known of a kind of document without its reader. */
export interface Language {
  readonly name: string;
  readonly extensions: readonly string[];
  /** How files end that hold it in a package; undefined where files are texts. */
  readonly packages?: readonly string[];
  /** Editors hand over its cells: the command line alone reads the files. */
  readonly cells?: true;
  /** Its files are read only where a configuration says so. */
  readonly optIn?: true;
  /** No word of its texts need stand in the source. */
  readonly encodes?: true;
  readonly editorIds: readonly string[];
  /** How a comment looks; undefined where there are none. */
  readonly comment?: string;
  /** Which files are meant; undefined where all are. */
  readonly among?: Among;
}

/** What is known of each without its reader. */
export const languages: Readonly<Record<LanguageId, Language>> = {
  android: {"name":"string resources of Android","extensions":["xml"],"editorIds":["xml"],"comment":"<!-- … -->","among":{"names":["strings","plurals","arrays"],"language":"not foreign","never":["androidmanifest.xml","pom.xml","build.xml"]}},
  arb: {"name":"ARB","extensions":["arb"],"editorIds":["arb"],"among":{"language":"not foreign"}},
  asciidoc: {"name":"AsciiDoc","extensions":["adoc","asciidoc","asc"],"editorIds":["asciidoc"],"comment":"// …"},
  astro: {"name":"Astro","extensions":["astro"],"editorIds":["astro"],"comment":"<!-- … -->"},
  cpp: {"name":"comments of C and C++","extensions":["cpp","c","h","cc","cxx","hpp","hh","hxx","m","mm"],"optIn":true,"editorIds":["cpp","c","objective-c","objective-cpp"],"comment":"// …"},
  csharp: {"name":"comments of C#","extensions":["cs","csx"],"optIn":true,"editorIds":["csharp"],"comment":"// …"},
  csv: {"name":"tables of stories","extensions":["csv","tsv"],"editorIds":["csv","tsv"],"among":{"folders":["stories","user-stories","backlog","requirements"],"names":["stories","story","backlog","requirements","issues","tickets","epics","features","tasks","jira"],"language":"not foreign"}},
  dita: {"name":"DITA","extensions":["dita","ditamap"],"editorIds":["dita","ditamap"],"comment":"<!-- … -->"},
  docbook: {"name":"DocBook","extensions":["dbk","docbook"],"editorIds":["docbook"],"comment":"<!-- … -->"},
  eml: {"name":"mails","extensions":["eml"],"encodes":true,"editorIds":["eml","email"]},
  fluent: {"name":"Fluent","extensions":["ftl"],"editorIds":["fluent","ftl"],"comment":"# …","among":{"folders":["locales","locale","i18n","l10n","lang","languages","translations","_locales","en","en-us","en-gb"],"language":"not foreign"}},
  gherkin: {"name":"Gherkin","extensions":["feature"],"editorIds":["gherkin","cucumber","feature"],"comment":"# …"},
  go: {"name":"comments of Go","extensions":["go"],"optIn":true,"editorIds":["go"],"comment":"// …"},
  handlebars: {"name":"Handlebars","extensions":["hbs","handlebars","mustache"],"editorIds":["handlebars","mustache"],"comment":"{{!-- … --}}"},
  html: {"name":"HTML","extensions":["html","htm","xhtml"],"editorIds":["html","xhtml"],"comment":"<!-- … -->"},
  java: {"name":"comments of Java","extensions":["java"],"optIn":true,"editorIds":["java"],"comment":"// …"},
  jinja: {"name":"Jinja, Nunjucks and Twig","extensions":["jinja","jinja2","j2","njk","nunjucks","twig"],"editorIds":["jinja","jinja-html","django-html","nunjucks","njk","twig"],"comment":"{# … #}"},
  json: {"name":"JSON catalogues","extensions":["json"],"editorIds":["json","jsonc"],"among":{"folders":["locales","locale","i18n","l10n","lang","languages","translations","_locales","langs","messages"],"names":["messages","translations","translation","strings","locale","i18n"],"language":"english","never":["package.json","package-lock.json","tsconfig.json","jsconfig.json","composer.json","manifest.json"]}},
  jsx: {"name":"text of JSX","extensions":["jsx"],"optIn":true,"editorIds":[],"comment":"{/* … */}"},
  kotlin: {"name":"comments of Kotlin","extensions":["kt","kts"],"optIn":true,"editorIds":["kotlin"],"comment":"// …"},
  latex: {"name":"LaTeX","extensions":["tex","latex","ltx"],"editorIds":["latex","tex"],"comment":"% …"},
  liquid: {"name":"Liquid","extensions":["liquid"],"editorIds":["liquid"],"comment":"{% comment %} … {% endcomment %}"},
  markdown: {"name":"Markdown","extensions":["md","markdown","mdown","mkd"],"editorIds":["markdown","prompt","instructions","chatagent","chatmode","skill"],"comment":"<!-- … -->"},
  mdx: {"name":"MDX","extensions":["mdx"],"editorIds":["mdx","markdown.mdx"],"comment":"{/* … */}"},
  notebook: {"name":"Jupyter notebooks","extensions":["ipynb"],"cells":true,"editorIds":[],"comment":"<!-- … -->"},
  office: {"name":"office documents","extensions":[],"packages":["docx","docm","odt","pptx"],"editorIds":[]},
  org: {"name":"Org","extensions":["org"],"editorIds":["org"],"comment":"# …"},
  php: {"name":"comments of PHP","extensions":["php"],"optIn":true,"editorIds":["php"],"comment":"// …"},
  plaintext: {"name":"plain text","extensions":["txt","text"],"editorIds":["plaintext","text","git-commit","gitcommit","scminput"]},
  po: {"name":"gettext","extensions":["po","pot"],"editorIds":["po","gettext"],"comment":"# …","among":{"language":"not foreign"}},
  properties: {"name":"properties of Java","extensions":["properties"],"editorIds":["properties","java-properties"],"comment":"# …","among":{"folders":["locales","locale","i18n","l10n","lang","languages","translations","messages"],"names":["messages","message","bundle","strings","labels","texts","translations","i18n"],"language":"not foreign","never":["gradle.properties","local.properties","gradle-wrapper.properties"]}},
  python: {"name":"comments of Python","extensions":["py","pyi"],"optIn":true,"editorIds":["python"],"comment":"# …"},
  restructuredtext: {"name":"reStructuredText","extensions":["rst","rest"],"editorIds":["restructuredtext"],"comment":".. …"},
  resx: {"name":"resources of .NET","extensions":["resx","resw"],"editorIds":["resx"],"comment":"<!-- … -->","among":{"language":"not foreign"}},
  ruby: {"name":"comments of Ruby","extensions":["rb","rake","gemspec"],"optIn":true,"editorIds":["ruby"],"comment":"# …"},
  rust: {"name":"comments of Rust","extensions":["rs"],"optIn":true,"editorIds":["rust"],"comment":"// …"},
  strings: {"name":"strings of Apple","extensions":["strings"],"editorIds":["strings"],"comment":"/* … */","among":{"language":"not foreign"}},
  stringsdict: {"name":"plurals of Apple","extensions":["stringsdict"],"editorIds":["stringsdict"],"comment":"<!-- … -->","among":{"language":"not foreign"}},
  svelte: {"name":"Svelte","extensions":["svelte"],"editorIds":["svelte"],"comment":"<!-- … -->"},
  typescript: {"name":"comments of TypeScript and JavaScript","extensions":["ts","tsx","mts","cts","js","mjs","cjs"],"optIn":true,"editorIds":["typescript","typescriptreact","javascript","javascriptreact"],"comment":"// …"},
  typst: {"name":"Typst","extensions":["typ"],"editorIds":["typst"],"comment":"// …"},
  vue: {"name":"Vue","extensions":["vue"],"editorIds":["vue"],"comment":"<!-- … -->"},
  xcstrings: {"name":"string catalogues of Xcode","extensions":["xcstrings"],"editorIds":["xcstrings"],"among":{"language":"not foreign"}},
  xliff: {"name":"XLIFF","extensions":["xlf","xliff"],"editorIds":["xliff","xlf"],"comment":"<!-- … -->","among":{"language":"not foreign"}},
  yaml: {"name":"YAML catalogues","extensions":["yml","yaml"],"editorIds":["yaml"],"comment":"# …","among":{"folders":["locales","locale","i18n","l10n","lang","languages","translations","langs","messages"],"names":["messages","translations","translation","strings","locale","i18n"],"language":"english","never":["distinguo.yml","distinguo.yaml","pnpm-lock.yaml"]}},
};
