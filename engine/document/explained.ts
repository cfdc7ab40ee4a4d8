import type { Prose, Term } from '../model.js';
import type { Tagged } from '../syntax/tagger.js';
import { behind, type DefinedWord, isSetOff, opensClause, phraseAt } from './definition.js';
import type { ParsedBlock, ReadMention } from './read-mention.js';

/**
 * The words that a block explains: those that it defines, and those of which it says who they are in passing, “A customer
 * is a company with a contract; a user is somebody with a login”. Who explains two words tells them apart, whatever roles
 * the explanation gives them.
 */
export function explainedIn(
  block: ParsedBlock & { readonly prose: Prose; readonly defined: readonly DefinedWord[] },
): readonly Term[] {
  if (block.prose.kind === 'heading' || block.prose.kind === 'title') return [];
  const explained = new Set(block.defined.map(({ at }) => (block.mentions[at] as ReadMention).term));
  for (const mention of block.mentions) if (isExplained(mention)) explained.add(mention.term);
  return [...explained];
}

/** “A user is a person who …”, “the *customer* is whoever pays”, “Everybody who logs in is a **user**”. */
function isExplained(mention: ReadMention): boolean {
  const { words, at, possessive } = mention;
  if (possessive !== undefined) return false;
  if (isLabel(mention)) return true;
  const start = phraseAt(words, at);
  if (words[start - 1]?.tag === 'be' && start > 1) return isSetOff(mention) || isWhoever(words);
  const be = behind(words, at);
  if (!/^(?:is|are)$/.test(be) || !(opensClause(words, start) || isIntroduced(words, start))) return false;
  const said = words.slice(words.findIndex(({ token }, index) => index > at && token.lower === be) + 1);
  const first = said[0]?.token.lower ?? '';
  if (SOMEBODY.test(first) || (first === 'what' && said.slice(1, REACH).some(({ lemma }) => lemma === 'call')))
    return true;
  const isOneOfAKind = /^an?$/.test(words[start]?.token.lower ?? '') || isSetOff(mention) || mention.plural;
  if (!isOneOfAKind || !(mention.plural ? /^(?:the|all)$/ : /^(?:an?|the|any|one)$/).test(first)) return false;
  // “A user is a person with …”, “users are the people who …”: what follows tells which.
  return said.slice(1, REACH).some(({ tag, token }) => tag === 'rel' || TELLING.test(token.lower));
}

/** “In this document a customer is …” */
const isIntroduced = (words: readonly Tagged[], start: number): boolean =>
  /^(?:in|on|for|throughout)$/.test(words[0]?.token.lower ?? '') &&
  /^(?:this|these|our|the)$/.test(words[1]?.token.lower ?? '') &&
  start <= 4;

/** “Whoever works with it is a user”, “the company named in the order is our customer”. */
function isWhoever(words: readonly Tagged[]): boolean {
  const [first, second] = words.slice(0, 2).map(({ token }) => token.lower);
  return (
    /^(?:whoever|anyone|anybody|everyone|everybody|those|people)$/.test(first ?? '') ||
    (/^(?:an?|any|the|your)$/.test(first ?? '') &&
      /^(?:company|firm|organi[sz]ation|person|people|party|one|ones)$/.test(second ?? ''))
  );
}

/** “Customer: the company that …”, `<dt>Customer</dt>`, or the word of a row in a table of words. */
function isLabel({ words, at, start, end, prose }: ReadMention): boolean {
  const { kind, text, context } = prose;
  const isWhole = end === text.length && /^(?:an? |the )?$/i.test(text.slice(0, start));
  if (kind === 'term' || kind === 'cell')
    return isWhole && (kind === 'term' || WORDS.test(context.table?.header?.trim() ?? ''));
  return (
    at <= 1 &&
    words.length > FEWEST &&
    /^[:–—=]$/.test(words[at + 1]?.token.text ?? '') &&
    /^(?:an?|the|any|anyone|anybody|someone|somebody|whoever|those|people|persons?)$/.test(
      words[at + 2]?.token.lower ?? '',
    )
  );
}

/** Headers of columns with words. */
const WORDS = /^(?:terms?|words?|roles?|actors?|personas?|names?|who|we say)$/i;

/** Fewer words say nothing of anybody. */
const FEWEST = 5;

/** So many words a noun phrase has at most, before it is told which one is meant. */
const REACH = 8;

const SOMEBODY = /^(?:anyone|anybody|someone|somebody|whoever|everyone|everybody|who|those)$/;

/** What stands behind the kind of person that is meant. */
const TELLING = /^(?:with|without|whose|to|for|under|on|of|that|who)$/;
