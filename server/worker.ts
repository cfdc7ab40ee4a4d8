import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { Lifecycle } from './lifecycle.js';
import { serve } from './server.js';

// In a worker the global object is the port to the page. The types here are those of Node.
const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const options = { messageStrategy: new Lifecycle() };
serve(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port), options), {});
