import { explainSystemError, readPlainFile } from '../workspace/disk/index.js';

/** Findings that are accepted for now and cannot be told apart. */
export interface Accepted {
  readonly rule: string;
  /** The words, for people who read the file. */
  readonly words: string;
  readonly fingerprint: string;
  readonly count: number;
}

/** The findings that are accepted, by the path of their document from the folder of the file. */
export type AcceptedFindings = ReadonlyMap<string, readonly Accepted[]>;

/** In UTF-16 code units: so much of the words is written. */
export const longestWords = 60;

/** One finding a line, in an order that does not change by itself: made for diffs and merges. */
export function baselineText(documents: AcceptedFindings): string {
  const byPrint = (a: Accepted, b: Accepted) => (a.fingerprint < b.fingerprint ? -1 : 1);
  const files = [...documents]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entries]) => {
      const lines = [...entries].sort(byPrint).map((entry) => `      ${JSON.stringify(entry)}`);
      return `    ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n    ]`;
    });
  return `{\n  "version": 1,\n  "files": {${files.length > 0 ? `\n${files.join(',\n')}\n  ` : ''}}\n}\n`;
}

/**
 * Reads a baseline.
 *
 * @returns undefined when there is no such file
 * @throws an error whose message is the end of a sentence that begins with the path
 */
export function readBaseline(file: string): AcceptedFindings | undefined {
  let text: string;
  try {
    text = readPlainFile(file);
  } catch (error) {
    const why = explainSystemError(error);
    if (why === 'does not exist') return undefined;
    throw new Error(why);
  }
  const documents = parseBaseline(text);
  if (documents !== undefined) return documents;
  throw new Error(
    'is not a baseline that can be read; take it from version control again, or remove it and write it anew with --update-baseline',
  );
}

/** The findings of a text that is a baseline; undefined when it is none. */
export function parseBaseline(text: string): AcceptedFindings | undefined {
  try {
    const { version, files } = JSON.parse(text) as { version: unknown; files: Record<string, readonly Accepted[]> };
    const entries = Object.entries(files);
    if (version !== 1 || !entries.every(([, accepted]) => accepted.every(isAccepted))) return undefined;
    return new Map(entries.map(([name, accepted]) => [name, accepted.map(known)]));
  } catch {
    return undefined; // Not JSON, or of another shape.
  }
}

function isAccepted(value: unknown): value is Accepted {
  if (typeof value !== 'object' || value === null) return false;
  const { rule, fingerprint, count } = value as Partial<Accepted>;
  return (
    typeof rule === 'string' && typeof fingerprint === 'string' && Number.isSafeInteger(count) && Number(count) > 0
  );
}

/** An entry with the fields that this program writes, and no others. */
function known({ rule, words, fingerprint, count }: Accepted): Accepted {
  return { rule, words: String(words).slice(0, longestWords), fingerprint, count };
}
