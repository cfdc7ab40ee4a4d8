import type { Linter, Subject } from './linter.js';
import type { Terminal } from './terminal.js';
export function openConversation(_: Terminal) {
  return async (_s: Subject, _l: Linter): Promise<void> => {};
}
