import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import {
  type Field,
  type GlossaryEntry,
  type GlossaryProblem,
  type ReadGlossary,
  type TextFormat,
  unreadable,
} from '../entry.js';
import { readJson } from './json.js';
import { wordsOfPattern } from './word-patterns.js';

const WORDS: ReadonlySet<Field> = new Set(['written', 'use', 'deprecated']);

/** Vale: a style that extends `substitution`, its `swap` a mapping of patterns to words. */
export const valeSubstitution: TextFormat = {
  id: 'vale',
  name: 'Vale substitutions',
  holds: new Set([...WORDS, 'message', 'severity']),
  read: (text) => readSwaps(text),
  write: (entries) =>
    stringify({
      extends: 'substitution',
      message: 'Use “%s” instead of “%s”.',
      level: 'warning',
      ignorecase: true,
      swap: Object.fromEntries(pairsOf(entries).map(([wrong, right]) => [escapePattern(wrong), right])),
    }),
};

/** Vale: the words that a vocabulary accepts, one a line. */
export const valeVocabulary: TextFormat = {
  id: 'vale-accept',
  name: 'Vale vocabularies',
  holds: new Set(['written', 'admitted']),
  read: (text) => ofLines(text, (word) => ({ written: word, case: 'exact' })),
  write: (entries) => lines(entries.flatMap(({ written, admitted = [] }) => [written, ...admitted])),
};

/** CSpell: a dictionary, one word a line; `!word` is forbidden, `wrong->right` is a suggestion. */
export const cspell: TextFormat = {
  id: 'cspell',
  name: 'CSpell dictionaries',
  holds: new Set(['written', 'status', 'use', 'deprecated', 'admitted']),
  read: (text) =>
    ofLines(text, (word) => {
      const [wrong = '', right] = word.split(/->|:/).map((part) => part.trim());
      if (right !== undefined) return { written: wrong.replace(/^!/, ''), use: right };
      return word.startsWith('!') ? { written: word.slice(1), status: 'forbidden' } : { written: word };
    }),
  write: (entries) =>
    lines([
      ...entries.flatMap(({ written, use, status, admitted = [] }) =>
        use !== undefined
          ? []
          : [status === 'forbidden' || status === 'deprecated' ? `!${written}` : written, ...admitted],
      ),
      ...pairsOf(entries).map(([wrong, right]) => `${wrong}->${right}`),
    ]),
};

/** textlint-rule-terminology: JSON, exact spellings and pairs of a pattern and a word. */
export const textlint: TextFormat = {
  id: 'textlint',
  name: 'textlint-rule-terminology',
  holds: new Set([...WORDS, 'case']),
  read(text) {
    const read = readJson(text.replace(/^\ufeff/, ''), { allowTrailingComma: true });
    if ('failure' in read) return read.failure;
    const list = read.value;
    const terms = Array.isArray(list) ? list : (list as { terms?: unknown } | null)?.terms;
    if (!Array.isArray(terms))
      return unreadable(1, 'list of textlint-rule-terminology', 'it has neither a list of terms nor one under “terms”');
    const problems: GlossaryProblem[] = [];
    const entries = terms.flatMap((term): readonly GlossaryEntry[] => {
      if (typeof term === 'string') return [{ written: term, case: 'exact' }];
      const [wrong, right] = Array.isArray(term) ? term : [];
      return swapped(wrong, right, 1, problems);
    });
    return { entries, problems, left: [] };
  },
  write: (entries) =>
    `${JSON.stringify(
      [
        ...entries.flatMap((entry) => (entry.case === 'exact' ? [entry.written] : [])),
        ...pairsOf(entries).map(([wrong, right]) => [escapePattern(wrong), right]),
      ],
      undefined,
      2,
    )}\n`,
};

/** The words that are to be written as another, and as which. */
const pairsOf = (entries: readonly GlossaryEntry[]): readonly (readonly [wrong: string, right: string])[] =>
  entries.flatMap(({ written, use, deprecated = [] }) => [
    ...(use === undefined ? [] : [[written, use] as const]),
    ...deprecated.map((word) => [word, written] as const),
  ]);

const lines = (words: readonly string[]): string => words.map((word) => `${word}\n`).join('');

const SIGNS = /[\\^$.*+?()[\]{}|]/;
const escapePattern = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A word list; what stands behind `#` is a comment. A pattern is no word. */
function ofLines(text: string, entryOf: (word: string) => GlossaryEntry): ReadGlossary {
  const problems: GlossaryProblem[] = [];
  const entries = text.split(/\r\n|\n|\r/).flatMap((written, index): readonly GlossaryEntry[] => {
    const [word = ''] = written.split('#').map((part) => part.trim());
    if (word === '') return [];
    if (!SIGNS.test(word)) return [{ ...entryOf(word), line: index + 1 }];
    problems.push({ line: index + 1, message: `“${word}” is a pattern: write the words that it means, one a line.` });
    return [];
  });
  return { entries, problems, left: [] };
}

function readSwaps(text: string): ReadGlossary {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, schema: 'core', merge: false, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) return unreadable(counter.linePos(error.pos[0]).line, 'YAML', error.message);
  const swap = swapsOf(document);
  if (swap === undefined) return unreadable(1, 'substitution style of Vale', 'it has no mapping under “swap”');
  const problems: GlossaryProblem[] = [];
  const read = document.get('message') === '%s' ? warned : swapped;
  const entries = swap.flatMap(([wrong, right]) => {
    const line = counter.linePos(wrong.range?.[0] ?? 0).line;
    return read(scalarOf(wrong), scalarOf(right), line, problems);
  });
  return { entries: withoutRepeats(entries), problems, left: [] };
}

/** Patterns may mean a word twice, each time with the same word instead. */
const withoutRepeats = (entries: readonly GlossaryEntry[]): readonly GlossaryEntry[] => {
  const known = new Map<string, GlossaryEntry>();
  return entries.filter((entry) => {
    const before = known.get(entry.written.toLowerCase());
    if (before === undefined) known.set(entry.written.toLowerCase(), entry);
    return before === undefined || before.use !== entry.use || before.message !== entry.message;
  });
};

function swapsOf(document: Document.Parsed): readonly (readonly [Node, Node | null])[] | undefined {
  const swap = document.get('swap', true) as unknown;
  if (isMap<Node, Node | null>(swap)) return swap.items.map(({ key, value }) => [key, value] as const);
  if (!isSeq(swap)) return undefined;
  return swap.items.flatMap((item) =>
    isMap<Node, Node | null>(item) ? item.items.map(({ key, value }) => [key, value] as const) : [],
  );
}

const scalarOf = (node: Node | null): unknown => (isScalar(node) ? node.value : undefined);

/** The words that a simple pattern means, each with its replacement. */
function swapped(wrong: unknown, right: unknown, line: number, problems: GlossaryProblem[]): readonly GlossaryEntry[] {
  if (typeof wrong !== 'string' || typeof right !== 'string' || right === '') {
    problems.push({ line, message: 'Here must stand a word, and the one to be written instead.' });
    return [];
  }
  const words = wordsOfPattern(wrong);
  // Several words may be written instead, the first is enough; “bot(s)” is a word and its plural.
  const [use = ''] = right.replace(/\(s\)$/, '').split('|');
  if (words !== undefined) return words.map((written) => ({ written, use, line }));
  problems.push({
    line,
    message: `“${wrong}” is a pattern: write the words that it means, each with its replacement.`,
  });
  return [];
}

/** A style whose message is its replacement says what is wrong with a word, and writes nothing instead. */
function warned(wrong: unknown, right: unknown, line: number, problems: GlossaryProblem[]): readonly GlossaryEntry[] {
  const words = typeof wrong === 'string' ? wordsOfPattern(wrong) : undefined;
  if (words !== undefined && typeof right === 'string')
    return words.map((written) => ({
      written,
      status: 'deprecated',
      message: right.replace(/\s+/g, ' ').trim(),
      line,
    }));
  problems.push({ line, message: `“${wrong}” is a pattern: write the words that it means, each with its message.` });
  return [];
}
