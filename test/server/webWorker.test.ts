import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { expect, inject, it } from 'vitest';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: { readonly items?: readonly { readonly code: string }[] };
}

/** The bundle that ships, in a world that has what workers of browsers have, and nothing of Node. */
class WebWorker {
  readonly heard: Message[] = [];
  /** How often the clock was asked for the next round. */
  rounds = 0;
  readonly #channels: MessageChannel[] = [];
  readonly #world: { onmessage?: (event: { data: object }) => void };
  #hears = () => {};

  constructor() {
    const { console, crypto, performance, queueMicrotask, TextDecoder, TextEncoder, URL } = globalThis;
    const channels = this.#channels;
    this.#world = vm.createContext({
      ...{ console, crypto, performance, queueMicrotask, TextDecoder, TextEncoder, URL, clearTimeout },
      setTimeout: (then: (...of: unknown[]) => void, wait: number, ...of: unknown[]) => {
        if (wait === 0) this.rounds++;
        return setTimeout(then, wait, ...of);
      },
      MessageChannel: class extends MessageChannel {
        constructor() {
          super();
          channels.push(this);
        }
      },
      addEventListener: () => {},
      postMessage: (message: Message) => {
        this.heard.push(message);
        this.#hears();
      },
    });
    vm.runInContext('globalThis.self = globalThis;', this.#world);
    vm.runInContext(fs.readFileSync(path.join(inject('bundle'), 'server.cjs'), 'utf8'), this.#world);
  }

  tell(method: string, params: object, id?: number): void {
    this.#world.onmessage?.({ data: { jsonrpc: '2.0', method, params, ...(id === undefined ? {} : { id }) } });
  }

  async ask(method: string, params: object, id: number): Promise<Message> {
    this.tell(method, params, id);
    for (;;) {
      const answer = this.heard.find((message) => message.id === id && message.method === undefined);
      if (answer !== undefined) return answer;
      await new Promise<void>((resolve) => {
        this.#hears = resolve;
      });
    }
  }

  end(): void {
    for (const { port1, port2 } of this.#channels) {
      port1.close();
      port2.close();
    }
  }
}

it('in a worker of a browser the turns of a long review do not wait for the clock', async () => {
  const worker = new WebWorker();
  try {
    // The bundle goes on to what is for workers when it has been read.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const capabilities = { textDocument: { diagnostic: {} } };
    await worker.ask('initialize', { processId: null, rootUri: null, capabilities }, 1);
    worker.tell('initialized', {});
    const sentences = Array.from(
      { length: 800 },
      (_, at) => `The *user* opens **page** ${at} and clicks the _button_.`,
    );
    const text = `${sentences.join(' ')}\n\nThe enduser waits.\n`;
    const uri = 'untitled:Untitled-1';
    worker.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
    const before = worker.rounds;
    const { result } = await worker.ask('textDocument/diagnostic', { textDocument: { uri } }, 2);
    expect(result?.items?.map(({ code }) => code)).toEqual(['term-variant']);
    // One for each message that was told or heard.
    expect(worker.rounds - before).toBeLessThanOrEqual(worker.heard.length + 4);
  } finally {
    worker.end();
  }
});
