import type { Analysed } from './analysis.js';
import type { DocumentModel } from './document.js';
import type { Glossary, Role, Term } from './model.js';
import { type Tally, tally, type Witness } from './witness.js';

/** A verdict in the making; {@link Verdict} is the same for the world outside. */
export type Judgement =
  | { readonly kind: 'clear' | 'likely'; readonly role: Role; readonly confidence: number; readonly witnesses: readonly Witness[] }
  | { readonly kind: 'open'; readonly witnesses: readonly Witness[] }
  | { readonly kind: 'acquitted'; readonly why: string; readonly witnesses: readonly Witness[] };

/** A mention with all that is known of it. */
export interface Judged extends Analysed {
  readonly judgement: Judgement;
  readonly tally: Tally;
  /** The roles that the word promises here: the glossary's, and the document's own definition. */
  readonly promised: ReadonlySet<Role>;
}

/** By how much (in log-odds) a role must be ahead of the roles that the word promises. */
const CLEAR = 2.6;
const LIKELY = 1.6;

/** Weighs what testifies about a mention, in its block and in its document. */
export function judge(analysed: Analysed, extra: readonly Witness[], model: DocumentModel, glossary: Glossary): Judged {
  const witnesses = [...analysed.witnesses, ...extra];
  const sums = tally(witnesses);
  const promised = promisedRoles(analysed.mention.term, model, glossary);
  const judged = { ...analysed, tally: sums, promised };
  if (analysed.acquittal !== undefined) return { ...judged, judgement: { kind: 'acquitted', why: analysed.acquittal.why, witnesses } };
  const [role, score] = bestOf(sums);
  const rival = Math.max(0, ...(Object.keys(sums) as Role[]).filter((other) => other !== role).map((other) => sums[other]));
  const ahead = score - rival;
  if (ahead < LIKELY) return { ...judged, judgement: { kind: 'open', witnesses } };
  return { ...judged, judgement: { kind: ahead >= CLEAR ? 'clear' : 'likely', role, confidence: 1 / (1 + Math.exp(-ahead)), witnesses: witnesses.filter((witness) => witness.role === role) } };
}

function bestOf(sums: Tally): [Role, number] {
  return (Object.entries(sums) as [Role, number][]).reduce((best, entry) => (entry[1] > best[1] ? entry : best));
}

function promisedRoles(term: Term, model: DocumentModel, glossary: Glossary): ReadonlySet<Role> {
  const own = model.definitions.get(term)?.role;
  if (own !== undefined) return new Set([own]);
  return new Set(glossary.senses.filter((sense) => sense.term === term).map((sense) => sense.role));
}
