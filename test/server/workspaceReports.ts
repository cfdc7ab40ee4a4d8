import type { WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';

/** A document with one clear finding. */
export const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';

/** A folder with documents, and with what is left out of a run. */
export const files = {
  '.git/HEAD': '',
  '.git/hooks.md': CLEAR,
  '.gitignore': 'build/\n',
  '.distinguoignore': '*.draft.md\n',
  'build/out.md': CLEAR,
  'a.md': CLEAR,
  'docs/b c#1.md': `${CLEAR}\nThe customers click Save.\n`,
  'docs/later.draft.md': CLEAR,
  'docs/page.min.html': `<p>${CLEAR}</p>`,
  'docs/image.png': 'no text',
  'export.feature': 'Feature: Export\n\n  Scenario: One\n    When the customer clicks the Export button\n',
  'node_modules/x/readme.md': CLEAR,
};

/** The name of the file behind an address. */
const nameOf = (uri: string) => decodeURIComponent(uri.replace(/.*\//, ''));

/** How many findings a report has for each file, or that nothing has changed. */
export const shown = ({ items }: WorkspaceDiagnosticReport) =>
  Object.fromEntries(items.map((item) => [nameOf(item.uri), item.kind === 'full' ? item.items.length : item.kind]));

/** What a client knows after a report. */
export const known = ({ items }: WorkspaceDiagnosticReport) =>
  items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
