import type { CastPair } from '../engine/cast/judged-pair.js';
import type { OneActor } from '../engine/cast/one-actor.js';
import type { Portrait } from '../engine/cast/portrait.js';
import type { Where } from '../engine/cast/where.js';
import { type PlacedMention, placed } from '../engine/document/read-mention.js';
import { rewrite } from '../engine/edits/rewrite.js';
import type { Edit, Fix } from '../engine/model.js';
import type { Claim, Rule, RuleContext } from '../engine/rule.js';
import type { Stranger } from '../engine/verdict/stranger.js';

/** One actor under two names: in a document, a procedure or a paragraph. */
export const mixedTerms: Rule = {
  id: 'mixed-terms',
  order: 4,
  summary: 'One actor has two names in a document, a procedure or a paragraph.',
  rationale:
    'A reader takes a new word for a new person. When a story is told “as a customer” and its criteria speak of “the user”, or “the user” of step 1 is “the consumer” in step 3, somebody seems to have come in.\n\nThe rule reads the cast of a document: who acts at the screen, who buys, who is a record, staff, or everybody, and how stories, scenarios, lists and tables of actors use the words. Words of the team count as ours do (*guest*, *member*, *shopper*, *listener* …). One decision is one finding, with all places of the word that should give way; the first fix writes the other word in all of them, the second is the other way round. It warns where the document’s own structure shows one actor, and informs where that is only likely.\n\nIt is silent where the document settles the words (“User (Customer)”, “end users: customers who …”, a definition of each), tells them apart (“unlike users, customers …”, “customers and their users”, “the user writes to the customer”), or speaks to its reader, as help pages do. The words in non-functional sections, in those of administrators, and of staff or “all users” are left as they are.',
  flags: [
    'As a customer, I want to browse the bouquets, so that I can find one for Saturday.\n\n- The «user→customer» can filter bouquets by colour.\n- The «user→customer» can add a bouquet to the cart.\n- The «user→customer» sees the price with delivery.',
    '## Actors\n\n- **Customer**: searches bikes, books a bike and picks it up.\n\n## Requirements\n\n- The «user→customer» shall be able to search bikes by date.\n- The «user→customer» shall be able to cancel a booking.\n- The customer shall be able to view past bookings.\n- The customer shall be able to rate a bike.\n- The customer shall be able to book a bike.',
    '| Use case | Primary actor | Precondition |\n| --- | --- | --- |\n| Find a record | Listener | The «end user→listener» is logged in |\n| Save a record | Listener | The «end user→listener» has opened a record |',
    'The user opens the draft, and the user adds a title. Then the «customer→user» picks a colour.',
    '1. The customer chooses a plan.\n2. The customer gives a name to the plan.\n3. The «consumer→customer» waits for our answer.',
    '1. The user picks a photo.\n2. The user turns it to the right.\n3. The «customer→user» gives it a name.\n4. The user is done.',
    'The user was told to wait. The user waited; the «customer→user» then had to start again.',
    '- Step one: the user takes the lid off.\n- Done.\n\nThe user fills the tank, and the user puts the lid back. After an hour the «consumer→user» comes back.',
    '> 1. The user finds the note.\n> 2. The user reads the note.\n> 3. The «customer→user» keeps the note.',
    '1. The end user finds the note.\n2. The end user reads the note.\n3. The «consumer→end user» keeps the note.',
    '1. The user opens the box.\n2. The user puts the tag on the table.\n3. The «consumer→user» reads the number on the tag.',
  ],
  passes: [
    '## User roles\n\n### Customer\n\nCustomers look at cakes and choose one.\n\n### Baker\n\nBakers see what is wanted.\n\n## Accounts\n\nAll users have a language. Users and admins see their own list.',
    'Unlike users, customers sign the contract.\n\nThe user selects a course and views the lessons. Customers buy seats and can cancel them.',
    'Users add their customers and send them letters. The user’s customers answer by mail. Users see which customers have answered.',
    '1. The user opens the order.\n2. The user writes to the customer.\n3. The customer pays.',
    'The user opens the box. The end user opens the other one.',
    '1. The user adds a note for the customer.\n2. The user sends the note.\n3. The customer reads the note.',
    'The user adds a line. The user adds a second line. The customer pays the invoice.',
    'The customer wants a quick start. The user wants a quick end.',
    '1. The user opens the page.\n2. The user waits.\n\nThe customer has time.',
    'Users open the page. Users wait. A customer has time.',
    '1. The user opens the draft.\n2. The user picks a colour.\n3. The client waits for the answer.\n4. The user closes the draft.',
    'The user opens the page. The user waits. The user interface stays as it is, and the customer service desk is closed.',
    'The user waits. The user waits again. The word “customer” stands on the wall.',
    'The user and the customer are two people. The user waits for the letter, and the customer pays for it.',
  ],
  asksForPeople: true,
  check: (context) => {
    const actors = context.oneActors.map((actor) => actorClaim(actor, context));
    const spoken = new Set(actors.flatMap(({ span, places = [] }) => [span, ...places].map(({ start }) => start)));
    const strangers = context.strangers.filter(
      ({ judgement }) => !spoken.has(context.placed(judgement.mention).span.start),
    );
    return [...actors, ...strangers.map((stranger) => strangerClaim(stranger, context))];
  },
};

function strangerClaim(stranger: Stranger, { source, termbase, placed }: RuleContext): Claim {
  const { judgement, main, role } = stranger;
  const mention = placed(judgement.mention);
  const fix = rewrite(source, { mention }, main, termbase);
  return {
    rule: 'mixed-terms',
    certainty: 'likely',
    confidence: 0.85,
    mention,
    prose: mention.prose,
    span: mention.span,
    ...(role === undefined ? {} : { role }),
    term: mention.term,
    message: `“the ${mention.surface}” seems to be the same actor as “the ${main}” around it; one actor should keep one name.`,
    witnesses: [],
    fixes: fix ? [fix] : [],
  };
}

/** “shopper” and “customer”: two words for one role mislead nobody about it. */
const isOfBuyers = ({ a, b, decision }: CastPair): boolean =>
  decision === undefined && a.kind === 'buyer' && b.kind === 'buyer';

function actorClaim({ pair, places }: OneActor, context: RuleContext): Claim {
  const { change, keep } = pair;
  const [first, ...others] = places as [Portrait, ...Portrait[]];
  const { where } = change;
  const mention = placedOf(first, where);
  const role = context.termbase.personOf(keep.term);
  const claim = {
    rule: 'mixed-terms',
    certainty: pair.shown && !isOfBuyers(pair) ? 'clear' : 'likely',
    confidence: pair.confidence,
    mention,
    prose: mention.prose,
    span: mention.span,
    ...(others.length > 0 ? { places: others.map((one) => where.spanOf(one)) } : {}),
    ...(role === undefined ? {} : { role }),
    term: change.term,
    message: messageOf(pair),
    witnesses: [],
  } as const;
  return withFixes(claim, () =>
    [
      allTo(pair, places, context),
      // What the team has decided is not offered the other way round.
      ...(pair.decision === undefined ? [otherWay(pair, mention, context)] : []),
    ].filter((fix) => fix !== undefined),
  );
}

/**
 * A claim of which the fixes, two for each mention of two words, are made when somebody asks for them. Made apart from
 * what makes them, which is let go then: it knows all of the document.
 */
function withFixes(claim: Omit<Claim, 'fixes'>, make: () => readonly Fix[]): Claim {
  let left: (() => readonly Fix[]) | undefined = make;
  let fixes: readonly Fix[] = [];
  return {
    ...claim,
    get fixes() {
      if (left !== undefined) fixes = left();
      left = undefined;
      return fixes;
    },
  };
}

/** “*user* (4 times) and *customer* (11) seem to be one person here: …”. */
function messageOf({ change, keep, reasons, told, decision }: CastPair): string {
  const times = change.all.length === 1 ? 'time' : 'times';
  if (decision !== undefined) {
    const because = decision.reason === undefined ? '' : ` (${decision.reason})`;
    return `“${change.term}” (${change.all.length} ${times}) and “${keep.term}” (${keep.all.length}) are one person, as the configuration has decided${because}: write “${keep.term}”.`;
  }
  const why = reasons.filter(({ moved }) => moved > 0).map(({ text }) => text);
  const team = told ? [`the cast of the configuration has “${keep.term}”, and no “${change.term}”`] : [];
  const because = why.length + team.length > 0 ? `: ${[...team, ...why].slice(0, 2).join('; ')}` : '';
  return `“${change.term}” (${change.all.length} ${times}) and “${keep.term}” (${keep.all.length}) seem to be one person here${because}.`;
}

const placedOf = (one: Portrait, where: Where): PlacedMention => placed(one.mention.mention, where.proseOf(one));

/** All places of an actor to one word. */
function allTo({ keep }: CastPair, places: readonly Portrait[], { source, termbase }: RuleContext): Fix | undefined {
  const fixes = places.map((place) => rewrite(source, { mention: placedOf(place, keep.where) }, keep.term, termbase));
  const [first, ...others] = fixes;
  // Where one place cannot be written safely, the actor would keep two names.
  if (first === undefined || !others.every((fix) => fix !== undefined)) return undefined;
  if (others.length === 0) return first;
  return together({ ...first, title: `Write “${keep.term}” for this person everywhere` }, others);
}

/** One fix of several edits: if one of them is made only when it is asked for by itself, so is all. */
const together = (first: Fix, others: readonly (Edit & Pick<Fix, 'bound'>)[]): Fix => ({
  ...first,
  others: others.map(({ span, expected, text }) => ({ span, expected, text })),
  ...(others.some(({ bound }) => bound) && { bound: true }),
});

/** The other way round: these places stay, and those of the other word are changed. */
function otherWay(
  { change, keep }: CastPair,
  { span }: PlacedMention,
  { source, termbase }: RuleContext,
): Fix | undefined {
  const others = keep.full.map((place) =>
    rewrite(source, { mention: placedOf(place, keep.where) }, change.term, termbase),
  );
  if (others.length === 0 || !others.every((edit) => edit !== undefined)) return undefined;
  const written = source.slice(span.start, span.end);
  const title = `Write “${change.term}” for this person everywhere`;
  return together({ title, span, expected: written, text: written, term: change.term }, others);
}
