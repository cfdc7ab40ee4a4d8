import { inLikeness, leadingTo, WORDS } from './exchange.js';
import type { Model } from './fit.js';
import { versionsOf } from './found-mention.js';
import { seeded } from './random.js';
import { type MentionRow, rowAt } from './row.js';
import { type Annotated, type Annotation, ownName } from './written.js';

/** Of each document one version as it is, and the rest with words exchanged. */
const VERSIONS = 8;

/** Who mixes words up writes one in so many wrongly, and seldom a rare word. */
const WRONG = 0.22;
const COMMON = [4, 4, 2.2, 1.3];

/** A word of a version: where it stands, and whether it was exchanged. */
interface Placed {
  readonly start: number;
  readonly end: number;
  readonly wrong: boolean;
}

/**
 * Rows of our documents in drafts that mix their words.
 *
 * @param modelOf the table to judge a document with, by its name among repositories
 */
export function rowsOfWritten(
  documents: readonly Annotated[],
  modelOf: (name: string) => Model,
): readonly MentionRow[] {
  const random = seeded(7);
  return documents.flatMap((document) => {
    const versions = versionsOf(document.name, modelOf(ownName(document.name)));
    return Array.from({ length: VERSIONS }, (_, version) => {
      const { text, words } = version === 0 ? versionOf(document, () => 1) : versionOf(document, random);
      const places = versions(text);
      return words.flatMap((word) =>
        rowAt(places, word, {
          source: 'own',
          group: document.name,
          wrong: word.wrong,
          isNatural: !word.wrong,
          isMixed: version > 0,
        }),
      );
    }).flat();
  });
}

function versionOf(
  { text: right, annotations }: Annotated,
  random: () => number,
): { text: string; words: readonly Placed[] } {
  const words: Placed[] = [];
  let text = '';
  let last = 0;
  for (const annotation of annotations) {
    const instead = wrongWordFor(annotation, random);
    const word = instead === undefined ? annotation.word : inLikeness(annotation.word, instead);
    const before = right.slice(last, annotation.start);
    text += instead === undefined ? before : leadingTo(before, word);
    words.push({ start: text.length, end: text.length + word.length, wrong: instead !== undefined });
    text += word;
    last = annotation.end;
  }
  return { text: text + right.slice(last), words };
}

/** Now and then one of the words that are wrong there. */
function wrongWordFor({ label }: Annotation, random: () => number): string | undefined {
  if (label === undefined || label === 'N') return undefined;
  const wrong = WORDS.flatMap((word, at) => (label[at] === 0 ? [{ word, common: COMMON[at] ?? 0 }] : []));
  if (wrong.length === 0 || random() >= WRONG) return undefined;
  let left = random() * wrong.reduce((sum, { common }) => sum + common, 0);
  return wrong.find(({ common }) => {
    left -= common;
    return left <= 0;
  })?.word;
}
