// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.
/** The kinds of document that can be read. */
export type LanguageId = 'gherkin' | 'html' | 'markdown' | 'mdx' | 'plaintext';

/** What is known of each without its reader. */
export const languages: Readonly<Record<LanguageId, { readonly name: string; readonly extensions: readonly string[]; readonly editorIds: readonly string[] }>> = {
  gherkin: {"name":"Gherkin","extensions":["feature"],"editorIds":["gherkin","cucumber","feature"]},
  html: {"name":"HTML","extensions":["html","htm","xhtml"],"editorIds":["html","xhtml"]},
  markdown: {"name":"Markdown","extensions":["md","markdown","mdown","mkd"],"editorIds":["markdown","prompt","instructions","chatagent","chatmode","skill"]},
  mdx: {"name":"MDX","extensions":["mdx"],"editorIds":["mdx","markdown.mdx"]},
  plaintext: {"name":"plain text","extensions":["txt","text"],"editorIds":["plaintext","text","git-commit","gitcommit"]},
};
