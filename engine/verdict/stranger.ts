import type { Role, Term } from '../model.js';
import { isPerson, recordOf } from '../termbase/role-record.js';
import type { Decide, JudgedBlock, JudgedDocument, MayHold } from './judged-document.js';
import { isSupported } from './minority.js';
import type { Judgement } from './verdict.js';

/** The one mention in a procedure that calls its actor by another name. */
export interface Stranger {
  readonly judgement: Judgement;
  /** The name that the procedure has for the actor. */
  readonly main: Term;
  readonly role?: Role;
}

/** The strangers in the procedures of a document: its numbered lists, scenarios and paragraphs. */
export const strangers = (document: JudgedDocument): readonly Stranger[] => [
  ...document.inBlocks(strangersIn, mayHoldStrangers),
  ...proceduresOf(document.blocks).flatMap((mentions) => strangerIn(mentions, document) ?? []),
];

/** Whether a block is one of several that tell of one procedure. */
const isStep = ({ prose: { context } }: JudgedBlock): boolean =>
  context.step !== undefined || context.list?.ordered === true;

const strangersIn: Decide<Stranger> = (block, document) => [strangerIn(block.judgements, document) ?? []].flat();

const mayHoldStrangers: MayHold = (block) => !isStep(block) && actorsIn(block.judgements) !== undefined;

/** The mentions of each list and scenario, in order. */
function proceduresOf(blocks: readonly JudgedBlock[]): readonly (readonly Judgement[])[] {
  const procedures = new Map<string, Judgement[]>();
  for (const block of blocks) {
    if (!isStep(block)) continue;
    const { prose, judgements } = block;
    const { list, step } = prose.context;
    const key = step ? `step ${step.scenario}` : `list ${list?.id}`;
    const known = procedures.get(key);
    if (known === undefined) procedures.set(key, [...judgements]);
    else known.push(...judgements);
  }
  return [...procedures.values()].filter((mentions) => mentions.length > 1);
}

/** “the user”, not “a user”, “users” or “user account”: somebody who has been introduced. */
function isActor({ mention: { acquittal, plural, relations, prose, start } }: Judgement): boolean {
  if (acquittal !== undefined || plural || relations.some(({ slot }) => slot === 'comp')) return false;
  return /\b(?:the|this|that|same)\s+$/i.test(prose.text.slice(Math.max(0, start - 12), start));
}

/** The one mention of an actor by another name than at least two others have, by nothing but what is read of them. */
interface OddOne {
  readonly main: Term;
  readonly mains: readonly Judgement[];
  readonly judgement: Judgement;
}

function actorsIn(mentions: readonly Judgement[]): OddOne | undefined {
  if (mentions.every(({ mention }) => mention.term === mentions[0]?.mention.term)) return undefined;
  const terms = new Map<Term, Judgement[]>();
  for (const one of mentions) {
    if (!isActor(one)) continue;
    const known = terms.get(one.mention.term);
    if (known !== undefined) known.push(one);
    else if (terms.size === 2) return undefined;
    else terms.set(one.mention.term, [one]);
  }
  if (terms.size !== 2) return undefined;
  const [[main, mains], [odd, odds]] = [...terms].sort((a, b) => b[1].length - a[1].length || 1) as [
    [Term, Judgement[]],
    [Term, Judgement[]],
  ];
  const judgement = odds[0];
  if (odds.length !== 1 || judgement === undefined || mains.length < 2 || areTold(mentions, main, odd))
    return undefined;
  return { main, mains, judgement };
}

function strangerIn(mentions: readonly Judgement[], { model }: JudgedDocument): Stranger | undefined {
  const actors = actorsIn(mentions);
  if (actors === undefined) return undefined;
  const { main, mains, judgement } = actors;
  const odd = judgement.mention.term;
  if ([judgement, ...mains].some(isDoubted) || [judgement, ...mains].some(isPerhapsProgram)) return undefined;
  if (isSupported(judgement) || model.definitions.has(odd) || !isSubject(judgement) || !mains.some(isSubject))
    return undefined;
  const [role] = mains[0]?.scored.promised ?? [];
  // “The end user”, and then “the user”, is no other name: it is the shorter one.
  if (role !== undefined && judgement.scored.promised.has(role)) return undefined;
  return { judgement, main, ...(role === undefined ? {} : { role }) };
}

/** Both words stand in one sentence, or the odd one is named elsewhere in the procedure: then they are two people. */
function areTold(mentions: readonly Judgement[], main: Term, odd: Term): boolean {
  const odds = mentions.filter(({ mention }) => mention.term === odd);
  return (
    odds.length > 1 ||
    mentions.some(
      (one) =>
        one.mention.term === main &&
        odds.some(
          (other) =>
            other.mention.prose === one.mention.prose &&
            other.mention.sentence === one.mention.sentence &&
            !areOfTwoClauses(one, other),
        ),
    )
  );
}

/** “the user was asked again; the customer then had to type”: two clauses, one actor. */
function areOfTwoClauses({ mention: one }: Judgement, { mention: other }: Judgement): boolean {
  return one.prose.text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)).includes(';');
}

/** The mentions of a document whose own words are in doubt, in source order. */
export const doubted = (document: JudgedDocument): readonly Judgement[] => document.inBlocks(doubtedIn);

const doubtedIn: Decide<Judgement> = ({ judgements }) => judgements.filter(isDoubted);

/** Its own word is in doubt: another rule speaks of it. */
export const isDoubted = ({ verdict, scored: { promised } }: Judgement): boolean =>
  (verdict.kind === 'clear' || verdict.kind === 'likely') && !promised.has(verdict.role);

/** A word that programs bear as well, whatever the document is about: “the client” among steps may be one. */
export const isPerhapsProgram = ({ mention: { roles } }: Judgement): boolean =>
  roles.some((role) => isPerson(role) && recordOf(role).homonym?.never !== undefined);

const isSubject = ({ mention: { relations } }: Judgement): boolean =>
  relations.some(({ slot }) => slot === 'subj' || slot === 'psubj');
