import type { ReadMention } from '../document/read-mention.js';
import type { PartOfSpeech } from '../model.js';
import type { PosTag } from '../syntax/tagger.js';
import { isPhrasal } from '../termbase/form.js';

/** Whether a word is used as a part of speech where it stands: “login to the site” and “the login page”. */
export function isUsedAs(partOfSpeech: PartOfSpeech, mention: ReadMention): boolean {
  if (partOfSpeech === 'verb') return isVerb(mention);
  if (partOfSpeech === 'noun') return !isVerb(mention);
  return partOfSpeech !== 'adjective' || NAMING.has(tagAt(mention, 1) ?? 'sign');
}

/** What stands in front of a verb, and what never does. */
const BEFORE_VERB: ReadonlySet<PosTag> = new Set(['to', 'modal', 'pron', 'rel', 'mention']);
const BEFORE_NOUN: ReadonlySet<PosTag> = new Set(['det', 'adj', 'noun', 'num', 'prep', 'be']);
const NAMING: ReadonlySet<PosTag> = new Set(['noun', 'mention', 'opaque']);

function isVerb(mention: ReadMention): boolean {
  const { words, at, form, possessive } = mention;
  if (possessive !== undefined) return false;
  if (form === 'ed' || form === 'ing') return true;
  const next = tagAt(mention, 1);
  // “guests log in”, “the guest logs in”: the particle makes it plain, unless a noun stands behind it.
  if (isBehindSubject(mention))
    return isPhrasal(mention.surface.toLowerCase().replace(/\s+/g, ' '))
      ? next === undefined || !NAMING.has(next)
      : next === 'adv' || words[at + 1]?.token.lower === 'to';
  let before = at - 1;
  while (words[before]?.tag === 'adv') before--;
  const tag = words[before]?.tag;
  if (words[before]?.token.lower === 'please' || (tag !== undefined && BEFORE_VERB.has(tag))) return true;
  if (tag !== undefined && BEFORE_NOUN.has(tag)) return false;
  // What opens its clause is an order, unless a noun stands behind it: “Login page”.
  return next === undefined || !(NAMING.has(next) || next === 'be' || next === 'verb' || next === 'modal');
}

/** In the singular, only its verb ends in -s; behind the plural, only its verb does not. */
function isBehindSubject({ words, at, plural }: ReadMention): boolean {
  const before = words[at - 1];
  if (before === undefined || !NAMING.has(before.tag)) return false;
  return plural || /[^s]s$/.test(before.token.lower);
}

const tagAt = ({ words, at }: ReadMention, by: number): PosTag | undefined => words[at + by]?.tag;
