import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The program, where there is one. */
const program =
  process.platform === 'linux'
    ? NAMES.flatMap((name) => (process.env.PATH ?? '').split(':').map((folder) => path.join(folder, name))).find(
        (file) => fs.existsSync(file),
      )
    : undefined;

export const hasBrowser = program !== undefined && spawnSync(program, ['--version']).status === 0;

/** A page after its scripts have run. */
export interface Page {
  readonly html: string;
  /** What its console said, with what the browser refused it. */
  readonly said: readonly string[];
  /** How it looks, as PNG. */
  readonly image: Buffer;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** What the browser tells of a page that its console would show. */
const SPOKEN = new Set(['Log.entryAdded', 'Runtime.consoleAPICalled', 'Runtime.exceptionThrown']);

/** A browser without a window: to start one takes more than to open some pages in it. */
export class Browser {
  readonly #child: ChildProcess;
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-browser-'));
  readonly #told = new Set<(message: Message) => void>();
  readonly #ended: Promise<never>;
  #count = 0;

  constructor() {
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--window-size=1200,900'];
    this.#child = spawn(program ?? '', [...flags, `--user-data-dir=${this.#folder}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#ended = new Promise((_, reject) => {
      for (const event of ['error', 'close'])
        this.#child.once(event, () => reject(new Error('The browser has ended.')));
    });
    // It ends when nobody asks it anything, too.
    this.#ended.catch(() => {});
    (this.#child.stdio[3] as Writable).on('error', () => {});
    let begun = '';
    (this.#child.stdio[4] as Readable).setEncoding('utf8').on('data', (data: string) => {
      const messages = `${begun}${data}`.split('\0');
      begun = messages.pop() ?? '';
      for (const message of messages) for (const tell of this.#told) tell(JSON.parse(message));
    });
  }

  /** Opens an address; closes it when all is known of it. */
  async open(url: string, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const { targetId } = await this.#ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.#ask('Target.attachToTarget', { targetId, flatten: true });
    const ask = (method: string, params = {}) => this.#ask(method, params, sessionId as string);
    const said: string[] = [];
    const listen = ({ sessionId: from, method = '', params }: Message) => {
      if (from === sessionId && SPOKEN.has(method)) said.push(JSON.stringify(params));
    };
    this.#told.add(listen);
    for (const domain of ['Page', 'Log', 'Runtime']) await ask(`${domain}.enable`);
    await ask('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    const loaded = this.#first(({ sessionId: from, method }) => from === sessionId && method === 'Page.loadEventFired');
    await ask('Page.navigate', { url });
    await loaded;
    const { result } = await ask('Runtime.evaluate', { expression: 'document.documentElement.outerHTML' });
    const { data } = await ask('Page.captureScreenshot');
    await this.#ask('Target.closeTarget', { targetId });
    this.#told.delete(listen);
    return { html: (result as { value: string }).value, said, image: Buffer.from(data as string, 'base64') };
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#child.once('close', resolve));
    await this.#ask('Browser.close');
    await closed;
    fs.rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  async #ask(method: string, params = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++this.#count;
    const answer = this.#first((message) => message.id === id);
    (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await answer;
    if (result === undefined) throw new Error(`${method}: ${error?.message}`);
    return result;
  }

  #first(isWanted: (message: Message) => boolean): Promise<Message> {
    const found = new Promise<Message>((resolve) => {
      const tell = (message: Message) => {
        if (!isWanted(message)) return;
        this.#told.delete(tell);
        resolve(message);
      };
      this.#told.add(tell);
    });
    return Promise.race([found, this.#ended]);
  }
}
