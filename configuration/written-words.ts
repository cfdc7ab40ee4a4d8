import type { Role, Span } from '../engine/model.js';
import { keyPlacesIn } from './key-places.js';
import { normalTerm, roleNames } from './text-shapes.js';

/** A word that a configuration file writes as one of its glossary, or refers to. */
export interface WrittenWord {
  /** In lower case, with single spaces. */
  readonly word: string;
  readonly span: Span;
  /**
   * `term` and `cast`: a key that makes an entry; `deprecated`, `forbidden`, `admitted`: a word of an entry; `use`: the
   * word to be written instead; `reference`: somewhere else.
   */
  readonly as: 'term' | 'cast' | 'deprecated' | 'forbidden' | 'admitted' | 'use' | 'reference';
  /** The entry in which it stands, with all that is said there: its word, and its stretch. */
  readonly entry?: { readonly word: string; readonly span: Span };
  /** What is said of the entry in one word, where that is all: a role, or the word to be written instead. */
  readonly said?: string;
}

/** A form of a word that a configuration file gives because it is irregular. */
export interface IrregularForm {
  readonly word: string;
  readonly form: 'plural' | 'past' | 'gerund';
  readonly span: Span;
}

/** A sentence of a configuration file in which words of the glossary may stand. */
export interface WrittenSentence {
  readonly text: string;
  /** The text as it stands in the file, letter by letter. */
  readonly span: Span;
  /** It is no sentence, but a phrase that is always right: a name, perhaps. */
  readonly isPhrase: boolean;
}

/** The words of one configuration file. */
export interface WrittenWords {
  readonly words: readonly WrittenWord[];
  readonly forms: readonly IrregularForm[];
  readonly sentences: readonly WrittenSentence[];
}

/** Finds the words in a configuration file: as far as it can be parsed, be it right or wrong. In source order. */
export function writtenWords(file: string, text: string): WrittenWords {
  const words: Writable[] = [];
  const forms: IrregularForm[] = [];
  const sentences: WrittenSentence[] = [];
  let entry: { word: string; span: Span } | undefined;
  for (const { path: full, is, text: written, isText, span, whole } of keyPlacesIn(file, text)) {
    const path = inPart(full);
    const [section, name = '', key] = path;
    const isEntry = (section === 'terms' || section === 'cast') && path.length === 2;
    if (is === 'key') {
      if (!isEntry) continue;
      entry = { word: normalTerm(written), span: whole };
      words.push({ word: entry.word, span, as: section === 'terms' ? 'term' : 'cast', entry });
      continue;
    }
    const last = words.at(-1);
    if (isEntry && last !== undefined) last.said = written;
    const as = isText && !(isEntry && isRole(written)) ? wordAsAt(path) : undefined;
    const inEntry = (section === 'terms' || section === 'cast') && entry !== undefined ? { entry } : {};
    if (as !== undefined) words.push({ word: normalTerm(written), span, as, ...inEntry });
    else if (section === 'terms' && path.length === 3 && isForm(key))
      forms.push({ word: normalTerm(name), form: key, span });
    else if (isSentence(path) && text.slice(span.start, span.end) === written)
      sentences.push({ text: written, span, isPhrase: section === 'allow' });
  }
  return { words, forms, sentences };
}

/** A path as it is outside of overrides. */
const inPart = (path: readonly string[]): readonly string[] => (path[0] === 'overrides' ? path.slice(2) : path);

/** Of an entry, what is said comes after its word. */
type Writable = { -readonly [Key in keyof WrittenWord]: WrittenWord[Key] };

const isForm = (key: string | undefined): key is IrregularForm['form'] =>
  key === 'plural' || key === 'past' || key === 'gerund';

/** What the value at a path is as a word; undefined where it is none. */
export function wordAsAt(full: readonly string[]): WrittenWord['as'] | undefined {
  const [section, , key, ...rest] = inPart(full);
  switch (section) {
    case 'terms':
      if (key === undefined || (key === 'use' && rest.length === 0)) return 'use';
      if (rest.length <= 1 && (key === 'broader' || key === 'related')) return 'reference';
      return rest.length === 1 && (key === 'deprecated' || key === 'forbidden' || key === 'admitted') ? key : undefined;
    case 'cast':
      return key === 'of' && rest.length === 0 ? 'reference' : undefined;
    case 'roles':
      return key === 'preferred' && rest.length === 0 ? 'reference' : undefined;
    case 'exceptions':
      return key === 'term' && rest.length === 0 ? 'reference' : undefined;
    case 'decisions':
      return (key === 'words' && rest.length === 1) || (key === 'write' && rest.length === 0) ? 'reference' : undefined;
    default:
      return undefined;
  }
}

function isSentence([section, , key, ...rest]: readonly string[]): boolean {
  if (section === 'allow') return key === undefined;
  if (section === 'exceptions') return key === 'context';
  if (section !== 'terms' || key === undefined) return false;
  return rest.length === 0
    ? ['definition', 'note', 'message'].includes(key)
    : ['examples', 'flags', 'passes'].includes(key);
}

const isRole = (text: string): text is Role => (roleNames as readonly string[]).includes(text);
