import type { ReadMention } from '../document/read-mention.js';
import { mapped, type Steps } from '../steps.js';
import { singular } from '../syntax/lemma.js';
import type { Slot } from '../syntax/relation.js';
import type { CastBlock, CastMention } from './input.js';
import { seedOf } from './people.js';
import {
  EVERYBODY,
  GESTURES,
  MANAGEMENT,
  PERSONAL,
  PURCHASED,
  PURCHASES,
  ROWS,
  SCREEN,
  STAFF_MODIFIERS,
  THEMES,
  type Theme,
  TILL,
} from './vocabulary.js';

/**
 * What one mention shows of its person. It says nothing of where its block stands: it is the same object in all versions
 * of a document in which the block is the same.
 */
export interface Portrait {
  readonly mention: CastMention;
  /** What its block says. */
  readonly prose: ReadMention['prose'];
  /** Number of its block, see {@link numbered}. */
  readonly block: number;
  /** Where it begins in the source, from the start of its block. */
  readonly offset: number;
  readonly term: string;
  /** Matches the word, also in the plural, wherever it stands in a text. */
  readonly word: RegExp;
  /** A person is meant, not a set compound, a program or a quotation. */
  readonly person: boolean;
  /** The head of the compound that it opens, or the empty text. */
  readonly head: string;
  /** It is no part of a compound, or of one that speaks of the person. */
  readonly full: boolean;
  /** Does something. */
  readonly acts: boolean;
  readonly gesture: boolean;
  readonly buys: boolean;
  /** Somebody manages it: “edit the customer”. */
  readonly managed: boolean;
  /** “As a customer, I want”. */
  readonly story: boolean;
  /** “the”, “a”: an article stands right before it. */
  readonly article: boolean;
  readonly staff: boolean;
  readonly everybody: boolean;
  /** The evidence around it speaks of a screen, of a till. */
  readonly screen: boolean;
  readonly till: boolean;
  /** “customer data”, “customer name”, “list of customers”. */
  readonly row: boolean;
  /** “Unlike users, …” */
  readonly unlike: boolean;
  /** “add_item”: what its people do to what. */
  readonly deeds: readonly string[];
  /** What its people have, but for what everybody has. */
  readonly possessions: readonly string[];
  /** What stands as a name right before it: “Acme” in “Acme users”, “Data” in “Data Consumer”. */
  readonly names: readonly string[];
  /** “your”, “the merchant's”. */
  readonly owner: string;
  /** It opens the block as its label: “Customer: …”, “| Customer |”, “### Customer”. */
  readonly label: boolean;
  /** What the headings above speak of. */
  readonly under: Themes;
  /** What the block speaks of. */
  readonly says: Themes;
}

/** The themes of a text. */
export interface Themes {
  has(theme: Theme): boolean;
}

const words = new Map<string, RegExp>();

/** Matches a word for people, also in the plural. */
export function wordPattern(term: string): RegExp {
  let word = words.get(term);
  if (word === undefined) {
    word = new RegExp(`\\b${term.replace(/[^\p{L}\p{N} -]/gu, '.')}s?\\b`, 'i');
    words.set(term, word);
  }
  return word;
}

/**
 * Portraits of an earlier version of a document, by the relations of their mentions: these are the same object as
 * long as nothing changes for the mention, its block and the headings above.
 */
export type KnownPortraits = ReadonlyMap<CastMention['relations'], Portrait>;

/**
 * Draws every mention of a block.
 *
 * @param known portraits that need not be drawn again
 */
export function* portraitsOf(
  { mentions }: CastBlock,
  block: number,
  known?: KnownPortraits,
): Steps<readonly Portrait[]> {
  const [first] = mentions;
  if (first === undefined) return NONE;
  const same = mentions.map(({ relations }) => known?.get(relations));
  if (same.every((one) => one !== undefined))
    return same.map((one, at) => movedPortrait(one, mentions[at] as CastMention, block));
  const { under, says } = themesOf(first.mention.prose);
  return yield* mapped(mentions, (mention) => portraitOf(mention, block, under, says));
}

/** No portraits: the same list for all blocks without people. */
export const NONE: readonly never[] = [];

/** A portrait in a version of its document in which its block has another number, or stands behind other lists. */
export function movedPortrait(one: Portrait, mention: CastMention, block: number): Portrait {
  if (one.mention === mention && one.block === block) return one;
  const { prose, offset } = mention.mention;
  return { ...one, mention, prose, offset, block };
}

/** Made apart from what draws a block, which knows the earlier portraits: a portrait that is kept would keep them all. */
const themesOf = ({ text, context: { headings } }: Portrait['prose']): Pick<Portrait, 'under' | 'says'> => ({
  under: themesIn(() => headings.slice(-3).join(' > ')),
  says: themesIn(() => text),
});

function portraitOf(mention: CastMention, block: number, under: Themes, says: Themes): Portrait {
  const { relations, words, at } = mention;
  const { prose, offset } = mention.mention;
  const lemmas = (slot: Slot): readonly string[] =>
    relations.filter((relation) => relation.slot === slot).map(({ lemma }) => lemma);
  const before = words[at - 1]?.token.lower ?? '';
  const mods = lemmas('mod');
  const head = lemmas('comp')[0] ?? '';
  const names = namesOf(mention);
  const person = isPerson(mention, names);
  const verbs = lemmas('subj').map(first);
  const objects = lemmas('svo').map((lemma) => lemma.slice(lemma.indexOf('_') + 1));
  const passive = lemmas('psubj').map(first);
  const managed = [...lemmas('obj'), ...passive].map(first).some((verb) => MANAGEMENT.has(verb));
  const has = (list: ReadonlySet<string>): boolean => mods.some((mod) => list.has(mod)) || list.has(singular(before));
  return {
    mention,
    prose,
    block,
    offset,
    term: mention.mention.term,
    word: wordPattern(mention.mention.term),
    person,
    head,
    full: person && (head === '' || PERSONAL.has(head)),
    acts: verbs.length > 0 || passive.some((verb) => SHOWN.has(verb)),
    gesture: verbs.some((verb) => GESTURES.has(verb)) || passive.some((verb) => SHOWN.has(verb)),
    buys:
      verbs.some((verb) => PURCHASES.has(verb)) || (verbs.length > 0 && objects.some((noun) => PURCHASED.has(noun))),
    managed,
    story: isStory(mention),
    article: /^(?:the|an?)$/.test(before),
    staff: has(STAFF_MODIFIERS),
    everybody: has(EVERYBODY) || /^\d/.test(before),
    screen: mention.families.some((family) => SCREEN.has(family)),
    till: mention.families.some((family) => TILL.has(family)),
    row:
      ROWS.has(head) ||
      lemmas('nprep').some((lemma) => /^(?:list|number|set|table|type|group|id|name)_of$/.test(lemma)),
    unlike: words.slice(Math.max(0, at - 3), at).some(({ token }) => token.lower === 'unlike'),
    deeds: lemmas('svo'),
    possessions: relations
      .filter(({ slot, lemma }) => (slot === 'poss' || slot === 'comp') && !FAINT.has(lemma))
      .map(({ lemma }) => lemma),
    names,
    owner: lemmas('owner')[0] ?? '',
    label: isLabel(mention),
    under,
    says,
  };
}

/** What everybody has, and so joins nobody. */
const FAINT: ReadonlySet<string> = new Set(
  'have use want need get see make do provide access data information experience account name'.split(' '),
);

const first = (lemma: string): string => lemma.split('_')[0] as string;

/** What a screen or a shop does to the person before it. */
const SHOWN: ReadonlySet<string> = new Set(
  'show present prompt redirect notify ask take log direct inform give allow require return sign authenticate display charge bill'.split(
    ' ',
  ),
);

/** The sentence, or the line, begins with “As a …”. */
function isStory({ words, at }: CastMention): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 5); before--) {
    const word = words[before]?.token.lower;
    // “shared by us and you as a customer” is none.
    if (word === 'as')
      return (
        words.slice(at + 1, at + 5).some(({ token }) => /^(?:I|i|so)$/.test(token.text)) ||
        (at + 1 >= words.length - 2 && (words[before - 1]?.tag ?? 'sign') === 'sign')
      );
  }
  return false;
}

/** The word stands alone in its cell or heading, or before the colon or dash that opens its block. */
function isLabel({ mention }: CastMention): boolean {
  const { prose } = mention;
  const after = prose.text.slice(mention.end, mention.end + 40);
  return (
    opens(prose.text, mention.start) &&
    (/^\s*(?:\(.{0,30}\)\s*)?(?:$|[:|–—]|- |\n)/u.test(after) || (prose.kind === 'heading' && PARTS.test(after)))
  );
}

/** What belongs to a role, behind its name in a heading. */
const PARTS =
  /^\s*(?:features?|roles?|personas?|stories|capabilities|side|portal|app|dashboard|requirements?|journey|flow)\b/i;

/** A label begins so soon. */
const SOON = 40;

/** Before an offset stand at most a number, an article, and one more word: “4.1 The returning”. */
function opens(text: string, offset: number): boolean {
  if (offset > SOON) return false;
  const before = text.slice(0, offset);
  const words = (before.match(/\p{L}+/gu) ?? []).filter((word) => !/^(?:the|an?|as|for)$/i.test(word));
  return words.length <= 1 && !/[,;:!?]/.test(before);
}

const PLAIN =
  /^(?:new|existing|registered|authenticated|anonymous|active|all|other|each|every|any|potential|target|first|new|current|primary|returning|logged|individual|different|the|our|mobile|online|end|regular|many|such|specific|same|single|real|human|external|internal|verified|own|next|last|more|most|loyal|happy|paying|free|paid|frequent|satisfied|unauthenticated|inactive|guest|typical|average|app|web|website|site|admin|system|final)$/;

function namesOf({ relations, mention: { prose } }: CastMention): readonly string[] {
  return relations
    .filter(({ slot, start }) => slot === 'mod' && /^\p{Lu}\p{L}/u.test(prose.text.slice(start, start + 2)))
    .map(({ lemma }) => lemma)
    .filter((lemma) => !PLAIN.test(lemma));
}

/** Neither a set compound nor a quotation nor a program; a role with a name (“Data Consumer”) is no program. */
function isPerson(mention: CastMention, names: readonly string[]): boolean {
  const { acquittal, relations } = mention;
  const opens = relations.some(({ slot }) => slot === 'comp');
  if (acquittal === 'technical' || (acquittal === 'compound' && !opens))
    return names.length > 0 && /^\p{Lu}/u.test(mention.mention.surface);
  return (acquittal === undefined || acquittal === 'unit' || acquittal === 'name') && !isProgram(mention);
}

/** “API client”, “Redis client”, `client-side`: programs, of which the engine judges nothing either. */
function isProgram({ mention, words, at }: CastMention): boolean {
  if (seedOf(mention.term).trait !== 'program') return false;
  const before = words[at - 1]?.token.lower ?? '';
  const after = words[at + 1]?.token.lower ?? '';
  return (
    PROGRAM_BEFORE.test(before) ||
    PROGRAM_AFTER.test(after) ||
    words[at - 1]?.tag === 'opaque' ||
    words[at + 1]?.tag === 'opaque'
  );
}

const PROGRAM_BEFORE =
  /^(?:api|http|https|web|mobile|rest|supabase|email|mail|oauth2?|prisma|thin|fat|desktop|database|db|redis|kafka|event|queue|stream|message|mcp|grpc|websocket|ws|s3|sdk|axios|query|react|apollo|graphql|next|browser|stripe|postgres|git|github|ssh|service|downstream|backend|front-?end|typescript|python|node|java|go|aws|flutter|ios|android|public|confidential|native|openai|llm|ftp|vpn|ldap|oidc)$/;
const PROGRAM_AFTER =
  /^(?:side|secret|library|sdk|ids?|component|components|bundle|code|server|app|requests?|timeout|cache|state|errors?|credentials|certificate|runtime|retry|retries|generation|stub|wrapper|offset|lag|process|loop|groups?|topic|queue|libraries|applications?)$/;

/** Each theme is looked for when it is first asked for. */
function themesIn(text: () => string): Themes {
  const known = new Map<Theme, boolean>();
  return {
    has(theme) {
      let holds = known.get(theme);
      if (holds === undefined) {
        holds = THEMES[theme].test(text());
        known.set(theme, holds);
      }
      return holds;
    },
  };
}
