import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

const paid = 'The user pays the invoice, and a customer has a card.';

/** Catalogues that hold a sentence and one more text. */
const catalogues: Readonly<Record<string, (text: string) => string>> = {
  'locales/en/a.json': (text) => `{ "a": "${paid}", "b": "${text}" }`,
  'en.lproj/a.strings': (text) => `"a" = "${paid}";\n"b" = "${text}";\n`,
  'locale/en/a.po': (text) => `msgid "a"\nmsgstr "${paid}"\n\nmsgid "b"\nmsgstr "${text}"\n`,
  'messages_en.properties': (text) => `a=${paid}\nb=${text}\n`,
  'config/locales/en.yml': (text) => `en: { a: "${paid}", b: "${text}" }\n`,
  'l10n/en/a.ftl': (text) => `a = ${paid}\nb = { "${text}" }\n`,
};

// A process of its own: how deep a search may go depends on what a thread has done before.
describe('a text of a catalogue may be as long as a file may be', () => {
  it.each([
    ['one word', 'a'.repeat(9_000_000)],
    ['escapes', '\\n'.repeat(4_500_000)],
  ])('%s', async (_what, text) => {
    const files = Object.entries(catalogues).map(([name, holding]) => [name, holding(text)] as const);
    const workspace = new Workspace(Object.fromEntries(files));
    const { stdout, stderr } = await workspace.spawn(['--format', 'json']);
    const report = JSON.parse(stdout) as { files: { path: string; findings: { rule: string }[] }[] };
    const found = report.files.filter(({ findings }) => findings.length === 1).map(({ path }) => path);
    expect(found.sort()).toEqual(Object.keys(catalogues).sort());
    expect(stderr).not.toContain('error of its own');
  });
});
