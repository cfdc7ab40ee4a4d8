import type { ReadMention } from '../document/read-mention.js';
import { ORGANISATIONS, STAFF } from '../evidence/nature.js';
import type { Prose, Role } from '../model.js';
import { marksAround } from '../prose/marks.js';
import { toSource } from '../prose/offset.js';
import { nounPhrase, phraseStart } from '../syntax/phrase.js';
import type { Tagged } from '../syntax/tagger.js';
import { roles } from '../termbase/roles.generated.js';

/** How far behind a mention the end of its link is looked for, in UTF-16 code units. */
const REACH = 300;

/** Of the source, nothing is looked at here that is further from the block of a mention, in UTF-16 code units. */
export const AROUND = REACH;

/**
 * Whether a word stands in the text of a link that leads to something called so: “[carts of registered users](carts-of-registered-users.md)”
 * is the name of a page, and “[Customers](/admin/customers)” that of a resource. Who writes another word there leaves the name as it is.
 */
export function namesItsTarget({ term, start, end }: ReadMention, prose: Prose, source: string): boolean {
  const isLinked = marksAround(prose.marks, 'link', { start, end }).length > 0;
  if (!isLinked && prose.context.attribute === undefined) return false;
  const from = toSource(prose, start, end).end;
  const behind = source.slice(from, from + REACH);
  const target = isLinked ? TARGET.exec(behind)?.[1] : LISTED.exec(behind)?.[1];
  if (target === undefined) return false;
  const word = term.slice(term.lastIndexOf(' ') + 1);
  return target
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((part) => part === word || part === `${word}s`);
}

/** The destination of a Markdown link, behind some of its text. */
const TARGET = /^[^[\]\n]{0,200}\]\(\s*<?([^\s)>]{1,300})/;

/** In front matter, the address on the line below a title. */
const LISTED = /^[^\n]{0,200}\n[ \t-]*(?:link|url|href|path|slug):[ \t]*["']?(\S{1,300})/;

/**
 * Whether the words before a mention say what its people operate, or for whom: “Back Office user”, “QuickBooks users”,
 * “a merchant user”; or those behind it where they work: “a user in the accounts department”. Then they operate it,
 * whatever else is spoken of.
 */
export function isNamedOperator({ words, at }: ReadMention): boolean {
  if (worksSomewhere(words, at)) return true;
  const before = words[at - 1];
  if (before === undefined || before.token.mention !== undefined || before.tag === 'sign') return false;
  // “your shop's users” may be those who buy there
  if (before.token.possessive) return false;
  if (
    WORKPLACES.has(before.lemma) ||
    WORKPLACES.has(before.token.lower) ||
    STAFF.has(before.lemma) ||
    ORGANISATIONS.has(before.lemma) ||
    APART.has(before.token.lower)
  )
    return true;
  // A capital letter behind the first word of the sentence begins a name.
  return at > 1 && (before.tag === 'noun' || before.tag === 'adj') && /^\p{Lu}/u.test(before.token.text);
}

/** “in the accounts department”, “from your finance team”. */
function worksSomewhere(words: readonly Tagged[], at: number): boolean {
  const preposition = words[at + 1]?.token.lower ?? '';
  if (!/^(?:in|from|of|at)$/.test(preposition) || words[at + 2]?.tag !== 'det') return false;
  const phrase = nounPhrase(words, at + 2);
  return phrase !== undefined && UNITS.has(words[phrase.head]?.lemma ?? '');
}

/** What an organisation is made of. */
const UNITS: ReadonlySet<string> = new Set('department team office desk warehouse branch shift'.split(' '));

/** Where people work with a product, besides what employs them. */
const WORKPLACES: ReadonlySet<string> = new Set(
  'office shop store warehouse merchant vendor seller supplier partner admin administrator backend portal dashboard workspace team department billing finance accounting procurement'.split(
    ' ',
  ),
);

/** Which of the people who operate it: those of the house, or each by themselves. */
const APART: ReadonlySet<string> = new Set(['internal', 'individual', 'prospective']);

/** Whether they are somebody's who buys for them: “if the customer has five users”. */
export function isHeld({ words, at }: Pick<ReadMention, 'words' | 'at'>): boolean {
  const verb = phraseStart(words, at) - 1;
  if (words[verb]?.tag !== 'have') return false;
  let subject = verb - 1;
  while (words[subject]?.tag === 'adv' || words[subject]?.tag === 'modal') subject--;
  return words[subject]?.token.mention?.roles.some((role) => HOLDERS.has(role)) === true;
}

/** The roles whose people have people. */
const HOLDERS: ReadonlySet<Role> = new Set(roles.flatMap(({ heldBy }) => heldBy ?? []));

/** Whether a word stands in a list of what is kept on record: “users, teams and roles”, “customers and projects”. */
export function isListedAmongThings({ words, at, possessive }: ReadMention): boolean {
  if (possessive !== undefined) return false;
  const start = phraseStart(words, at);
  return (
    (isJoint(words[start - 1]) && isThing(words[start - 2])) ||
    (isJoint(words[at + 1]) && isThing(after(words, at + 2)))
  );
}

const isJoint = (word: Tagged | undefined): boolean => /^(?:,|and|or|&)$/.test(word?.token.lower ?? '');

const isThing = (word: Tagged | undefined): boolean => word !== undefined && THINGS.has(word.token.lower);

/** The word behind a comma, without what stands before it: “, and their roles”. */
function after(words: readonly Tagged[], from: number): Tagged | undefined {
  let at = from;
  while (isJoint(words[at]) || words[at]?.tag === 'det' || words[at]?.tag === 'adj') at++;
  return words[at];
}

/** What is kept beside people, each in a list of its own. */
const THINGS: ReadonlySet<string> = new Set(
  'teams roles permissions groups subscriptions projects tasks products orders invoices tickets tags reports quotes departments activities timesheets'.split(
    ' ',
  ),
);

/** Whether the code on the line of a mention calls them by the same word: beside “`$userId`” a user is no customer. */
export function isCalledSoInCode({ term, start, end: stop }: ReadMention, prose: Prose, source: string): boolean {
  const word = term.slice(term.lastIndexOf(' ') + 1);
  const span = toSource(prose, start, stop);
  // Of a line of any length only so much is looked at.
  const before = source.slice(Math.max(0, span.start - REACH), span.start);
  const behind = source.slice(span.end, span.end + REACH);
  const end = behind.indexOf('\n');
  const line = `${before.slice(before.lastIndexOf('\n') + 1)}${source.slice(span.start, span.end)}${end < 0 ? behind : behind.slice(0, end)}`;
  // Most lines hold no identifier.
  if (!isIdentifier(line)) return false;
  return (line.match(NAME) ?? [])
    .filter(isIdentifier)
    .some((name) =>
      name
        .split(/[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u)
        .some((part) => part.toLowerCase() === word || part.toLowerCase() === `${word}s`),
    );
}

/**
 * Whether an endpoint beside a mention is called so: above “`GET /users/:id/purchases`” the user is what an API keeps.
 * Of eight such findings in pages that nothing was learned from, two readers shared none.
 */
export function isOfEndpoint({ term, start, end: stop }: ReadMention, prose: Prose, source: string): boolean {
  const { start: from, end } = toSource(prose, start, stop);
  const around = source.slice(Math.max(0, from - REACH), end + REACH);
  const word = term.slice(term.lastIndexOf(' ') + 1);
  return [...around.matchAll(ENDPOINT)].some(([, path = '']) =>
    path.split(/[^\p{L}]+/u).some((part) => part.toLowerCase() === word || part.toLowerCase() === `${word}s`),
  );
}

/** A method of HTTP and an address. */
const ENDPOINT = /\b(?:GET|POST|PUT|PATCH|DELETE)[ `*]{1,4}(?:https?:\/)?(\/\S{1,100})/g;

const NAME = /[\p{L}\d_]+/gu;

/** Whether a name is of several words, as programs write them. */
const isIdentifier = (name: string): boolean => /_[\p{L}\d_]|\p{Ll}\p{Lu}/u.test(name);

/** Whether a word stands in the text of a control: “check **Charge user now**”. */
export function isOnControl({ prose, start, end }: ReadMention): boolean {
  return marksAround(prose.marks, 'strong', { start, end }).some(
    (mark) =>
      mark.start < start &&
      /^\p{Lu}/u.test(prose.text.slice(mark.start, mark.end)) &&
      PRESSED.test(clauseBefore(prose.text, mark.start)),
  );
}

/** What stands before a place in its sentence, at most 80 UTF-16 code units. */
const clauseBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - 80), at)
    .split(/[.!?]/)
    .at(-1) ?? '';

/** What is done to a control, in front of its name. */
const PRESSED = /\b(?:click|select|check|choose|press|tap|enable|disable|tick|open|toggle|activate)\b/i;
