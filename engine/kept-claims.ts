import type { Edit, Fix, Prose, Span } from './model.js';
import type { Claim, ClaimOn } from './rule.js';
import type { Judgement } from './verdict/verdict.js';

/** What was claimed of a mention, where its block stood. */
interface KeptClaim {
  readonly claim: Claim | undefined;
  readonly prose: Prose;
}

/**
 * What was claimed of single mentions, by what claims it. It holds for all versions of a document in which the judgement
 * of the mention and what the document as a whole says of its words are the same.
 */
export type KeptClaims = Map<ClaimOn, ReadonlyMap<Judgement, KeptClaim>>;

/**
 * Claims of judgements, each made once and moved with its block.
 *
 * @param make claims of a judgement, see {@link ClaimOn}
 * @param proseOf the block of each
 * @param earlier what `make` claimed in an earlier version
 */
export function claimsOn(
  judgements: readonly Judgement[],
  make: (judgement: Judgement) => Claim | undefined,
  proseOf: (judgement: Judgement) => Prose,
  earlier: ReadonlyMap<Judgement, KeptClaim> | undefined,
): ReadonlyMap<Judgement, KeptClaim> {
  return new Map(
    judgements.map((judgement) => {
      const prose = proseOf(judgement);
      const then = earlier?.get(judgement);
      if (then === undefined) return [judgement, { claim: make(judgement), prose }];
      return [
        judgement,
        then.prose === prose ? then : { claim: then.claim && moved(then.claim, then.prose, prose), prose },
      ];
    }),
  );
}

/** A claim about one mention where its block stands now; it holds no places of other mentions. */
function moved(claim: Claim, before: Prose, prose: Prose): Claim {
  const by = prose.span.start - before.span.start;
  return {
    ...claim,
    prose,
    span: further(claim.span, by),
    fixes: claim.fixes.map((fix) => fixFurther(fix, by)),
  };
}

const further = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

const editFurther = <Made extends Edit>(edit: Made, by: number): Made => ({ ...edit, span: further(edit.span, by) });

function fixFurther(fix: Fix, by: number): Fix {
  const { others } = fix;
  const first = editFurther(fix, by);
  return others === undefined ? first : { ...first, others: others.map((other) => editFurther(other, by)) };
}
