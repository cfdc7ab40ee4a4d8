import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { builtInRoles } from '../engine/termbase/recommended.js';
import { roles } from '../engine/termbase/roles.generated.js';
import { problemsIn } from './configuration.js';
import { rootIn } from './parse.js';
import { normalTerm } from './text-shapes.js';
import type { TextChange } from './yaml-edit.js';

/** Something in a configuration that means something else than it did. */
export interface Migration {
  /** From 1; columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** What it meant and means, as a sentence. */
  readonly message: string;
  /** What is to be written instead, where that can be said without asking. */
  readonly change?: TextChange;
}

/** What presets say now that they did not. */
const PRESETS: Readonly<Record<string, string>> = {
  'distinguo:microsoft':
    'a client who pays is found now, and “End-User License Agreement (EULA)” and other names are left alone',
  'distinguo:red-hat': 'a client who is a person is found now, and a client that is software is left alone',
  'distinguo:public-sector': 'bare users and clients are found now',
  'distinguo:client-services': 'a customer who buys is to be a client now',
  'distinguo:marketplace':
    'merchants and their customers are a cast now: whoever acts where the other does (the admin, the checkout) is found',
};

type Named = readonly [node: Node, message: string, change?: TextChange | undefined];

/**
 * What in a configuration means something else than in the first versions, in source order. Nothing of a text that is
 * no YAML.
 */
export function migrationsIn(file: string, text: string): readonly Migration[] {
  const document = parseDocument(text);
  if (document.errors.length > 0) return [];
  const root = rootIn(file, document.contents ?? undefined);
  if (!isMap<Node, Node | null>(root)) return [];
  const placeOf = problemsIn(file, text);
  const all = [root, ...itemsOf(memberOf(root, 'overrides'))].flatMap((part) =>
    isMap<Node, Node | null>(part) ? termsIn(part, text) : [],
  );
  return [...presetsIn(root), ...all, ...contextsIn(root)]
    .map(([node, message, change]) => {
      const [start = 0, end = 0] = node.range ?? [];
      const { line, column } = placeOf('', { start, end }, '');
      return { line, column, message, ...(change && { change }) };
    })
    .sort((one, other) => one.line - other.line || one.column - other.column);
}

/** A text with all that can be written otherwise. */
export const migrated = (text: string, migrations: readonly Migration[]): string =>
  migrations
    .flatMap(({ change }) => change ?? [])
    .sort((one, other) => other.span.start - one.span.start)
    .reduce((all, { span, text: instead }) => all.slice(0, span.start) + instead + all.slice(span.end), text);

function presetsIn(root: YAMLMap<Node, Node | null>): readonly Named[] {
  const value = memberOf(root, 'extends');
  return [value, ...itemsOf(value)].flatMap((node): readonly Named[] => {
    const name = textOf(node);
    const says = name !== undefined && Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined;
    return says === undefined || !node ? [] : [[node, `${name} says more than it did: ${says}.`]];
  });
}

function contextsIn(root: YAMLMap<Node, Node | null>): readonly Named[] {
  return itemsOf(memberOf(root, 'exceptions')).flatMap((exception): readonly Named[] => {
    const context = memberOf(exception, 'context');
    const words = textOf(context);
    return !context || words === undefined
      ? []
      : [
          [
            context,
            `“${words}” was looked for anywhere in the paragraph, also inside of words; now it must stand in the sentence, as words.`,
          ],
        ];
  });
}

function termsIn(part: YAMLMap<Node, Node | null>, text: string): readonly Named[] {
  const terms = memberOf(part, 'terms');
  if (!isMap<Node, Node | null>(terms)) return [];
  return terms.items.flatMap(({ key, value }): readonly Named[] => {
    const term = textOf(key);
    if (term === undefined || !isMap<Node, Node | null>(value)) return [];
    const words = itemsOf(memberOf(value, 'deprecated'));
    return [...programLie(term, value, words, text), ...peopleIn(term, words), ...verbsIn(term, value, words)];
  });
}

const isPersonWord = (word: string): boolean => builtInRoles(normalTerm(word)).length > 0;

/** Whether a word of a configuration names a role that nobody has. */
const isProgram = (name: string | undefined): boolean => roles.some(({ id, isPerson }) => id === name && !isPerson);

/** `allowlist: { role: program, deprecated: [whitelist] }`: a role was needed, and this one did the least harm. */
function programLie(
  term: string,
  entry: YAMLMap<Node, Node | null>,
  words: readonly Node[],
  text: string,
): readonly Named[] {
  const isOfPeople = [term, ...words.flatMap((word) => textOf(word) ?? [])].some(isPersonWord);
  if (words.length === 0 || isOfPeople) return [];
  const pair = entry.items.find(({ key, value }) => {
    const [name, one] = [textOf(key), itemsOf(value)];
    return (
      (name === 'role' && isProgram(textOf(value))) ||
      (name === 'roles' && one.length === 1 && isProgram(textOf(one[0])))
    );
  });
  if (pair === undefined) return [];
  const message = `“${term}” needed a role to be a term. Without one, its words are found as verbs, too (“whitelisted”).`;
  return [[pair.key, message, removalOf(entry, pair, text)]];
}

/** Takes a pair out of a mapping; undefined where a comment would go with it. */
function removalOf(
  entry: YAMLMap<Node, Node | null>,
  pair: Pair<Node, Node | null>,
  text: string,
): TextChange | undefined {
  const at = entry.items.indexOf(pair);
  const next = entry.items[at + 1];
  const before = entry.items[at - 1];
  const start = pair.key.range?.[0] ?? 0;
  const end = (pair.value ?? pair.key).range?.[1] ?? start;
  if (entry.flow) {
    const from = next === undefined ? ((before?.value ?? before?.key)?.range?.[1] ?? start) : start;
    return { span: { start: from, end: next?.key.range?.[0] ?? end }, text: '' };
  }
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const ends = text.indexOf('\n', end);
  const isAlone = text.slice(line, start).trim() === '' && text.slice(end, ends < 0 ? undefined : ends).trim() === '';
  return isAlone ? { span: { start: line, end: ends < 0 ? text.length : ends + 1 }, text: '' } : undefined;
}

/** `member: { deprecated: [user] }` */
const peopleIn = (term: string, words: readonly Node[]): readonly Named[] =>
  words.flatMap((word): readonly Named[] => {
    const written = textOf(word);
    return written === undefined || !isPersonWord(written) || isPersonWord(term)
      ? []
      : [
          [
            word,
            `“${written}” was rewritten as “${term}” everywhere; now it stays in set compounds (“user interface”), in names, and where it means a program.`,
          ],
        ];
  });

/** `log in: { partOfSpeech: verb, deprecated: [login] }` */
const verbsIn = (term: string, entry: YAMLMap<Node, Node | null>, words: readonly Node[]): readonly Named[] =>
  textOf(memberOf(entry, 'partOfSpeech')) !== 'verb'
    ? []
    : words.flatMap((word): readonly Named[] => {
        const written = textOf(word);
        return written === undefined
          ? []
          : [[word, `“${written}” is found only where it is a verb now, as “${term}” is one.`]];
      });

const textOf = (node: unknown): string | undefined =>
  isScalar(node) && typeof node.value === 'string' ? node.value : undefined;

const itemsOf = (node: unknown): readonly Node[] => (isSeq<Node>(node) ? node.items : []);

const memberOf = (map: unknown, key: string): Node | undefined =>
  isMap<Node, Node | null>(map) ? (map.items.find((item) => textOf(item.key) === key)?.value ?? undefined) : undefined;
