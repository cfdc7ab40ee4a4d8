import { between, bit, count, type Facts, inOneSentence, log, type Pair, relates, type Side, share } from './pair.js';
import type { Portrait } from './portrait.js';

/** What tells the two words apart, or settles how they stand to each other. */
export function apartFacts(pair: Pair): Facts {
  const { a, b } = pair;
  const joints = jointsOf(a, b);
  const said = (pattern: RegExp): number => log(joints.filter((words) => pattern.test(words)).length);
  const facts: Record<string, number> = {
    coordinated: said(/^\s*(?:,|,?\s*(?:and|or|&|and\/or))\s*(?:the |our |their |other |all |an? )?(?:\p{L}+ )?$/iu),
    slash: said(/^\s*\/\s*$/),
    equation: said(/^\s*(?:\((?:the |an? |i\.e\.,? |aka |or |end )?|=|≈)\s*$/i),
    toldNot: said(
      /\b(?:are not|is not|isn.t|aren.t|never|≠|!=|rather than|as opposed to|distinct from|separate from|instead of|vs\.?|versus|unlike)\b/i,
    ),
    definition: said(
      /^\W{0,3}(?:\s*(?:is|are|means?)\s+(?:an?|the|any|our)?\s*|\s*[:–—-]\s*(?:an?|any|the|our)?\s*)(?:\p{L}+\s+){0,2}$/iu,
    ),
    settled: log(settlements(a, b, pair)),
    umbrella: bit(a.all.some((one) => one.label && isUnder(one, b))),
    bActsOnA: log(count(b.full, (one) => relates(one, /^svo$/, a.term)) + count(a.full, (one) => actedOnBy(one, b))),
    aActsOnB: log(count(a.full, (one) => relates(one, /^svo$/, b.term)) + count(b.full, (one) => actedOnBy(one, a))),
    ownPeople: log(count(a.all, (one) => ownedBy(one, b))),
    apartSentence: log(
      count(b.full, (one) => a.full.some((other) => inOneSentence(one, other) && PARTED.test(between(one, other)))),
    ),
    aRoleOfB: log(roleOf(a, b, pair)),
    usersAndRoles: log(
      (
        pair.input.text.match(
          /\busers?,? (?:and|&|,) (?:their )?(?:roles|permissions|admins?|administrators)\b|\brbac\b|\brole[- ]based\b/gi,
        ) ?? []
      ).length,
    ),
  };
  for (const [name, side] of [
    ['a', a],
    ['b', b],
  ] as const) {
    facts[`${name}Staff`] = log(count(side.all, (one) => one.staff));
    facts[`${name}Account`] = log(count(side.full, (one) => one.account));
    facts[`${name}Everybody`] = share(side.full, (one) => one.everybody);
    facts[`${name}NonFunctional`] = share(side.full, (one) => one.under.has('nonFunctional'));
    facts[`${name}Administration`] = share(
      side.full,
      (one) => one.under.has('administration') || one.says.has('administration'),
    );
    facts[`${name}Business`] = share(side.full, (one) => one.under.has('business'));
    facts[`${name}StaffLines`] = share(side.full, (one) => one.says.has('staff'));
    facts[`${name}Your`] = log(count(side.all, (one) => /^(?:your|their|our)$/.test(one.owner)));
    facts[`${name}Owned`] = log(
      count(side.all, (one) => one.owner !== '' && !/^(?:your|their|our|its|his|her|my)$/.test(one.owner)),
    );
    facts[`${name}Defined`] = bit(pair.input.defined.has(side.term));
    facts[`${name}Programs`] = share(side.all, (one) => !one.person);
  }
  return facts;
}

/** A heading above names the other word: “User roles” over “Customer”. */
const isUnder = (one: Portrait, { term }: Side): boolean =>
  one.block.prose.context.headings.some((heading) => new RegExp(`\\b${term}s?\\b`, 'i').test(heading));

/** “End users: customers who …”, “Customer” as a heading and “An end user who …” below it. */
function settlements(a: Side, b: Side, pair: Pair): number {
  const general = b.kind === 'general';
  const isB = ({ term }: Portrait): boolean => term === b.term || (general && (term === 'user' || term === 'end user'));
  const isA = ({ term }: Portrait): boolean => term === a.term;
  const { everybody } = pair;
  return everybody.filter((one, at) => {
    if (!one.label) return false;
    const defines = (next: Portrait | undefined): boolean =>
      next !== undefined && ((isA(one) && isB(next)) || (isB(one) && isA(next))) && isDefinedBy(one, next);
    return defines(everybody[at + 1]) || defines(everybody[at + 2]);
  }).length;
}

/** The second opens what the first, a label, is explained by. */
function isDefinedBy(label: Portrait, next: Portrait): boolean {
  if (next.index === label.index) return DEFINES.test(between(label, next));
  const before = next.block.prose.text.slice(0, next.mention.mention.start);
  return next.index === label.index + 1 && label.block.prose.kind !== 'item' && /^(?:an?|any|the)?\s*$/i.test(before);
}

const DEFINES =
  /^\W{0,4}(?:\s*(?:is|are|means?)\b|\s*[:–—-])\s*(?:(?:an?|any|the|our|all)\s+)?(?:\p{L}[\p{L}-]*\s+){0,3}$/iu;

const PARTED = /\b(?:your|their|his|her|its|what|how|whose|which|who|for|from|of|with|by|about|between|behalf|when)\b/i;

/** What stands between the two words wherever they meet in one sentence. */
function jointsOf(a: Side, b: Side): readonly string[] {
  const joints: string[] = [];
  for (const one of a.all) for (const other of b.all) if (inOneSentence(one, other)) joints.push(between(one, other));
  return joints;
}

/** “the user creates a customer”, seen from the customer: its sentence has the other as the subject of its verb. */
function actedOnBy(one: Portrait, side: Side): boolean {
  const objects = one.mention.relations.filter(({ slot }) => slot === 'obj').map(({ lemma }) => lemma.split('_')[0]);
  return (
    objects.length > 0 &&
    side.full.some(
      (other) =>
        inOneSentence(one, other) &&
        other.mention.relations.some(({ slot, lemma }) => slot === 'subj' && objects.includes(lemma.split('_')[0])),
    )
  );
}

/** “the user's customers”, “users and their customers”. */
function ownedBy(one: Portrait, side: Side): boolean {
  if (one.owner === side.term) return true;
  return (
    /^(?:their|his|her|its|own)$/.test(one.owner) &&
    side.all.some((other) => inOneSentence(one, other) && other.mention.at < one.mention.at)
  );
}

/** “users (customers, admins)”, “user roles: customer, admin”, “role: customer”. */
function roleOf(a: Side, b: Side, pair: Pair): number {
  const [one, other] = [plain(a), plain(b)];
  const pattern = new RegExp(
    `\\b${other}\\s+(?:types?|roles?|classes|kinds)[^\\n]{0,80}\\b${one}\\b|\\broles?\\b[^\\n]{0,25}\\b${one}\\b|\\b${other}\\s*\\([^)\\n]*\\b${one}\\b[^)\\n]*[,/]|\\b${other}\\s*\\([^)\\n]*[,/][^)\\n]*\\b${one}\\b`,
    'gi',
  );
  return (pair.input.text.match(pattern) ?? []).length;
}

const plain = ({ term }: Side): string => `${term.replace(/[^a-z ]/gi, '')}s?`;
