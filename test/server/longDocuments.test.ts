import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hover, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import { CLEAR } from './actions.js';
import { Client, listening } from './client.js';
import { folderWith } from './folder.js';
import { known, shown } from './workspaceReports.js';

const LONG = 'untitled:Long';
const OTHER = 'untitled:Other';
const SHORT = 'untitled:Short';

/** One paragraph, with emphasis in each sentence: it takes many turns to be reviewed. */
const paragraph = (sentences: number): string =>
  `${Array.from(
    { length: sentences },
    (_, at) => `The *customer* pays **invoice** ${at}, and the user clicks the _button_ twice.`,
  ).join(' ')}\n`;

let client: Client;
let order: string[];
beforeEach(() => {
  order = [];
});
afterEach(() => client.stop());

/** Notes when an answer is there. */
const noted = <Answer>(name: string, answer: Promise<Answer>): Promise<Answer> =>
  answer.finally(() => void order.push(name));

const hoverAt = (uri: string, word: string, source = new CancellationTokenSource()): Promise<Hover | null> =>
  client.connection.sendRequest(
    'textDocument/hover',
    { textDocument: { uri }, position: client.at(uri, word).start },
    source.token,
  );

const pullWorkspace = (previousResultIds: object[] = [], source = new CancellationTokenSource()) =>
  client.connection.sendRequest<WorkspaceDiagnosticReport>(
    'workspace/diagnostic',
    { previousResultIds, workDoneToken: 'run' },
    source.token,
  );

const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    ({ code }: { code: number }) => code,
  );

describe('while a long document is read', () => {
  it('a hover and an edit of another document are answered', async () => {
    client = await Client.start();
    await client.open(SHORT, CLEAR);
    // So long that it takes longer than the two of them on any machine.
    await client.open(LONG, paragraph(4000));
    const long = noted('the long one', client.pull(LONG));
    await noted('hover', hoverAt(SHORT, 'customer'));
    await client.rewrite(SHORT, `Again. ${CLEAR}`);
    expect(await noted('edit', client.found(SHORT))).toEqual(['customer: role-mismatch']);
    expect((await long).kind).toBe('full');
    expect(order).toEqual(['hover', 'edit', 'the long one']);
  });

  it('one that is less long and came later is there sooner', async () => {
    client = await Client.start({ capabilities: listening });
    await client.open(LONG, paragraph(1200));
    await client.open(SHORT, paragraph(150));
    await client.until(() => client.published.has(SHORT), 'the diagnostics of the shorter one');
    expect(client.published.has(LONG)).toBe(false);
    await client.until(() => client.published.has(LONG), 'the diagnostics of the longer one');
  });

  it('a question about it that nobody waits for any more is answered at once, and its review goes on', async () => {
    client = await Client.start();
    await client.open(SHORT, CLEAR);
    await client.open(LONG, paragraph(800));
    const source = new CancellationTokenSource();
    const long = noted('the long one', client.pull(LONG));
    const cancelled = noted('cancelled', codeOf(hoverAt(LONG, 'customer', source)));
    await hoverAt(SHORT, 'customer');
    source.cancel();
    expect(await cancelled).toBe(LSPErrorCodes.RequestCancelled);
    await long;
    expect(order).toEqual(['cancelled', 'the long one']);
  });

  it('an edit ends its review and what is asked of its places; what is found is that of the new text', async () => {
    client = await Client.start();
    await client.open(LONG, paragraph(1500));
    await client.open(OTHER, paragraph(500));
    await client.open(SHORT, CLEAR);
    const changed = noted('changed', codeOf(hoverAt(LONG, 'customer')));
    const other = noted('another', client.pull(OTHER));
    await hoverAt(SHORT, 'customer');
    const text = `${paragraph(1000)}\nThe enduser waits, and the enduser leaves.\n`;
    await client.rewrite(LONG, text);
    expect(await changed).toBe(LSPErrorCodes.ContentModified);
    const found = noted('found', client.diagnostics(LONG));
    expect((await found).map(({ code }) => code)).toEqual(['term-variant', 'term-variant']);
    await other;
    expect(order).toEqual(['changed', 'another', 'found']);
  });

  it('and closed, its review ends, and nothing is said of it any more', async () => {
    client = await Client.start();
    await client.open(LONG, paragraph(1500));
    await client.open(OTHER, paragraph(500));
    await client.open(SHORT, CLEAR);
    const pulled = noted('closed', client.pull(LONG));
    const hover = hoverAt(LONG, 'customer');
    const other = noted('another', client.pull(OTHER));
    await hoverAt(SHORT, 'customer');
    await client.close(LONG);
    expect(await pulled).toEqual({ kind: 'full', items: [] });
    expect(await hover).toBeNull();
    await other;
    expect(order).toEqual(['closed', 'another']);
    expect(client.complaints).toEqual([]);
  });

  it('a report of the workspace is of the text and the version that stand there in the end', async () => {
    const folder = folderWith({ 'long.md': '' });
    client = await Client.start({ folders: [folder.uri] });
    await client.open(SHORT, CLEAR);
    const uri = await client.open(folder.uriOf('long.md'), paragraph(1500));
    const report = pullWorkspace();
    await client.until(() => client.progress.includes('report'), 'the run has begun');
    await hoverAt(SHORT, 'customer');
    await client.rewrite(uri, CLEAR);
    expect((await report).items).toMatchObject([{ uri, version: 2, items: [{ code: 'role-mismatch' }] }]);
  });

  it('news of the workspace wait for who asks next when nobody waits for the answer any more', async () => {
    const folder = folderWith({ 'long.md': 'Nothing here.\n' });
    client = await Client.start({ folders: [folder.uri] });
    await client.open(SHORT, CLEAR);
    const before = known(await pullWorkspace());
    folder.write('long.md', `${paragraph(1500)}\nThe enduser waits.\n`);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('long.md'), type: 2 }],
    });
    const source = new CancellationTokenSource();
    const left = codeOf(pullWorkspace(before, source));
    await hoverAt(SHORT, 'customer');
    source.cancel();
    expect(await left).toBe(LSPErrorCodes.RequestCancelled);
    expect(shown(await pullWorkspace(before))).toEqual({ 'long.md': 1 });
  });

  it('a run over the workspace leaves the others their turn, and can be cancelled', async () => {
    const folder = folderWith({ 'long.md': paragraph(1500) });
    client = await Client.start({ folders: [folder.uri] });
    await client.open(SHORT, CLEAR);
    const source = new CancellationTokenSource();
    const run = noted('run', codeOf(client.connection.sendRequest('distinguo/lintWorkspace', source.token)));
    await client.until(() => client.progress.includes('report'), 'the run has begun');
    await noted('hover', hoverAt(SHORT, 'customer'));
    source.cancel();
    expect(await run).toBe(LSPErrorCodes.RequestCancelled);
    expect(order).toEqual(['hover', 'run']);
  });
});
