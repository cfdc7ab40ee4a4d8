import { relationCue } from '../evidence/relation.js';
import { tally } from '../evidence/tally.js';
import type { Prose, Role, Term, Witness } from '../model.js';
import { marksBeginningIn } from '../prose/marks.js';
import { nounPhrase } from '../syntax/phrase.js';
import { collect } from '../syntax/relation.js';
import type { Tagged } from '../syntax/tagger.js';
import { readVerbGroup } from '../syntax/verb-group.js';
import { roles } from '../termbase/roles.generated.js';
import type { ParsedBlock, ReadMention } from './read-mention.js';

/** A word that a block defines. */
export interface DefinedWord {
  /** Index among the mentions of the block. */
  readonly at: number;
  /** The role that the defining words describe, when they decide it. */
  readonly role?: Role;
  /** The words that decided it. */
  readonly witnesses: readonly Witness[];
}

/** Where a document says what one of its words means. */
export interface Definition extends Omit<DefinedWord, 'at'> {
  readonly term: Term;
  readonly mention: ReadMention;
}

/** What is asked of a block that may define words. */
interface DefiningBlock extends ParsedBlock {
  readonly prose: Prose;
}

/** The words that a block defines by itself. */
export function definedIn(block: DefiningBlock): readonly DefinedWord[] {
  if (block.prose.kind === 'term') return [];
  let setOff: ReadonlySet<Term> | undefined;
  const terms = () => {
    setOff ??= new Set(block.mentions.filter(isSetOff).map(({ term }) => term));
    return setOff;
  };
  return defined(block, (mention) => decisive(definingWords(mention, terms)), block.prose.text);
}

/** Of defining words those up to the next definition, and up to what makes no difference: “whether or not they have paid”. */
const decisive = (words: readonly Tagged[] | undefined): readonly Tagged[] | undefined =>
  upTo(upToNext(words), (word) => word.token.lower === 'whether');

function upTo(words: readonly Tagged[] | undefined, ends: (word: Tagged) => boolean): readonly Tagged[] | undefined {
  const end = words?.findIndex(ends) ?? -1;
  return end < 0 ? words : words?.slice(0, end);
}

/** “A **user** signs in, and a **customer** is somebody who pays”: what is said of the next word defines that one. */
function upToNext(words: readonly Tagged[] | undefined): readonly Tagged[] | undefined {
  const next = words?.findIndex(
    ({ token }, at) =>
      at > 0 &&
      token.mention !== undefined &&
      DEFINES.test(behind(words, at)) &&
      opensClause(words, phraseAt(words, at)),
  );
  return next === undefined || next < 0 ? words : words?.slice(0, next);
}

const DEFINES = /^(?:is|are|means?|denotes?)$/;

/** The word behind a mention, and behind what closes its quotation marks. */
export function behind(words: readonly Tagged[], at: number): string {
  const next = words[at + 1];
  return (/^["”»’)]$/.test(next?.token.text ?? '') ? words[at + 2] : next)?.token.lower ?? '';
}

/** Where a mention begins, with what opens its quotation marks and its article. */
export function phraseAt(words: readonly Tagged[], at: number): number {
  const quoted = /^["“«‘(]$/.test(words[at - 1]?.token.text ?? '') ? at - 1 : at;
  return words[quoted - 1]?.tag === 'det' ? quoted - 1 : quoted;
}

/** Whether nothing stands before a word in its clause but a conjunction or a sign. */
export function opensClause(words: readonly Tagged[], at: number): boolean {
  const before = words[at - 1];
  return before === undefined || /^(?:and|but|while|whereas|[;:,.–—-])$/.test(before.token.lower);
}

/** The word of a `<dt>`, which the `<dd>` after it defines: its words stand in another block, and what they say is told of the word. */
export function definedByNext(block: DefiningBlock, next: DefiningBlock | undefined): readonly DefinedWord[] {
  if (block.prose.kind !== 'term' || next?.prose.kind !== 'item') return [];
  const words = decisive(next.sentences[0]?.words);
  const isTerm = ({ start, possessive }: ReadMention): boolean => start === 0 && possessive === undefined;
  const all = defined(block, (mention) => (isTerm(mention) ? words : undefined), next.prose.text);
  return all.map(({ at, role, witnesses }) => {
    const { start, end } = block.mentions[at] as ReadMention;
    return { at, witnesses: witnesses.map((one) => ({ ...one, start, end })), ...(role && { role }) };
  });
}

/** @param text of the block in which the defining words stand */
function defined(
  { mentions }: DefiningBlock,
  wordsFor: (mention: ReadMention) => readonly Tagged[] | undefined,
  text: string,
): readonly DefinedWord[] {
  return mentions.flatMap((mention, at) => {
    const words = wordsFor(mention);
    if (words === undefined) return [];
    const witnesses = witnessesOf(words, mention, text);
    // “End users: customers who order bread” says which customers they are, not who buys
    const other = words[0]?.token.mention;
    const role = other !== undefined && other.term !== mention.term ? undefined : roleOf(witnesses);
    return [{ at, witnesses: witnesses.filter((witness) => witness.role === role), ...(role ? { role } : {}) }];
  });
}

/**
 * The words that define a mention: behind “means”, behind the colon of a set-off word, or what a set-off word is said to do.
 *
 * @param setOff the terms that its block sets off
 */
function definingWords(mention: ReadMention, setOff: () => ReadonlySet<Term>): readonly Tagged[] | undefined {
  const { at, words } = mention;
  if (mention.possessive !== undefined) return undefined;
  let behind = at + 1;
  while (words[behind]?.tag === 'sign' && !/[.,;:–—-]/.test(words[behind]?.token.text ?? '')) behind++;
  const after = words[behind];
  if (after === undefined) return undefined;
  if (
    /^(means?|denotes?)$/.test(after.token.lower) ||
    (after.token.lower === 'refers' && words[behind + 1]?.tag === 'to')
  )
    return words.slice(behind + 1);
  if (!isSetOff(mention)) return undefined;
  // “**Consumers**: Identify who they are” tells what to do.
  if (/^[:–—-]$/.test(after.token.text) && at <= 2)
    return isInstruction(words, behind + 1) ? undefined : words.slice(behind + 1);
  // “the *Anonymous user* is assigned to it” tells what is done with somebody
  if (after.tag === 'be') return words[behind + 1]?.tag === 'verb' ? undefined : words.slice(behind + 1);
  // “*Clients* hire us. *Customers* buy from them.”: a block that sets off two words and says what each does
  return after.tag === 'verb' && setOff().size > 1 ? words.slice(at) : undefined;
}

/** What a word is said to be, and the roles of which that tells. */
export interface Meaning {
  readonly text: string;
  readonly roles: readonly Role[];
}

/** What a mention is said to be where its own sentence defines it: “A member is *a person who pays a yearly fee*”. */
export function meaningOf(mention: ReadMention): Meaning | undefined {
  const { words, at, prose } = mention;
  const said = isGeneric(words, at) ? words.slice(at + 2) : definingWords(mention, () => NOTHING);
  const last = said?.findLast(({ tag }) => tag !== 'sign');
  if (said?.[0] === undefined || last === undefined || said.length < FEWEST) return undefined;
  const sums = tally(witnessesOf(said, mention, prose.text));
  const told = (Object.entries(sums) as [Role, number][]).filter(([, weight]) => weight >= DECIDED);
  return { text: prose.text.slice(said[0].token.start, last.token.end), roles: told.map(([role]) => role) };
}

const NOTHING: ReadonlySet<Term> = new Set();

/** “Referring users” and “corporate customers” are some of them: what they are is not what the word means. */
export const isOfAKind = ({ mention: { words, at } }: Definition): boolean =>
  /^(?:adj|noun|verb)$/.test(words[at - 1]?.tag ?? '');

/** Fewer words say nothing of anybody. */
const FEWEST = 3;

/** “Identify whether …”: what is asked there is no definition, whatever the first word is taken for. */
const isInstruction = (words: readonly Tagged[], at: number): boolean =>
  words[at]?.tag === 'verb' ||
  words[at + 1]?.tag === 'sub' ||
  (PARTED.test(words[at]?.token.lower ?? '') && PARTICLE.test(words[at + 1]?.token.lower ?? ''));

/** “Log in to the portal”: verbs that look like things, told by what stands behind them. */
const PARTED = /^(?:log|sign|check|set|fill|turn|scroll|back|hand|cash|head|look)$/;
const PARTICLE = /^(?:in|into|on|onto|out|off|up|over|down|for|to)$/;

/** “A user is any natural person who acts outside their trade”: what such a sentence testifies to, without making a definition. */
export const genericCue = (words: readonly Tagged[], at: number): readonly Witness[] =>
  isGeneric(words, at) ? definingCue(words.slice(at + 2)) : [];

/** One of a kind, said to be somebody of whom more is told. */
function isGeneric(words: readonly Tagged[], at: number): boolean {
  const behind = at + 1;
  if (at !== 1 || !/^an?$/.test(words[0]?.token.lower ?? '') || words[behind]?.token.lower !== 'is') return false;
  const next = words[behind + 1]?.token.lower ?? '';
  const isSomebody = /^(anyone|anybody|someone|somebody|whoever)$/.test(next);
  if (!isSomebody && !/^(an?|the|any)$/.test(next)) return false;
  const phrase = nounPhrase(words, behind + 1);
  if (phrase === undefined || words[phrase.head]?.tag === 'mention') return false;
  return isSomebody || words[phrase.next]?.tag === 'rel' || words[phrase.next + 1]?.tag === 'rel';
}

/** The mention, alone or with its article or one word before it, is emphasised or quoted. */
export function isSetOff({ prose, start, end, acquittal }: ReadMention): boolean {
  if (acquittal?.kind === 'quotation') return prose.text[end] === '"' || prose.text[end] === '”';
  return marksBeginningIn(prose.marks, start - ADJECTIVE, start).some(
    (mark) =>
      (mark.kind === 'strong' || mark.kind === 'emphasis') &&
      mark.end >= end &&
      (mark.end - mark.start <= end - start + ARTICLE ||
        (mark.end === end && isModifier(prose.text.slice(mark.start, start)))),
  );
}

/** “**Active** customer” is one of them; “**Manage** users” is what is done. */
const isModifier = (before: string): boolean => /^\p{L}+ $/u.test(before) && !MANAGING.has(before.trim().toLowerCase());

const MANAGING: ReadonlySet<string> = new Set(
  'manage add create invite delete remove import export list view edit find search get update block impersonate assign select choose track notify contact'.split(
    ' ',
  ),
);

/** So many characters an article or another short word takes, with its space. */
const ARTICLE = 4;

/** … and an adjective: “**Active customer**: …”. */
const ADJECTIVE = 16;

/** What defining words testify to: “a person with a login”, “who has ordered from us”, “software that …”. */
function witnessesOf(words: readonly Tagged[], mention: ReadMention, text: string): readonly Witness[] {
  const { sink, relations } = collect();
  const first = words[0];
  if (first?.token.mention !== undefined) {
    relations.push(...mention.relations);
  } else {
    const phrase = nounPhrase(words, 0);
    if (phrase !== undefined) sink.add('pred', (words[phrase.head] as Tagged).lemma, words[phrase.head]);
    words.forEach((word, at) => {
      if (word.tag === 'rel') readVerbGroup(words, at + 1, sink, undefined);
      if (word.token.lower === 'with') {
        const owned = nounPhrase(words, at + 1);
        if (owned !== undefined) sink.add('poss', (words[owned.head] as Tagged).lemma, words[owned.head]);
      }
    });
  }
  return [...relationCue(relations, text), ...definingCue(words).filter((witness) => isOfPerson(witness, words))];
}

/** Who “delivers orders” does not order: behind the first verb, only another verb says what somebody does. */
function isOfPerson({ start }: Witness, words: readonly Tagged[]): boolean {
  const at = words.findIndex(({ token }) => token.start === start);
  const verb = words.findIndex(({ tag }) => tag === 'rel' || tag === 'verb');
  return verb < 0 || at < verb || words[at]?.tag !== 'noun';
}

/** Phrases in which definitions say who is meant; those of each role stand in its record. */
function definingCue(words: readonly Tagged[]): readonly Witness[] {
  const text = words.map(({ token }) => token.text).join(' ');
  const reach = /[.;]/.exec(text)?.index ?? text.length;
  const clause = text.slice(0, Math.max(reach, 20));
  return roles.flatMap(({ id, definedBy }): readonly Witness[] => {
    const match = definedBy?.pattern.exec(clause);
    if (match == null || definedBy === undefined) return [];
    const phrase = match[0].trim();
    const at = match.index + match[0].indexOf(phrase);
    const first = wordAt(words, at);
    const last = wordAt(words, at + phrase.length - 1);
    if (first === undefined || last === undefined) return [];
    return [
      {
        kind: 'definition',
        role: id,
        weight: definedBy.weight,
        start: first.start,
        end: last.end,
        because: `its definition says “${phrase}”`,
        cue: 'definition',
      },
    ];
  });
}

/** The word at an offset of the words joined by single spaces. */
function wordAt(words: readonly Tagged[], offset: number): Tagged['token'] | undefined {
  let end = -1;
  for (const { token } of words) {
    end += token.text.length + 1;
    if (offset < end) return token;
  }
  return undefined;
}

/** So much decides which role is defined. */
const DECIDED = 0.9;

function roleOf(witnesses: readonly Witness[]): Role | undefined {
  const sums = tally(witnesses);
  const [best, second] = (Object.entries(sums) as [Role, number][]).sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= DECIDED && best[1] - (second?.[1] ?? 0) >= 0.6 ? best[0] : undefined;
}
