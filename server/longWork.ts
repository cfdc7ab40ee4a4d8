/** What takes so long that the person wants to see how far it is. */
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import { busy } from './protocol.js';
import type { Session } from './session.js';

/** Something long, which says how far it is and stops when nobody waits any more. */
export type LongWork<Result> = (token: CancellationToken, progress: WorkDoneProgressReporter) => Promise<Result>;

/** For work that nobody watches. */
export const silent: WorkDoneProgressReporter = { begin: () => {}, report: () => {}, done: () => {} };

/** Runs something long with progress in the client's window, and with a token that either side can cancel. */
export async function withProgress<Result>(
  { inBackground, connection, client, options }: Session,
  token: CancellationToken,
  work: LongWork<Result>,
): Promise<Result> {
  const tell = (value: boolean) =>
    options.status ? inBackground(connection.sendNotification(busy, { busy: value })) : undefined;
  const shown = client.window?.workDoneProgress ? await connection.window.createWorkDoneProgress() : undefined;
  const both: CancellationToken = {
    get isCancellationRequested() {
      return token.isCancellationRequested || shown?.token.isCancellationRequested === true;
    },
    onCancellationRequested: token.onCancellationRequested,
  };
  tell(true);
  try {
    return await work(both, shown ?? silent);
  } finally {
    tell(false);
  }
}
