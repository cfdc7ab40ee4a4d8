import type { Diagnostic, Position, Range } from 'vscode-languageserver-protocol/node';
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver-protocol/node';
import type { Client } from './client.js';
import type { Folder } from './folder.js';

/** What people do in an editor, by how often they do it; replayed without their pauses. */
const DEEDS = [
  ...Array(60).fill('type'),
  ...Array(12).fill('look'),
  ...Array(8).fill('cancel'),
  ...Array(4).fill('save'),
  ...Array(3).fill('open'),
  ...Array(3).fill('close'),
  ...Array(2).fill('rename'),
  'configure',
  'set',
  'workspace',
] as const;

const WORDS = [
  'e',
  ' ',
  'Users ',
  'Each customer clicks the Export button. ',
  'The user pays the invoice. ',
  '\n',
  '\n\n',
  '# ',
  '- ',
  '> ',
  '`',
  '```\n',
  '<b>',
  '<!-- distinguo-disable-next-line -->\n',
  '| a | b |\n| - | - |\n',
  '\r\n',
  '🎉',
  '{',
  'Scenario: x\n',
];

const START = [
  '# Handbook\n\nEach customer opens the dashboard and clicks the Export button.\n\n- The user pays the invoice.\n',
  'Feature: Export\n\n  Scenario: Export\n    When the customer clicks the Export button\n    Then the user pays the invoice\n',
  '<h1>Clients</h1>\n<p>Each customer opens the dashboard.</p>\n<ul><li>The user renews the plan.</li></ul>\n',
];

const KINDS = [
  ['md', 'markdown', 0],
  ['md', 'markdown', 0],
  ['mdx', 'mdx', 0],
  ['txt', 'plaintext', 0],
  ['feature', 'gherkin', 1],
  ['html', 'html', 2],
] as const;

const PLACES = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/documentHighlight',
  'textDocument/codeAction',
  'textDocument/inlayHint',
];

/** So many documents at most are open. */
const OPEN = 24;
/** So many requests at most wait for their answers, as those of an editor do. */
const WAITING = 40;

/** A client that works in two folders, fast, and keeps account of every answer. */
export class Replay {
  /** Requests that were sent, and those that were answered with a result, with an error that is in order, or with another. */
  readonly counts = { sent: 0, answered: 0, refused: 0 };
  readonly wrong: string[] = [];
  readonly #client: Client;
  readonly #folders: readonly Folder[];
  readonly #roll: (bound: number) => number;
  readonly #open = new Map<string, { folder: Folder; name: string; languageId: string }>();
  readonly #waiting = new Set<Promise<void>>();
  #serial = 0;

  constructor(client: Client, folders: readonly Folder[], roll: (bound: number) => number) {
    this.#client = client;
    this.#folders = folders;
    this.#roll = roll;
  }

  /** The documents that are open. */
  get open(): readonly { readonly uri: string; readonly folder: Folder; readonly name: string }[] {
    return [...this.#open].map(([uri, { folder, name }]) => ({ uri, folder, name }));
  }

  /** Does so many things. */
  async perform(deeds: number): Promise<void> {
    for (let i = 0; i < deeds; i++) {
      await this.#deed(this.#one(DEEDS));
      while (this.#waiting.size >= WAITING) await Promise.race(this.#waiting);
    }
    await this.answers();
  }

  /** Waits for all answers. */
  async answers(): Promise<void> {
    await Promise.all(this.#waiting);
  }

  async closeAll(): Promise<void> {
    for (const uri of [...this.#open.keys()]) await this.#close(uri);
  }

  async #deed(deed: (typeof DEEDS)[number]): Promise<void> {
    const uri = this.#one([...this.#open.keys()]);
    if (uri === undefined || (deed === 'open' && this.#open.size < OPEN)) return this.#create();
    if (deed === 'type') return this.#type(uri);
    if (deed === 'look') this.#ask(this.#one(PLACES), this.#at(uri));
    if (deed === 'cancel') this.#ask('textDocument/diagnostic', { textDocument: { uri } }, true);
    if (deed === 'save') await this.#save(uri);
    if (deed === 'close' && this.#open.size > 4) await this.#close(uri);
    if (deed === 'rename') await this.#rename(uri);
    if (deed === 'configure') await this.#configure(this.#one(this.#folders));
    if (deed === 'set') await this.#client.connection.sendNotification('workspace/didChangeConfiguration', {});
    if (deed === 'workspace') this.#ask('workspace/diagnostic', { previousResultIds: [] }, this.#roll(2) === 0);
  }

  async #create(): Promise<void> {
    const [extension, languageId, start] = this.#one(KINDS);
    const name = `document ${this.#serial++}.${extension}`;
    await this.#start(this.#one(this.#folders), name, languageId, (START[start] ?? '').repeat(1 + this.#roll(20)));
  }

  async #start(folder: Folder, name: string, languageId: string, text: string): Promise<void> {
    folder.write(name, text);
    const uri = await this.#client.open(folder.uriOf(name), text, languageId);
    this.#open.set(uri, { folder, name, languageId });
    this.#ask('textDocument/diagnostic', { textDocument: { uri } });
  }

  async #type(uri: string): Promise<void> {
    const document = this.#client.document(uri);
    const { length } = document.getText();
    const start = this.#roll(length + 1);
    const end = this.#roll(4) > 0 ? start : Math.min(length, start + this.#roll(length > 8000 ? 400 : 20));
    const range: Range = { start: document.positionAt(start), end: document.positionAt(end) };
    await this.#client.edit(uri, { range, text: this.#one(WORDS) });
    this.#ask('textDocument/diagnostic', { textDocument: { uri } });
  }

  async #save(uri: string): Promise<void> {
    const { folder, name } = this.#known(uri);
    folder.write(name, this.#client.document(uri).getText());
    await this.#client.save(uri);
    await this.#watched([{ uri, type: 2 }]);
  }

  /** A closed document is gone from the disk, too: a workspace that grows needs more memory by right. */
  async #close(uri: string): Promise<void> {
    const { folder, name } = this.#known(uri);
    this.#open.delete(uri);
    await this.#client.close(uri);
    folder.remove(name);
    await this.#watched([{ uri, type: 3 }]);
  }

  async #rename(uri: string): Promise<void> {
    const { name, languageId } = this.#known(uri);
    const text = this.#client.document(uri).getText();
    await this.#close(uri);
    const other = `renamed ${this.#serial++}.${name.split('.').at(-1)}`;
    await this.#start(this.#one(this.#folders), other, languageId, text);
  }

  async #configure(folder: Folder): Promise<void> {
    const setting = this.#one(['error', 'hint', 'off', 'default']);
    const preferred = this.#roll(2) === 0 ? '' : 'allow: [Export button]\n';
    folder.write('distinguo.yml', `rules:\n  role-mismatch: ${setting}\n${preferred}`);
    await this.#watched([{ uri: folder.uriOf('distinguo.yml'), type: 2 }]);
  }

  #watched(changes: readonly { uri: string; type: number }[]): Promise<void> {
    return this.#client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  #at(uri: string): object {
    const document = this.#client.document(uri);
    const position: Position = document.positionAt(this.#roll(document.getText().length + 1));
    const range = { start: position, end: position };
    return { textDocument: { uri }, position, range, context: { diagnostics: [] as Diagnostic[] } };
  }

  #ask(method: string, params: object, cancel = false): void {
    const source = new CancellationTokenSource();
    this.counts.sent++;
    const answer = this.#client.connection
      .sendRequest(method, params, source.token)
      .then(
        () => void this.counts.answered++,
        (error) => this.#refused(method, error),
      )
      .finally(() => this.#waiting.delete(answer));
    this.#waiting.add(answer);
    // What waits for something new is told in time that nobody waits for it.
    if (cancel) setTimeout(() => source.cancel(), this.#roll(3));
    else if (method === 'workspace/diagnostic') setTimeout(() => source.cancel(), 200);
  }

  /** Cancelled, or the document has changed or is closed: that is in order. */
  #refused(method: string, error: unknown): void {
    const code = error instanceof ResponseError ? error.code : undefined;
    if (code === -32800 || code === -32801 || (code === -32602 && `${error}`.includes('not open')))
      this.counts.refused++;
    else this.wrong.push(`${method}: ${error}`);
  }

  #known(uri: string): { folder: Folder; name: string; languageId: string } {
    const known = this.#open.get(uri);
    if (known === undefined) throw new Error(`${uri} is not open`);
    return known;
  }

  #one<T>(list: readonly T[]): T {
    return list[this.#roll(list.length)] as T;
  }
}
