import type { RuleContext } from '../rule.js';
import { type Cast, castOf } from './cast.js';
import { castInputIn } from './reading.js';

const NOBODY: Cast = { actors: [], pairs: [] };

/** Two rules ask for the cast of the same review. */
const casts = new WeakMap<RuleContext, Cast>();

/** The cast of the document under review; empty where one word for people stands in it at most. */
export function castIn(context: RuleContext): Cast {
  let cast = casts.get(context);
  if (cast === undefined) {
    const input = castInputIn(context);
    cast = input === undefined ? NOBODY : castOf(input);
    casts.set(context, cast);
  }
  return cast;
}
