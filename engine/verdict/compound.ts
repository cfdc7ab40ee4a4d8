import { type DocumentModel, isPage } from '../document/document.js';
import { type FoundCompound, isBeside } from '../evidence/acquittal.js';
import type { Role, Term } from '../model.js';
import { recordOf } from '../termbase/role-record.js';
import type { Decide, JudgedDocument, MayHold } from './judged-document.js';
import { isOwnSense } from './own-sense.js';
import type { Judgement } from './verdict.js';

/** A set compound with the wrong first word. */
export interface SpoiltCompound {
  readonly judgement: Judgement;
  readonly compound: FoundCompound;
  /** The word that belongs there. */
  readonly term: Term;
  /** What the compound means. */
  readonly meaning: string;
  /** In a page, people of the written word operate as well: “the customer interface” may be the one that they see. */
  readonly isPerhapsTheirs: boolean;
}

/** The set compounds of a document in which another word stands than belongs there. */
export function spoiltCompounds(document: JudgedDocument): readonly SpoiltCompound[] {
  const all = document.inBlocks(spoiltIn, mayHoldSpoilt);
  return all.filter(
    ({ judgement, compound }) => all.filter((other) => isSame(other, judgement, compound)).length < NAME,
  );
}

const spoiltIn: Decide<SpoiltCompound> = ({ judgements }, document) =>
  judgements.flatMap((judgement) => spoilt(judgement, document) ?? []);

const mayHoldSpoilt: MayHold = ({ mentions }) => mentions.some(({ compound }) => compound !== undefined);

/** Who says a compound so often means it: it names something. */
const NAME = 3;

const isSame = (one: SpoiltCompound, { mention: { term } }: Judgement, { head }: FoundCompound): boolean =>
  one.compound.head === head && one.judgement.mention.term === term;

function spoilt(judgement: Judgement, { termbase, model }: JudgedDocument): SpoiltCompound | undefined {
  const { compound, acquittal, plural, words, at, term: written } = judgement.mention;
  if (compound === undefined || compound.head.includes('_') || acquittal !== undefined || plural) return undefined;
  // “in the Customer interface”: a capital letter inside a sentence makes a name.
  if (/^\p{Lu}/u.test(judgement.mention.surface) && words.slice(0, at).some(({ tag }) => tag !== 'sign'))
    return undefined;
  // “Anything that the user cares about”: a verb makes no compound.
  const last = words[at + compound.head.split(' ').length];
  if (last?.tag === 'verb' && !compound.head.endsWith(last.token.lower)) return undefined;
  const rightful = compound.compounds.filter(
    (each) => (each.exclusive || isBeside(each, words, at)) && termbase.entry(each.term) !== undefined,
  );
  const [only] = rightful;
  if (rightful.length !== 1 || only === undefined || only.term === written) return undefined;
  const meant = termbase.personOf(only.term);
  if (meant !== undefined && isOwnSense(termbase.rolesOf(written), meant, model)) return undefined;
  // A page about customers more than users may mean what lies between them and somebody else by “customer interface”.
  const person = termbase.personOf(written);
  const mayOperate = person !== undefined && recordOf(person).operates !== undefined;
  if (mayOperate && isPage(model) && (model.usage.get(written) ?? 0) >= usageOf(only.term, meant, model))
    return undefined;
  // “Start the user service” is said as well, whatever stands beside it.
  const isPerhapsTheirs = (mayOperate && isPage(model)) || compound.compounds.some((each) => each.term === written);
  return { judgement, compound, term: only.term, meaning: only.meaning, isPerhapsTheirs };
}

/** How often a document speaks of whom a compound means, by whatever word. */
const usageOf = (term: Term, meant: Role | undefined, model: DocumentModel): number =>
  meant === undefined ? (model.usage.get(term) ?? 0) : model.usageOf(meant);
