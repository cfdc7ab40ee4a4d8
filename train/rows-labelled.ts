import { type ExchangedDocument, exchanged, mixedUp, WORDS, wordIndex } from './exchange.js';
import type { Model } from './fit.js';
import { versionsOf } from './found-mention.js';
import { type MentionRow, rowAt, type Source } from './row.js';
import type { Label } from './sample.js';

/** A labelled mention of a whole document. */
export interface Mentioned extends ExchangedDocument {
  readonly source: Source;
  readonly repo: string;
  /** Name of the document. */
  readonly file: string;
  readonly label: Label;
  /** Decides which other words are exchanged in a mixed draft. */
  readonly seed: string;
  /** Whether to make a mixed draft of the document as it is. */
  readonly mixes: boolean;
  /** Whether to exchange the word by each one that is wrong there. */
  readonly exchanges: boolean;
  /** Whether to make a mixed draft of the document with the exchanged word. */
  readonly mixesExchanged: boolean;
}

/** The rows, and how many exchanged words there were: those without a suspicion have no row. */
export interface Cases {
  readonly rows: readonly MentionRow[];
  readonly exchanged: number;
}

/**
 * Makes cases of labelled mentions: the document as it is, the document with
 * the word exchanged for one that is wrong there, and both as mixed drafts.
 * What is tolerable makes no case.
 *
 * @param modelOf the table to judge a repository with
 */
export function casesOf(mentions: readonly Mentioned[], modelOf: (repo: string) => Model): Cases {
  const cases = new Map<string, readonly Case[]>();
  for (const mention of mentions) cases.set(mention.file, [...(cases.get(mention.file) ?? []), ...caseOf(mention)]);
  const rows = [...cases].flatMap(([file, all]) => {
    const versions = versionsOf(file, modelOf(all[0]?.group ?? ''));
    return all.flatMap(({ marked, ...rest }) => rowAt(versions(marked.text), marked, rest));
  });
  const swaps = [...cases.values()].flat().filter(({ isNatural, isMixed }) => !isNatural && !isMixed);
  return { rows, exchanged: swaps.length };
}

type Case = Omit<MentionRow, 'measures'> & { readonly marked: ExchangedDocument };

function caseOf(mention: Mentioned): readonly Case[] {
  const { source, repo, label, text, start, end, seed } = mention;
  const marked = { text, start, end };
  const own = wordIndex(text.slice(start, end));
  const score = label === 'N' ? 2 : label[own];
  const base = { source, group: repo };
  const mixed = (one: ExchangedDocument): ExchangedDocument | undefined => mixedUp(one, seed);
  const cases: Case[] = [];
  const add = (one: ExchangedDocument | undefined, wrong: boolean, isNatural: boolean, isMixed: boolean): void => {
    if (one !== undefined) cases.push({ ...base, marked: one, wrong, isNatural, isMixed });
  };
  if (score !== 1) {
    add(marked, score === 0, true, false);
    if (mention.mixes) add(mixed(marked), score === 0, true, true);
  }
  if (label === 'N' || score !== 2 || !mention.exchanges) return cases;
  for (const to of [0, 1, 2]) {
    if (to === own || label[to] !== 0) continue;
    const wrong = exchanged(marked, WORDS[to] as string);
    add(wrong, true, false, false);
    if (mention.mixesExchanged) add(mixed(wrong), true, false, true);
  }
  return cases;
}
