import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { CLEAR } from './actions.js';
import { Client, modern } from './client.js';
import { type Folder, folderWith } from './folder.js';

let client: Client;
afterEach(() => client.stop());

const STORY =
  'As a customer, I want to browse the bouquets.\n\n- The user can filter bouquets by colour.\n- The user can add a bouquet to the cart.\n- The user sees the price with delivery.\n';

async function shown(folder: Folder, text: string, settings: object = {}): Promise<Diagnostic[]> {
  client = await Client.start({ folders: [folder.uri], settings: () => settings });
  return client.diagnostics(await client.open(folder.uriOf('a.md'), text));
}
const rulesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const lines = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ range }) => range.start.line);

describe('of more findings than are shown', () => {
  const TEXT = `${CLEAR}
The enduser waits.

`.repeat(2);
  const [CLEARLY, SPELLED] = ['role-mismatch', 'term-variant'];
  const ruled = (rules: string) =>
    folderWith({
      'distinguo.yml': `rules:
  mixed-terms: off
${rules}`,
    });

  it('the loudest are chosen, wherever they stand, and shown in the order of the document', async () => {
    const loudness = ['error', 'warning', 'information', 'hint'];
    expect(rulesOf(await shown(ruled(''), TEXT))).toEqual([CLEARLY, SPELLED, CLEARLY, SPELLED]);
    for (const [index, loud] of loudness.entries())
      for (const low of loudness.slice(index + 1)) {
        for (const [first, second, expected] of [
          [loud, low, [0, 4]],
          [low, loud, [2, 6]],
        ] as const) {
          await client.stop();
          const rules = `  ${CLEARLY}: ${first}\n  ${SPELLED}: ${second}\n`;
          const [rest, ...chosen] = await shown(ruled(rules), TEXT, { maxFindings: 2 });
          expect(rest?.code).toBe('too-many');
          expect([rules, lines(chosen)]).toEqual([rules, expected]);
        }
      }
  });

  it('of equally loud ones the first', async () => {
    const [, ...chosen] = await shown(folderWith({}), 'Each enduser has a badge.\n\n'.repeat(4), { maxFindings: 3 });
    expect(lines(chosen)).toEqual([0, 2, 4]);
  });

  it('it is said on the first line how many there are, and which setting bounds them', async () => {
    const [rest] = await shown(folderWith({}), `Intro\r\n\r\n${'Each enduser has a badge.\r\n\r\n'.repeat(4)}`, {
      maxFindings: 3,
    });
    expect(rest).toEqual({
      source: 'Distinguo',
      severity: 3,
      code: 'too-many',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } },
      message:
        '3 of 4 findings in this document are shown. The setting “distinguo.maxFindings” says how many there may be.',
    });
  });

  it('nothing is said where exactly so many are found', async () => {
    const all = await shown(folderWith({}), 'Each enduser has a badge.\n\n'.repeat(3), { maxFindings: 3 });
    expect([lines(all), rulesOf(all).includes('too-many')]).toEqual([[0, 2, 4], false]);
  });
});

describe('a document that is too long', () => {
  const LONG = 4_000_000;

  it('is marked in its first line, or in the beginning of a line that does not end', async () => {
    const [only, ...others] = await shown(folderWith({}), 'x '.repeat(LONG / 2 + 1), { severity: 'hint' });
    expect(others).toEqual([]);
    expect(only).toEqual({
      source: 'Distinguo',
      severity: 4,
      code: 'too-long',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1000 } },
      message:
        'This document is not checked: it has 4000002 characters, and more than 4000000 are not read while you type. Split it, or check it on the command line.',
    });
  });

  it('is longer than the one of which every character is read', async () => {
    const text = 'Each enduser has a badge.\n';
    const all = await shown(folderWith({}), text + '\n'.repeat(LONG - text.length));
    expect(rulesOf(all)).toEqual(['term-variant']);
  });
});

describe('the other places of a decision', () => {
  it('are underlined lightly, with all that the finding says, and linked from it', async () => {
    const [finding, ...places] = await shown(folderWith({}), STORY);
    const { range: _, severity: __, relatedInformation, ...same } = finding as Diagnostic;
    expect(same).toMatchObject({
      code: 'mixed-terms',
      codeDescription: { href: expect.stringContaining('mixed-terms') },
    });
    expect(same.data).toBeDefined();
    expect(lines(places)).toEqual([3, 4]);
    for (const { range, ...place } of places) {
      expect(place).toEqual({ ...same, severity: 4 });
      const link = relatedInformation?.find(({ location }) => location.range.start.line === range.start.line);
      expect(link).toEqual({
        location: { uri: client.document(link?.location.uri ?? '').uri, range },
        message: 'The same decision holds here',
      });
    }
  });

  it('are underlined up to two hundred and linked up to twenty, and the finding is one', async () => {
    const many = `${STORY}\n`.repeat(90);
    const [finding, ...places] = await shown(folderWith({}), many, { maxFindings: 1 });
    expect(finding?.severity).toBe(2);
    expect(places).toHaveLength(200);
    const links = finding?.relatedInformation?.filter(({ message }) => message === 'The same decision holds here');
    expect(links).toHaveLength(20);
    expect(links?.[0]?.location.range).toEqual(places[0]?.range);
  });

  it('are linked in no editor that shows no links, nor are the words that decide', async () => {
    for (const publishDiagnostics of [{}, { relatedInformation: false }]) {
      const { textDocument } = modern;
      const folder = folderWith({});
      client = await Client.start({
        folders: [folder.uri],
        capabilities: { ...modern, textDocument: { ...textDocument, publishDiagnostics } },
      });
      for (const text of [CLEAR, STORY]) {
        const all = await client.diagnostics(await client.open(folder.uriOf(`${text.length}.md`), text));
        expect(all.length).toBeGreaterThan(0);
        expect(all.filter(({ relatedInformation }) => relatedInformation !== undefined)).toEqual([]);
      }
      await client.stop();
    }
    client = await Client.start();
  });
});

it('a comment that says nothing is told as the setting of the editor allows, and with its place', async () => {
  const text = `Hello.\n\n<!-- distinguo-disable-next-line no-such-rule -->\n${CLEAR}`;
  const all = await shown(folderWith({}), text, { severity: 'information' });
  const told = all.find(({ range }) => range.start.line === 2);
  expect(told).toMatchObject({
    severity: 3,
    code: 'malformed-directive',
    message: expect.stringContaining('no-such-rule'),
  });
});
