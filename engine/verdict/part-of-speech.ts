import type { ReadMention } from '../document/read-mention.js';
import type { PartOfSpeech } from '../model.js';
import type { Tag } from '../syntax/tag.js';

/** Whether a word is used as a part of speech where it stands: “login to the site” and “the login page”. */
export function isUsedAs(partOfSpeech: PartOfSpeech, mention: ReadMention): boolean {
  if (partOfSpeech === 'verb') return isVerb(mention);
  if (partOfSpeech === 'noun') return !isVerb(mention);
  return partOfSpeech !== 'adjective' || NAMING.has(tagAt(mention, 1) ?? 'sign');
}

/** What stands in front of a verb, and what never does. */
const BEFORE_VERB: ReadonlySet<Tag> = new Set(['to', 'modal', 'pron', 'rel', 'mention']);
const BEFORE_NOUN: ReadonlySet<Tag> = new Set(['det', 'adj', 'noun', 'num', 'prep', 'be']);
const NAMING: ReadonlySet<Tag> = new Set(['noun', 'mention', 'opaque']);

function isVerb(mention: ReadMention): boolean {
  const { words, at, form, possessive } = mention;
  if (possessive !== undefined) return false;
  if (form === 'ed') return true;
  const next = tagAt(mention, 1);
  let before = at - 1;
  while (words[before]?.tag === 'adv') before--;
  const tag = words[before]?.tag;
  if (words[before]?.token.lower === 'please' || (tag !== undefined && BEFORE_VERB.has(tag))) return true;
  if (tag !== undefined && BEFORE_NOUN.has(tag)) return false;
  // What opens its clause is an order, unless a noun stands behind it: “Login page”.
  return next === undefined || !(NAMING.has(next) || next === 'be' || next === 'verb' || next === 'modal');
}

const tagAt = ({ words, at }: ReadMention, by: number): Tag | undefined => words[at + by]?.tag;
