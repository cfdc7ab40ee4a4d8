import { decoded, joined } from './uris.js';

/** What editors call the message of a commit while it is written. */
const named = new Set(['git-commit', 'gitcommit']);

/** Behind this line stands the change itself, which Git does not keep (`git commit --verbose`). */
const SCISSORS = /^# -+ >8 -+/;

/**
 * What of a document is to be read: all of it, but for the message of a commit,
 * in which Git has written lines of its own.
 *
 * @returns a text of the same length, with spaces where Git has written
 */
export function written(languageId: string, text: string): string {
  if (!named.has(languageId)) return text;
  let isCut = false;
  return text.replace(/[^\r\n]+/g, (line) => {
    isCut ||= SCISSORS.test(line);
    return isCut || line.startsWith('#') ? ' '.repeat(line.length) : line;
  });
}

/**
 * Where the message would lie that is written in an input box of VS Code: what holds in its repository holds for it.
 *
 * @returns undefined for what is no such box, or belongs to no folder
 */
export function messageFileOf(uri: string): string | undefined {
  const query = /^vscode-scm:[^?]*\?(.*)$/.exec(uri)?.[1];
  if (query === undefined) return undefined;
  const root = new URLSearchParams(decoded(query)).get('rootUri');
  return root === null ? undefined : joined(root, 'COMMIT_EDITMSG');
}
