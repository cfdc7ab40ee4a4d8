import { lexicon, type SetCompound } from '../lexicon/lexicon.js';
import type { Mention } from '../model.js';
import type { Tagged } from '../syntax/tag.js';

/** Why a mention is not judged, or the set compound that another word has spoilt. */
export interface Acquittal {
  /** `compound`, `name`, `quotation`, `word` (mentioned, not used) or `technical`. */
  readonly kind: 'compound' | 'name' | 'quotation' | 'word' | 'technical';
  readonly why: string;
}

/** A set compound that begins at the mention: its own, or one that belongs to another word. */
export interface FoundCompound {
  readonly head: string;
  /** The words of the head as written; prose offsets. */
  readonly start: number;
  readonly end: number;
  /** Compounds with this head, of any word of the glossary. */
  readonly compounds: readonly SetCompound[];
}

/** The longest set compound that begins with the mention at `i`. */
export function compoundAt(words: readonly Tagged[], i: number): FoundCompound | undefined {
  const mention = words[i]?.token.mention;
  if (mention === undefined || mention.possessive !== undefined) return undefined;
  for (let length = 3; length >= 1; length--) {
    const run = words.slice(i + 1, i + 1 + length);
    if (run.length < length || run.some((word) => word.token.kind !== 'word' || word.token.mention !== undefined)) continue;
    const written = run.map((word) => word.token.lower);
    const lemmas = [written.join(' '), [...written.slice(0, -1), run.at(-1)?.verb?.form === 's' ? singularOf(written.at(-1) ?? '') : run.at(-1)?.lemma].join(' ')];
    for (const head of lemmas) {
      const compounds = lexicon.compounds(head);
      if (compounds.length > 0) return { head, start: (run[0] as Tagged).token.start, end: (run.at(-1) as Tagged).token.end, compounds };
    }
  }
  return undefined;
}

/** Second parts of adjectives that should have a hyphen: “customer facing documentation”. */
const ADJECTIVAL: ReadonlySet<string> = new Set(['facing', 'centric', 'centred', 'centered', 'oriented', 'specific', 'focused', 'focussed', 'driven', 'generated', 'defined', 'managed', 'owned', 'supplied', 'provided', 'friendly', 'side', 'level', 'controlled', 'configurable', 'selectable']);

const singularOf = (word: string): string => word.replace(/s$/, '');

/** Whether a mention is acquitted before it is judged. */
export function acquittalOf(words: readonly Tagged[], i: number, mention: Mention, compound: FoundCompound | undefined): Acquittal | undefined {
  const own = compound?.compounds.find(({ term }) => term === mention.term || (term === 'user' && mention.term === 'end user'));
  if (own !== undefined && !mention.plural) return { kind: 'compound', why: `“${mention.surface} ${compound?.head}” is a set compound: ${own.meaning}` };
  const next = words[i + 1]?.token.lower ?? '';
  if (!mention.plural && mention.possessive === undefined && ADJECTIVAL.has(next)) return { kind: 'compound', why: `“${mention.surface} ${next}” is an adjective` };
  if (isQuoted(mention)) return { kind: 'quotation', why: 'the words are quoted' };
  if (isName(words, i, mention)) return { kind: 'name', why: 'the words are a name' };
  if (isMentionedAsWord(words, i, mention)) return { kind: 'word', why: 'the word itself is spoken of' };
  return undefined;
}

/** Inside double quotation marks of the same block, opened before and closed after. */
function isQuoted({ prose, start, end }: Mention): boolean {
  const { text } = prose;
  const before = text.slice(0, start);
  if (before.lastIndexOf('“') > before.lastIndexOf('”') && text.indexOf('”', end) >= 0) return true;
  if (before.lastIndexOf('«') > before.lastIndexOf('»') && text.indexOf('»', end) >= 0) return true;
  const straight = before.match(/"/g)?.length ?? 0;
  return straight % 2 === 1 && text.indexOf('"', end) >= 0;
}

/** “Customer Success Manager”, “Consumer Rights Act”: capital letters on both sides inside a sentence that is not a title. */
function isName(words: readonly Tagged[], i: number, mention: Mention): boolean {
  if (!/^\p{Lu}/u.test(mention.surface) || mention.prose.kind === 'heading' || mention.prose.kind === 'title' || mention.prose.kind === 'cell') return false;
  const after = words[i + 1]?.token;
  const before = words[i - 1]?.token;
  const capital = (text: string | undefined): boolean => text !== undefined && /^\p{Lu}[\p{Ll}\p{Lu}]/u.test(text);
  if (!mention.plural && after?.spaced && capital(after.text) && mention.possessive === undefined) return true;
  const opens = i === 0 || words.slice(0, i).every((word) => word.tag === 'sign');
  return !opens && i > 1 && capital(before?.text) && words[i]?.token.spaced === true && words[i - 1]?.tag !== 'sign';
}

/** “the word *customer*”, “the term user”. */
function isMentionedAsWord(words: readonly Tagged[], i: number, mention: Mention): boolean {
  const before = words[i - 1]?.token.lower ?? '';
  if (/^(word|term|called|label|labelled|labeled|named)$/.test(before) && mention.possessive === undefined && words[i - 1]?.tag !== 'mention') return before !== 'called' || !mention.plural;
  return false;
}
