import fs from 'node:fs';
import path from 'node:path';
import { WORDS, wordIndex } from './exchange.js';
import { foundMentionAt, versionsOf } from './found-mention.js';
import { type Label, type Labelled, type Sample, termColumn } from './sample.js';

/** A word set in braces by us: “{user}”, “{user|customer}” where either will do, “{client=program}”, “{~user}”. */
export interface Annotation {
  /** Offsets in the text without braces, in UTF-16 code units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** Nothing for a word that is set apart with “~”: it is spoken of, or nobody need say what it means. */
  readonly label: Label | undefined;
}

/** A text of ours with its words labelled. */
export interface Annotated {
  /** Name of the file. */
  readonly name: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

/** Each text of ours was written to teach something; three times was better while there were few. */
const TIMES = 2;

/** Reads our sentences, one in a line. */
export function readSentences(folder: string): readonly Labelled[] {
  return fs
    .readdirSync(folder)
    .filter((name) => /^sentences-.*\.txt$/.test(name))
    .sort()
    .flatMap((name) =>
      fs
        .readFileSync(path.join(folder, name), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const { text, annotations } = annotatedOf(name, line.replace(/^[#|-] /, ''));
          return annotations.flatMap(({ start, label }): readonly Labelled[] =>
            label === undefined
              ? []
              : [{ repo: ownName(name), title: '', heading: '', text, start, label, times: TIMES }],
          );
        }),
    );
}

/** Reads our documents. */
export const readWritten = (folder: string): readonly Annotated[] =>
  fs
    .readdirSync(folder)
    .sort()
    .map((name) => annotatedOf(name, fs.readFileSync(path.join(folder, name), 'utf8')));

/** What a text of ours is called among repositories. */
export const ownName = (name: string): string => `own/${name}`;

/** The labelled words of a document, as the engine finds them there. */
export function samplesOf({ name, text, annotations }: Annotated): readonly Sample[] {
  const places = versionsOf(name)(text);
  return annotations.flatMap(({ start, end, label }): readonly Sample[] => {
    const mention = foundMentionAt(places, start, end)?.mention;
    if (label === undefined || mention === undefined) return [];
    const written = termColumn(mention.term);
    return [{ repo: ownName(name), label, doubtful: false, times: TIMES, mention, written }];
  });
}

const BRACES = /\{(~?[A-Za-z][A-Za-z -]*(?:[|=][A-Za-z |=-]*)?)\}/g;

/** Takes the braces off; braces around anything but our words stay. */
function annotatedOf(name: string, raw: string): Annotated {
  const annotations: Annotation[] = [];
  let text = '';
  let last = 0;
  for (const { index, 0: whole, 1: inner = '' } of raw.matchAll(BRACES)) {
    const word = inner.replace(/^~/, '').replace(/[|=].*/, '');
    if (wordIndex(word) < 0) continue;
    text += raw.slice(last, index);
    annotations.push({ start: text.length, end: text.length + word.length, word, label: labelIn(inner) });
    text += word;
    last = index + whole.length;
  }
  return { name, text: text + raw.slice(last), annotations };
}

function labelIn(inner: string): Label | undefined {
  if (inner.startsWith('~')) return undefined;
  if (inner.includes('=')) return 'N';
  const [own = '', ...others] = inner.split('|').map(wordIndex).map(String);
  return WORDS.map((_, at) => (String(at) === own ? 2 : others.includes(String(at)) ? 1 : 0));
}
