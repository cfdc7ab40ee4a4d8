import type { Severity } from '../../engine/index.js';
import { rulePageHere } from './pages.js';

type Brush = (text: string) => string;

/** Colours by meaning. */
export type Paint = Readonly<
  Record<Severity | 'finding' | 'evidence' | 'path' | 'dim' | 'strong' | 'good' | 'rule', Brush>
>;

/**
 * Brushes that write ANSI colours, or that leave the text as it is.
 *
 * @param links whether the names of rules lead to their pages, in terminals that know links
 */
export function paintWith(color: boolean, links = false): Paint {
  const brush = (open: number, close: number): Brush =>
    color ? (text) => `\x1b[${open}m${text}\x1b[${close}m` : (text) => text;
  const dim = brush(2, 22);
  return {
    error: brush(31, 39),
    warning: brush(33, 39),
    information: brush(34, 39),
    hint: brush(36, 39),
    finding: brush(31, 39),
    evidence: brush(36, 39),
    path: brush(4, 24),
    dim,
    strong: brush(1, 22),
    good: brush(32, 39),
    rule: color && links ? (id) => linked(dim(id), rulePageHere(id)) : dim,
  };
}

/** A text that terminals which know links open a page by. */
function linked(text: string, page: string | undefined): string {
  return page === undefined ? text : `\x1b]8;;${page}\x1b\\${text}\x1b]8;;\x1b\\`;
}
