import { rewrite } from '../engine/edits/rewrite.js';
import { tally, type Witness } from '../engine/evidence/witness.js';
import { PERSONS } from '../engine/learned/table.js';
import type { Role } from '../engine/model.js';
import type { Claim, JudgedBlock, Rule, RuleContext } from '../engine/rule.js';
import type { Judged } from '../engine/verdict/verdict.js';
import { reasons, roleName } from '../engine/wording.js';

/** Two words for one actor side by side. */
export const conflatedTerms: Rule = {
  id: 'conflated-terms',
  summary: 'Two words of different roles stand for one actor.',
  rationale:
    '“Customer/user” says that the writer did not decide who is meant; the reader then has to. Where the sentence decides, the fix writes that word; otherwise both are offered. “Customers and users” stays silent: there both are meant. So does “users or customers” unless the sentence gives both one role.',
  flags: [
    '«Customers/users→Users» whose keyboard is set to French see another layout.',
    '«Customers (users)→Customers» who pay for a year get two months free.',
    'The «customer/user→user» clicks **Send**.',
    'Each «user / customer→customer» pays once a year.',
    'Every «client (user)→user» must reset the password.',
    "The «user/customer→user»'s password is stored as a hash.",
    '«Users or customers→Users» who forget the password click the link below the form.',
    'If a «consumer/customer→customer» cancels the subscription, we send no further invoices.',
    '### What the «customer/user→user» clicks',
    '| Step | What happens |\n| --- | --- |\n| 4 | The «customer/user→user» types the code |',
    'We thank every «customer/user→customer».',
    '«Users/customers→Customers» pay their invoices by bank transfer.',
    '«An end user/customer→A customer» pays the invoice.',
    'Rooms are booked by «users/customers→customers», who pay on arrival.',
  ],
  passes: [
    'Customers and users have different manuals.',
    'Every user has these rights, customer or not.',
    'End users (customers of our partners) see the logo of the partner.',
    'Whether users or customers are meant, the contract says.',
    'Both customers and users are people; neither customers nor users are numbers.',
    'The path is `customer/user`, and the address ends in /customers/users/12.',
    'A user/password pair is enough.',
    'The ratio of customers to users (seats) is one to nine.',
    'The user/end user distinction does not matter here.',
    'Customer (company) and user (person) have a record each.',
    '| Customer | User |\n| --- | --- |\n| pays | clicks |',
    'The note says “customer/user”, which nobody understood.',
    'A client/server protocol needs a client and a server.',
  ],
  check: (context) =>
    context.blocks.flatMap((block) =>
      pairsOf(block).flatMap(([first, second, end]) => claimOf(block, first, second, end, context)),
    ),
};

type Pair = readonly [Judged, Judged, number];

/** Mentions joined by a slash or in parentheses; the number is the prose offset after the pair. */
function pairsOf(block: JudgedBlock): readonly Pair[] {
  const pairs: Pair[] = [];
  block.mentions.forEach((first, index) => {
    const second = block.mentions[index + 1];
    if (second === undefined || second.sentence !== first.sentence || first.acquittal?.kind === 'quotation') return;
    if (
      family(first) === family(second) ||
      first.mention.possessive !== undefined ||
      first.mention.plural !== second.mention.plural
    )
      return;
    const { text } = block.prose;
    const between = text.slice(first.mention.end, second.mention.start);
    if (/^\s*\/\s*$/.test(between)) pairs.push([first, second, second.mention.end]);
    else if (
      /^\s*\(\s*$/.test(between) &&
      /^\)(?![\p{L}\p{N}])/u.test(text.slice(second.mention.end, second.mention.end + 3))
    )
      pairs.push([first, second, second.mention.end + 1]);
    else if (/^\s+or\s+$/.test(between)) pairs.push([first, second, second.mention.end]);
  });
  return pairs;
}

const family = ({ mention }: Judged): string => (mention.term === 'end user' ? 'user' : mention.term);

function claimOf(
  block: JudgedBlock,
  first: Judged,
  second: Judged,
  end: number,
  context: RuleContext,
): readonly Claim[] {
  const joined = block.prose.text.slice(first.mention.end, second.mention.start);
  const witnesses = [...first.witnesses, ...second.witnesses].filter(
    (witness, index, all) =>
      all.findIndex((other) => other.start === witness.start && other.because === witness.because) === index,
  );
  const role = decided(witnesses, first, second);
  const alternative = /or/.test(joined);
  if (alternative && (role === undefined || tally(witnesses)[role] < 0.9)) return [];
  if (alternative && !samePromise(role, first, second)) return [];
  const best = role === undefined ? undefined : wordOf(role, first, second, context);
  const words = [...new Set([best, ...(best === undefined ? byFit(witnesses, first, second) : [])])].filter(
    (word) => word !== undefined,
  );
  const slash = {
    mention: { ...first.mention, ...(second.mention.possessive ? { possessive: second.mention.possessive } : {}) },
    start: first.mention.start,
    end,
  };
  const fixes = words.flatMap((word) => {
    const fix = rewrite(context.source, slash, word, context.glossary);
    return fix ? [fix] : [];
  });
  const clear = role !== undefined && !alternative;
  return [
    {
      rule: 'conflated-terms',
      certainty: clear ? 'clear' : 'likely',
      confidence: clear ? 0.95 : 0.8,
      mention: first.mention,
      span: { start: first.mention.span.start, end: second.mention.span.end + (end > second.mention.end ? 1 : 0) },
      term: first.mention.term,
      ...(role ? { role } : {}),
      message:
        role === undefined
          ? `“${block.prose.text.slice(first.mention.start, end)}” leaves open who is meant: decide for one word.`
          : `“${block.prose.text.slice(first.mention.start, end)}” is one actor, ${roleName(role)} (${reasons(witnesses, role)}); one word is enough.`,
      witnesses: role === undefined ? [] : witnesses.filter((witness) => witness.role === role),
      fixes,
    },
  ];
}

/** The role that the common context gives, when it gives one of the two: by the lexicon and by the table. */
function decided(witnesses: readonly Witness[], first: Judged, second: Judged): Role | undefined {
  const score = scorer(witnesses, first, second);
  const roles = new Set<Role>([...first.promised, ...second.promised]);
  const [best, next] = [...roles].filter((role) => role !== 'program').sort((a, b) => score(b) - score(a));
  return best !== undefined && next !== undefined && score(best) - score(next) >= LEAD ? best : undefined;
}

/** A role must be so far ahead of the other to be the one that is meant. */
const LEAD = 0.7;

/** How well a role fits the common context, in log-odds. */
function scorer(witnesses: readonly Witness[], first: Judged, second: Judged): (role: Role) => number {
  const sums = tally(witnesses);
  return (role) => {
    const column = PERSONS.indexOf(role as (typeof PERSONS)[number]);
    const against = column < 0 ? 0 : (first.wrong[column] as number) + (second.wrong[column] as number);
    return LEXICON * sums[role] - TABLE * against;
  };
}

/** What the lexicon and the table of each mention count: the table has heard the lexicon. */
const LEXICON = 0.5;
const TABLE = 0.5;

const samePromise = (role: Role | undefined, first: Judged, second: Judged): boolean =>
  role !== undefined && first.promised.has(role) !== second.promised.has(role);

function wordOf(role: Role, first: Judged, second: Judged, context: RuleContext): string | undefined {
  // “a client (user) pays the invoice”: the sentence may want neither of the two
  const sums = tally([...first.witnesses, ...second.witnesses]);
  const [third] = (Object.entries(sums) as [Role, number][]).sort((a, b) => b[1] - a[1]);
  if (third !== undefined && third[0] !== 'program' && third[1] - sums[role] >= 2)
    return context.model.wordFor(third[0]);
  const word = context.model.wordFor(role);
  if (word === first.mention.term || word === second.mention.term) return word;
  if (first.promised.has(role)) return first.mention.term;
  if (second.promised.has(role)) return second.mention.term;
  return context.model.wordFor(role);
}

/** Both words, the better one first. */
function byFit(witnesses: readonly Witness[], first: Judged, second: Judged): readonly string[] {
  const score = scorer(witnesses, first, second);
  const fitness = ({ promised }: Judged): number => Math.max(...[...promised].map(score));
  return fitness(second) > fitness(first)
    ? [second.mention.term, first.mention.term]
    : [first.mention.term, second.mention.term];
}
