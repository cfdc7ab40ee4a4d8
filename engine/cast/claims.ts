import { rewrite } from '../edits/rewrite.js';
import type { Edit, Fix, Role } from '../model.js';
import type { Claim, RuleContext } from '../rule.js';
import type { CastPair } from './cast.js';
import { castIn } from './context.js';
import type { Side } from './pair.js';
import type { Portrait } from './portrait.js';

/**
 * From here on a reader is told of two words for one person; where the document's own structure shows it, sooner. Of
 * two words of which neither is the general one marked drafts hold too few to learn from: only structure speaks.
 */
const SPEAKS = { learned: 0.3, shown: 0.2 } as const;

/** Whether a pair is worth a finding. */
export const isSpokenOf = ({ confidence, shown, b }: CastPair): boolean =>
  confidence >= (shown ? SPEAKS.shown : SPEAKS.learned) && (shown || b.kind === 'general');

/**
 * One claim for every two words that name one actor: the surest first gets a place that two want.
 *
 * @param spoken source offsets at which mentions start of which another rule speaks
 */
export function castClaims(context: RuleContext, spoken: ReadonlySet<number>): readonly Claim[] {
  const taken = new Set(spoken);
  return castIn(context)
    .pairs.filter(isSpokenOf)
    .sort((one, other) => other.confidence - one.confidence)
    .flatMap((pair) => {
      const places = pair.places.filter((place) => !taken.has(startOf(place)));
      for (const place of places) taken.add(startOf(place));
      return places.length === 0 ? [] : [claimOf(pair, places, context)];
    });
}

const startOf = ({ mention }: Portrait): number => mention.mention.span.start;

function claimOf(pair: CastPair, places: readonly Portrait[], context: RuleContext): Claim {
  const { change, keep } = pair;
  const first = (places[0] as Portrait).mention.mention;
  const role = roleOf(keep, context);
  return {
    rule: 'mixed-terms',
    certainty: pair.shown ? 'clear' : 'likely',
    confidence: pair.confidence,
    mention: first,
    span: first.span,
    ...(places.length > 1 ? { places: places.slice(1).map(({ mention }) => mention.mention.span) } : {}),
    ...(role === undefined ? {} : { role }),
    term: change.term,
    message: messageOf(pair),
    witnesses: [],
    fixes: [allTo(keep, places, context), otherWay(pair, places, context)].filter((fix) => fix !== undefined),
  };
}

const roleOf = ({ term }: Side, { glossary }: RuleContext): Role | undefined =>
  glossary.senses.find((sense) => sense.term === term)?.role;

/** “*user* (4 times) and *customer* (11) seem to be one person here: …”. */
function messageOf({ change, keep, reasons }: CastPair): string {
  const times = `${change.all.length} ${change.all.length === 1 ? 'time' : 'times'}`;
  const why = [...new Set(reasons.filter(({ moved }) => moved > 0).map(({ text }) => text))].slice(0, 2);
  return `*${change.term}* (${times}) and *${keep.term}* (${keep.all.length}) seem to be one person here${why.length > 0 ? `: ${why.join('; ')}` : ''}.`;
}

/** All places of an actor to one word. */
function allTo(keep: Side, places: readonly Portrait[], context: RuleContext): Fix | undefined {
  const fixes = places.map(({ mention }) => rewrite(context.source, mention, keep.term, context.glossary));
  const [first, ...others] = fixes.filter((fix) => fix !== undefined);
  // Where one place cannot be written safely, the actor would keep two names.
  if (first === undefined || fixes.includes(undefined)) return undefined;
  return {
    ...first,
    title: `Write “${keep.term}” for this person everywhere`,
    ...(others.length > 0 ? { others } : {}),
  };
}

/** The other way round: these places stay, and those of the other word are changed. */
function otherWay({ change, keep }: CastPair, places: readonly Portrait[], context: RuleContext): Fix | undefined {
  const stays = (places[0] as Portrait).mention.mention;
  const others: readonly (Edit | undefined)[] = keep.full.map(({ mention }) =>
    rewrite(context.source, mention, change.term, context.glossary),
  );
  if (others.length === 0 || others.includes(undefined)) return undefined;
  const written = context.source.slice(stays.span.start, stays.span.end);
  return {
    title: `Write “${change.term}” for this person everywhere`,
    span: stays.span,
    expected: written,
    text: written,
    term: change.term,
    others: others as readonly Edit[],
  };
}
