import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { Client, listening, modern, type Profile } from './client.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';
const URI = 'untitled:Untitled-1';

let client: Client;
const start = async (profile?: Profile) => {
  client = await Client.start(profile);
  return client;
};
afterEach(() => client.stop());

describe('a client that pulls', () => {
  it('is told the word, the rule, how sure it is, and which words decided', async () => {
    await start();
    await client.open(URI, CLEAR);
    const [diagnostic, ...more] = await client.diagnostics(URI);
    expect(more).toEqual([]);
    expect(diagnostic).toMatchObject({
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 13 } },
      severity: 2,
      source: 'Distinguo',
      code: 'role-mismatch',
    });
    const related = diagnostic?.relatedInformation?.map(({ location }) => client.document(URI).getText(location.range));
    expect(related).toContain('clicks the Export button');
    expect(new Set(related).size).toBe(related?.length);
  });

  it('gets a link to the page of the rule, and the page is there', async () => {
    await start();
    await client.open(URI, CLEAR);
    const [diagnostic] = await client.diagnostics(URI);
    const href = diagnostic?.codeDescription?.href ?? '';
    expect(fs.readFileSync(fileURLToPath(href), 'utf8')).toContain('role-mismatch');
  });

  it('hears “unchanged” when it asks again, and not after an edit', async () => {
    await start();
    await client.open(URI, CLEAR);
    const first = await client.pull(URI);
    expect(await client.pull(URI, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.edit(URI, { range: client.at(URI, 'customer'), text: 'user' });
    expect(await client.pull(URI, first.resultId)).toMatchObject({ kind: 'full', items: [] });
  });

  it('gets nothing for a document that it never opened', async () => {
    await start();
    expect(await client.pull('untitled:Untitled-9')).toEqual({ kind: 'full', items: [] });
    expect(client.complaints).toEqual([]);
  });

  it('is shown as many findings as the setting says, and on the first line that there are more', async () => {
    await start({ settings: () => ({ maxFindings: 2 }) });
    await client.open(URI, `# Guide\n\n${`${CLEAR}\n`.repeat(3)}`);
    const [first, ...findings] = await client.diagnostics(URI);
    expect(first).toMatchObject({
      code: 'too-many',
      severity: 3,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } },
      message: expect.stringContaining('2 of 3 findings'),
    });
    expect(findings.map(({ range }) => range.start.line)).toEqual([2, 4]);
  });

  it('gets an answer of less than a megabyte where five thousand words are wrong', async () => {
    await start();
    await client.open(URI, 'Each enduser has a badge.\n\n'.repeat(5000));
    const report = await client.pull(URI);
    expect(report.kind === 'full' && report.items).toHaveLength(501);
    expect(JSON.stringify(report).length).toBeLessThan(1_000_000);
  });

  it('is told where the one or two deciding words are, and nothing that the message says', async () => {
    await start();
    await client.open(URI, CLEAR);
    const [diagnostic] = await client.diagnostics(URI);
    expect(diagnostic?.relatedInformation?.map(({ message }) => message)).toEqual([
      '“clicks the Export button”',
      '“opens the dashboard”',
    ]);
  });

  it('is told once of one decision, has its other places underlined lightly, and mends all from any of them', async () => {
    const story =
      'As a customer, I want to browse the bouquets, so that I can find one for Saturday.\n\n' +
      '- The user can filter bouquets by colour.\n- The user can add a bouquet to the cart.\n- The user sees the price with delivery.\n';
    await start();
    await client.open(URI, story);
    const diagnostics = await client.diagnostics(URI);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['mixed-terms', 2],
      ['mixed-terms', 4],
      ['mixed-terms', 4],
    ]);
    const actions = await client.actions(URI, client.at(URI, 'user', 3));
    const edit = await client.editOf(actions.find(({ title }) => title.includes('everywhere')));
    expect(client.applied(URI, edit)).toBe(story.replaceAll('The user', 'The customer'));
  });

  it('is told on the first line that a document is too long to be checked', async () => {
    await start({ options: { status: true } });
    await client.open(URI, `Intro\n${CLEAR.repeat(63_000)}`);
    expect(await client.diagnostics(URI)).toMatchObject([
      { code: 'too-long', severity: 3, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } } },
    ]);
    const status = await client.until(
      () => client.notified.find(({ method }) => method === 'distinguo/status'),
      'a status',
    );
    expect(status.params).toMatchObject({ state: 'limited' });
  });
});

describe('a client that only listens', () => {
  it('is sent the diagnostics of what it opens, edits and closes, with the version', async () => {
    await start({ capabilities: listening });
    expect(client.server.capabilities.diagnosticProvider).toBeUndefined();
    await client.open(URI, CLEAR);
    await client.until(() => client.published.get(URI)?.diagnostics.length === 1, 'one diagnostic');
    expect(client.published.get(URI)?.version).toBe(1);
    await client.edit(URI, { range: client.at(URI, 'customer'), text: 'user' });
    await client.until(() => client.published.get(URI)?.diagnostics.length === 0, 'no diagnostic');
    expect(client.published.get(URI)?.version).toBe(2);
    await client.rewrite(URI, CLEAR);
    await client.until(() => client.published.get(URI)?.diagnostics.length === 1, 'one diagnostic again');
    await client.close(URI);
    await client.until(() => client.published.get(URI)?.diagnostics.length === 0, 'a clean slate');
  });

  it('is not sent results for each letter of a word that is being typed', async () => {
    await start({ capabilities: listening });
    await client.open(URI, '\n');
    await client.until(() => client.published.has(URI), 'the first result');
    let sent = 0;
    client.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      client.published.set(params.uri, params);
      client.heard();
      sent++;
    });
    let character = 0;
    for (const letter of CLEAR.trim()) {
      const at = { line: 0, character: character++ };
      await client.edit(URI, { range: { start: at, end: at }, text: letter });
    }
    await client.until(() => client.published.get(URI)?.diagnostics.length === 1, 'the finding');
    expect(sent).toBeLessThan(5);
  });
});

describe('positions', () => {
  it('count UTF-16 code units behind emoji and other wide characters', async () => {
    await start();
    await client.open(URI, `🎉👩‍👩‍👧 Ünïcode: ${CLEAR}`);
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
  });

  it('are right in a document with CR LF, after edits that join and part lines', async () => {
    await start();
    await client.open(URI, `# Reports\r\n\r\n${CLEAR.trim()}\r\n`);
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
    await client.edit(URI, {
      range: { start: { line: 0, character: 9 }, end: { line: 2, character: 0 } },
      text: '\r\n\r\nFirst line.\r\n\r\n',
    });
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
  });

  it('are right when an edit joins a CR and an LF, or parts them', async () => {
    await start();
    await client.open(URI, `Intro\n\n${CLEAR}`);
    const behindIntro = { line: 0, character: 5 };
    await client.edit(URI, { range: { start: behindIntro, end: behindIntro }, text: '\r' });
    await client.edit(URI, { range: client.at(URI, 'Each'), text: 'Every' });
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
    await client.rewrite(URI, `Intro\rmore\nand\n\n${CLEAR}`);
    await client.edit(URI, { range: client.at(URI, 'more'), text: '' });
    await client.edit(URI, { range: client.at(URI, 'Each'), text: 'Every' });
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
  });

  it.each(['utf-8', 'utf-32'])('count %s where the client prefers it, in edits and in answers', async (encoding) => {
    const general = { positionEncodings: [encoding, 'utf-16'] };
    await start({ capabilities: { ...modern, general } });
    expect(client.server.capabilities.positionEncoding).toBe(encoding);
    const before = '🎉 é – ';
    await client.open(URI, `${before}Each person opens the dashboard and clicks the Export button.\n`);
    const units = encoding === 'utf-8' ? Buffer.byteLength(before) : [...before].length;
    const place = (start: number, end: number) => ({
      start: { line: 0, character: start },
      end: { line: 0, character: end },
    });
    await client.change(URI, [{ range: place(units + 5, units + 11), text: 'customer' }], 2);
    const [diagnostic] = await client.diagnostics(URI);
    expect(diagnostic?.range).toEqual(place(units + 5, units + 13));
  });
});

describe('settings of the editor', () => {
  it('switch a document off', async () => {
    await start({ settings: () => ({ enable: false }) });
    await client.open(URI, CLEAR);
    expect(await client.found(URI)).toEqual([]);
  });

  it('bound how strong a mark may be', async () => {
    await start({ settings: () => ({ severity: 'hint' }) });
    await client.open(URI, CLEAR);
    expect((await client.diagnostics(URI)).map(({ severity }) => severity)).toEqual([4]);
  });

  it('can let results wait for the next save', async () => {
    await start({ settings: () => ({ run: 'onSave' }) });
    await client.open(URI, 'Nothing here.\n');
    const first = await client.pull(URI);
    await client.rewrite(URI, CLEAR);
    expect(await client.pull(URI, first.resultId)).toMatchObject({ kind: 'unchanged' });
    await client.save(URI);
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
  });

  it('that make no sense count as not given', async () => {
    await start({ settings: () => ({ run: 7, severity: 'loud', enable: 'yes', config: ['x'], inlayHints: null }) });
    await client.open(URI, CLEAR);
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
  });
});

describe('languages', () => {
  it.each([
    ['mdx', 'page.mdx', `<Card title="x">\n  ${CLEAR}</Card>\n`],
    ['html', 'page.html', `<p>${CLEAR}</p>\n`],
    [
      'gherkin',
      'export.feature',
      `Feature: Export\n\n  Scenario: Export\n    When the customer clicks the Export button\n`,
    ],
    [
      'cucumber',
      'export.feature',
      `Feature: Export\n\n  Scenario: Export\n    When the customer clicks the Export button\n`,
    ],
    ['plaintext', 'notes.txt', CLEAR],
    ['prompt', 'review.prompt.md', CLEAR],
    ['instructions', 'copilot-instructions.md', CLEAR],
    ['chatagent', 'writer.agent.md', CLEAR],
    ['skill', 'SKILL.md', CLEAR],
    // An editor without support for a language takes its files for plain text.
    [
      'plaintext',
      'export.feature',
      `Feature: Export\n\n  Scenario: Export\n    When the customer clicks the Export button\n`,
    ],
  ])('%s: %s is read', async (languageId, name, text) => {
    await start();
    const uri = await client.open(`file:///w/${name}`, text, languageId);
    expect(await client.found(uri)).toEqual(['customer: role-mismatch']);
  });

  it.each(['git-commit', 'gitcommit'])(
    '%s: the message of a commit is read, and not what Git writes into it',
    async (id) => {
      await start();
      const text = [
        'Let the customer click Save.',
        '',
        CLEAR.trim(),
        '# Each customer clicks the Export button.',
        '# ------------------------ >8 ------------------------',
        'diff --git a/a.md b/a.md',
        `+${CLEAR}`,
      ].join('\n');
      const uri = await client.open('file:///w/.git/COMMIT_EDITMSG', text, id);
      expect((await client.diagnostics(uri)).map(({ range }) => range.start.line)).toEqual([0, 2]);
      const actions = await client.actions(uri, client.at(uri, 'customer'));
      expect(actions.map(({ title }) => title)).toContain('Replace with “user”');
      expect(actions.filter(({ title }) => title.startsWith('Disable'))).toEqual([]);
    },
  );

  it('that the writer names are read as the writer says', async () => {
    const languages = { asciidoc: 'plaintext', constructor: 'markdown', creole: 'mediawiki' };
    await start({ settings: () => ({ languages }) });
    expect(await client.found(await client.open('file:///w/a.adoc', CLEAR, 'asciidoc'))).toHaveLength(1);
    expect(await client.found(await client.open('file:///w/a.creole', CLEAR, 'creole'))).toEqual([]);
    expect(await client.found(await client.open('file:///w/a.x', CLEAR, 'toString'))).toEqual([]);
  });

  it('that are no prose are left alone', async () => {
    await start();
    const uri = await client.open('file:///w/a.ts', `// ${CLEAR}`, 'typescript');
    expect(await client.found(uri)).toEqual([]);
  });
});
