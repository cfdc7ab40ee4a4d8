/** The order that the protocol demands: `initialize`, then everything else, then `shutdown` and `exit`. */
import type { Connection, Message, MessageStrategy, RequestMessage } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';

/** What is asked out of turn is handed on under this name, with the error to be answered as its parameters. */
const OUT_OF_TURN = '$/distinguo/outOfTurn';

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** Lets through what is in turn. A connection needs one of its own, and {@link serveRefusals}. */
export class Lifecycle implements MessageStrategy {
  #state: 'new' | 'running' | 'shut down' = 'new';

  /** Whether the client has said that it is about to go. */
  get isShutDown(): boolean {
    return this.#state === 'shut down';
  }

  /** See {@link MessageStrategy}. Answers pass; notifications out of turn are dropped, as nobody waits for them. */
  handleMessage(message: Message, next: (message: Message) => void): void {
    if (!('method' in message)) return next(message);
    const request = message as RequestMessage;
    if (!('id' in message)) {
      if (this.#state === 'running' || request.method === 'exit') next(message);
      return;
    }
    const refusal = this.#refusal(request.method);
    if (refusal !== undefined) return next({ ...request, method: OUT_OF_TURN, params: { ...refusal } } as Message);
    if (request.method === 'initialize') this.#state = 'running';
    if (request.method === 'shutdown') this.#state = 'shut down';
    next(message);
  }

  #refusal(method: string): Refusal | undefined {
    if (this.#state === 'shut down')
      return { code: ErrorCodes.InvalidRequest, message: 'The server has been shut down.' };
    if (this.#state === 'new' && method !== 'initialize')
      return { code: ErrorCodes.ServerNotInitialized, message: 'The first request must be “initialize”.' };
    if (this.#state === 'running' && method === 'initialize')
      return { code: ErrorCodes.InvalidRequest, message: 'The server is initialized already.' };
    return undefined;
  }
}

/** Answers what was asked out of turn. */
export function serveRefusals(connection: Connection): void {
  connection.onRequest(OUT_OF_TURN, ({ code, message }: Refusal) => new ResponseError(code, message));
}
