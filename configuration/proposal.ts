import type { Role, Term } from '../engine/model.js';
import { builtInRoles } from '../engine/termbase/recommended.js';
import { ANYBODY, isPerson, recordOf } from '../engine/termbase/role-record.js';
import { castNames, deeds, shippedCast, type WrittenMember } from './casts.js';
import type { PeopleOfDocuments, PersonPair, PersonWord, ToldMeaning } from './people.js';
import { termFault } from './text-shapes.js';

/** Who the people of a product are: a cast that ships by its name, or the words for them. */
export type ProposedCast = string | ReadonlyMap<Term, WrittenMember>;

/** What a configuration could say of the people of documents. */
export interface Proposal {
  /** Undefined where nothing can be told. */
  readonly cast: ProposedCast | undefined;
  /** The casts that ship and that nothing in the documents speaks against; the best first. */
  readonly fits: readonly string[];
  /** Two words that seem to be one person; a reader is asked. */
  readonly seeming: readonly PersonPair[];
  /** Two words that the documents tell apart. */
  readonly apart: readonly PersonPair[];
  /** What documents say that words mean. */
  readonly meanings: ReadonlyMap<Term, ToldMeaning>;
}

/** A cast without words that are given up for others; undefined where nobody is left. */
export function castWithout(cast: ProposedCast, givenUp: readonly Term[]): ProposedCast | undefined {
  const members = typeof cast === 'string' ? shippedCast(cast) : cast;
  const others = new Map([...members].filter(([word]) => !givenUp.includes(word)));
  if (others.size === members.size) return cast;
  return others.size === 0 ? undefined : others;
}

/** What each word is told to do. */
type Doing = ReadonlyMap<Term, readonly Role[]>;

/** A word is one of the people when it stands so often. */
const COMMON = 3;
/** What somebody does is told by so many sentences, and by such a part of all that tell anything. */
const TELLS = { sentences: 3, share: 0.2 } as const;
/** More than once. */
const MANY = 2;

/** The roles of people. */
const persons: readonly Role[] = Object.values(deeds);

const deedOf = new Map(Object.entries(deeds).map(([deed, role]) => [role, deed]));

/** What a word does of itself. */
const usual = (term: Term): Role | undefined => builtInRoles(term).find(isPerson);

/** Words that every cast which ships is about; one of each list must stand in the documents. */
const NEEDED: Readonly<Record<string, readonly (readonly Term[])[]>> = {
  direct: [['customer']],
  b2b: [['customer'], ['user']],
  b2b2c: [['customer'], ['end user', 'consumer']],
  marketplace: [['merchant'], ['customer']],
  agency: [['client'], ['customer']],
  household: [['customer'], ['consumer']],
};

/**
 * Proposes what is told, and nothing else: a word of which nothing can be told is in no cast.
 *
 * @param told.actors those of stories, by whatever word, and how many stories each has
 * @param told.kinds whom a document lists as kinds of users
 */
export function proposalFor({
  words,
  pairs,
  actors,
  kinds,
}: Pick<PeopleOfDocuments, 'words' | 'pairs' | 'actors' | 'kinds'>): Proposal {
  const common = words.filter(({ mentions }) => mentions >= COMMON);
  const terms = new Set(common.map(({ term }) => term));
  const known = pairs.filter(({ words: [a, b] }) => terms.has(a) && terms.has(b));
  const seeming = pairs.filter(({ one, apart }) => one > apart);
  const apart = known.filter(isApart);
  const asked = new Set(seeming.flatMap((pair) => pair.words));
  const people = new Map(common.map((word) => [word.term, asked.has(word.term) ? [] : doesOf(word, words)]));
  // Where documents differ about two words, neither is proposed before somebody has decided.
  const given = new Set(
    pairs
      .filter(({ one }) => one > 0)
      .flatMap(({ words: both, keep, apart: many }) => both.filter((term) => many > 0 || term !== keep)),
  );
  const defined = words.filter((word) => isExplained(word) && !given.has(word.term));
  const members = membersOf({ common, apart, people, defined, given, actors, kinds });
  const fits = castNames.filter((name) => isFitting(name, people, known));
  const sure = fits.find((name) => isTold(name, common, known));
  const meanings = new Map(words.flatMap(({ term, meaning }) => (meaning === undefined ? [] : [[term, meaning]])));
  return { cast: sure ?? (members.size > 0 ? members : undefined), fits, seeming, apart, meanings };
}

const isApart = ({ one, apart, covering }: PersonPair): boolean => apart > 0 && one === 0 && covering <= apart;

/** What the sentences of a word tell of it; its usual role first. What another word says by itself, it does not do. */
function doesOf(word: PersonWord, all: readonly PersonWord[]): readonly Role[] {
  const total = persons.reduce((sum, role) => sum + (word.roles.get(role) ?? 0), 0);
  const isTold = (role: Role): boolean => {
    const times = word.roles.get(role) ?? 0;
    return times >= TELLS.sentences && times >= TELLS.share * total;
  };
  const isElsewhere = (role: Role): boolean => all.some(({ term }) => term !== word.term && usual(term) === role);
  const told = persons.filter((role) => isTold(role) && (role === usual(word.term) || !isElsewhere(role)));
  return told.sort((a, b) => Number(b === usual(word.term)) - Number(a === usual(word.term)));
}

/** What the documents tell of their people. */
interface ToldPeople {
  readonly common: readonly PersonWord[];
  readonly apart: readonly PersonPair[];
  readonly people: Doing;
  /** Words whose meaning is said, and tells what they do; however seldom they stand. */
  readonly defined: readonly PersonWord[];
  /** Words that seem to name a person who has another word. */
  readonly given: ReadonlySet<Term>;
  readonly actors: ReadonlyMap<string, number>;
  readonly kinds: ReadonlySet<string>;
}

/**
 * The words that are told apart from each other, the commonest first; those that stories and lists of roles name; and
 * one of which alone something is told.
 */
function membersOf({
  common,
  apart,
  people,
  defined,
  given,
  actors,
  kinds,
}: ToldPeople): ReadonlyMap<Term, WrittenMember> {
  const areApart = (a: Term, b: Term): boolean => apart.some(({ words }) => words.includes(a) && words.includes(b));
  const apartWords: PersonWord[] = [];
  for (const word of common) {
    const isPerson = apart.some(({ words }) => words.includes(word.term));
    // “user” and “end user” are one word, said shorter.
    const isLonger = apartWords.some(({ term }) => word.term.endsWith(` ${term}`) || term.endsWith(` ${word.term}`));
    if (isPerson && !isLonger && apartWords.every(({ term }) => areApart(term, word.term))) apartWords.push(word);
  }
  const named = common.filter((word) => isNamed(word) && !given.has(word.term) && !apartWords.includes(word));
  const alone = common.find(({ term }) => (people.get(term)?.length ?? 0) >= MANY);
  const two = apartWords.length > 1 ? apartWords : [];
  const explained = defined.filter((word) => !two.includes(word) && !named.includes(word));
  // The general word is explained for anybody: it is one of the people where there are others.
  const isAnybody = (word: PersonWord): boolean => explained.includes(word) && usual(word.term) === ANYBODY;
  const all = [...two, ...named, ...explained];
  const some = all.every(isAnybody) ? [] : all;
  const told = some.length > 0 ? some : alone === undefined ? [] : [alone];
  const written = told.map((word) => {
    const said = isExplained(word) ? (word.meaning?.roles ?? []) : [];
    const acting = people.get(word.term) ?? [];
    const roles = [...acting, ...persons.filter((role) => said.includes(role) && !acting.includes(role))];
    return [word.term, memberOf(word, told, isNamed(word) ? rolesOfNamed(word, roles) : roles)] as const;
  });
  const members = new Map([...written, ...(named.length > 0 ? othersIn(actors, common) : [])]);
  // Who alone works with a product is no news, but by a word of the team.
  const isNews =
    members.size > 1 ||
    explained.some(({ term }) => usual(term) === undefined) ||
    [...members.values()].some(({ does = [] }) => does.length >= MANY);
  if (!isNews) return new Map();
  // Who is one of several kinds of users has not slipped where “user” stands: that is everybody.
  const covers = [...members.keys()].some((term) => kinds.has(term));
  const general = covers ? common.filter(({ term }) => usual(term) === ANYBODY && !given.has(term)) : [];
  return new Map([
    ...members,
    ...general.filter(({ term }) => !members.has(term)).map(({ term }) => [term, {}] as const),
  ]);
}

/** Its meaning tells what somebody does. */
const isExplained = ({ meaning }: PersonWord): boolean =>
  meaning?.roles.some((role) => persons.includes(role)) === true;

/** A story or a list of roles has it for its actor; the general word may stand for anybody there. */
const isNamed = ({ term, named, defined }: PersonWord): boolean =>
  usual(term) !== ANYBODY && (named >= MANY || (named > 0 && defined > 0));

/** Who wants something of a product works with it; and buys, where one sentence says so of a word that is for buyers. */
function rolesOfNamed(word: PersonWord, roles: readonly Role[]): readonly Role[] {
  const isUsual = usual(word.term) !== undefined;
  const buys = (role: Role): boolean =>
    isUsual && recordOf(role).operates?.as === ANYBODY && (word.roles.get(role) ?? 0) > 0;
  return persons.filter((role) => role === ANYBODY || roles.includes(role) || buys(role));
}

/** So many people that stories tell of by words of their own are proposed. */
const OTHERS = 6;

/** Actors of stories whose words are no usual ones for people: they work with the product. */
function othersIn(
  actors: ReadonlyMap<string, number>,
  common: readonly PersonWord[],
): readonly (readonly [Term, WrittenMember])[] {
  const known = new Set(common.map(({ term }) => term));
  return [...actors]
    .filter(([actor]) => !known.has(actor) && usual(actor) === undefined && termFault(actor) === undefined)
    .filter(([actor]) => ![...known].some((term) => actor.endsWith(` ${term}`)))
    .sort(([, one], [, other]) => other - one)
    .slice(0, OTHERS)
    .map(([actor]) => [actor, { does: ['operates'] }] as const);
}

function memberOf(word: PersonWord, members: readonly PersonWord[], roles: readonly Role[]): WrittenMember {
  const does = roles.map((role) => deedOf.get(role) as string);
  const of = members.find(({ term }) => term !== word.term && (word.owners.get(term) ?? 0) >= MANY)?.term;
  return { ...(does.length > 0 && { does }), ...(of !== undefined && { of }) };
}

/** Nothing speaks against it: everybody is in it, does there what he does, and nobody is two. */
function isFitting(name: string, people: Doing, pairs: readonly PersonPair[]): boolean {
  const cast = shippedCast(name);
  const needed = NEEDED[name] ?? [];
  return (
    needed.every((words) => words.some((term) => people.has(term))) &&
    [...people].every(([term, roles]) => {
      const member = cast.get(term);
      return member !== undefined && roles.every((role) => member.does?.includes(deedOf.get(role) as string) === true);
    }) &&
    pairs.every(({ one }) => one === 0)
  );
}

/** The documents tell it: every two of its words are told apart, and who is somebody's is said to be. */
function isTold(name: string, words: readonly PersonWord[], pairs: readonly PersonPair[]): boolean {
  const cast = shippedCast(name);
  const of = (word: PersonWord): Term | undefined => cast.get(word.term)?.of;
  return (
    words.length > 1 &&
    pairs.length === (words.length * (words.length - 1)) / 2 &&
    pairs.every(isApart) &&
    words.some((word) => of(word) !== undefined) &&
    words.every((word) => isOwned(word, of(word)))
  );
}

/** Nobody is a merchant who sells to nobody; of everybody else a text must say whose he is. */
const isOwned = ({ owners }: PersonWord, of: Term | undefined): boolean =>
  of === undefined || of === 'merchant' || (owners.get(of) ?? 0) >= MANY;
