import type { Absent } from '../../prose/search.js';
import type { Code } from './code.js';
import type { Hiding } from './mask.js';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Statements that leave no trace in a sentence; so does every one that begins with “end”. */
const GAPS = words(
  `if unless ifchanged ifequal ifnotequal for foreach tablerow trans translate blocktrans blocktranslate with autoescape
  filter spaceless set assign capture call apply increment decrement load import from do use raw verbatim form break continue
  localize language cache sandbox`,
);
/** Statements between which different texts stand. */
const BREAKS = words(
  `else elif elseif elsif empty case when default plural pluralize block endblock macro endmacro extends layout paginate
  endpaginate switch liquid embed endembed`,
);
/** Statements that hold no prose up to their ends. */
const WHOLE = words('comment schema javascript stylesheet style highlight code script');

const NAME = /\{%[-~+]?\s*(?:(#|[A-Za-z_]\w*)\s*)?(["'])?/y;
/** What looks like the end of a statement that holds no prose is none so often. */
const MOST_TRIES = 20;

/** Hides a statement (`{% … %}`) that begins at an offset, or what it holds; returns the offset behind it, or -1. */
export function hideStatement(at: number, { text, absent, hide }: Hiding): number {
  const end = codeEnd(text, at + 2, '%}', absent);
  if (end < 0) return -1;
  NAME.lastIndex = at;
  const [, name = '', quote] = NAME.exec(text) ?? [];
  const whole = WHOLE.has(name) ? closingStatement(text, name, end, absent) : undefined;
  if (whole !== undefined) {
    const comment = { textFrom: end, textTo: whole.from };
    hide(
      name === 'comment' ? { from: at, to: whole.to, kind: 'gap', comment } : { from: at, to: whole.to, kind: 'break' },
    );
    return whole.to;
  }
  const comment = { textFrom: at + 2, textTo: end - 2 };
  hide(name === '#' ? { from: at, to: end, kind: 'gap', comment } : { from: at, to: end, kind: kindOf(name, quote) });
  return end;
}

function kindOf(name: string, quote: string | undefined): Code['kind'] {
  if (BREAKS.has(name)) return 'break';
  // “{% trans "Pay now" %}” prints
  const prints = quote !== undefined && /^trans/.test(name);
  return !prints && (GAPS.has(name) || name.startsWith('end')) ? 'gap' : 'opaque';
}

function closingStatement(
  text: string,
  name: string,
  from: number,
  absent: Absent,
): { from: number; to: number } | undefined {
  const wanted = `end${name}`;
  for (let at = absent.indexOf(text, wanted, from), tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
    const head = /\{%[-~+]?\s{0,20}$/.exec(text.slice(Math.max(from, at - 30), at))?.[0].length ?? 0;
    const end = head === 0 ? -1 : text.indexOf('%}', at);
    if (end >= 0) return { from: at - head, to: end + 2 };
    at = text.indexOf(wanted, at + 1);
  }
  return undefined;
}

/** So far a tag is followed through its strings. */
const LONGEST = 2000;

/**
 * Where code ends that began before an offset.
 *
 * @param closer what ends it; in a string, and for `}}` inside braces, it does not
 * @returns the offset behind the closer, or -1
 */
export function codeEnd(text: string, from: number, closer: string, absent: Absent): number {
  const plain = absent.indexOf(text, closer, from);
  if (plain < 0) return -1;
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + LONGEST); at++) {
    const found = text[at] as string;
    if (depth === 0 && text.startsWith(closer, at)) return at + closer.length;
    if (found === '{') depth++;
    else if (found === '}') depth = Math.max(0, depth - 1);
    else if (found === '"' || found === "'") {
      const end = stringEnd(text, at, from + LONGEST);
      if (end < 0) break;
      at = end;
    }
  }
  return plain + closer.length;
}

/** Where a string closes, or -1. */
function stringEnd(text: string, from: number, limit: number): number {
  const quote = text[from];
  for (let at = from + 1; at < Math.min(text.length, limit); at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

/** Elements of which a template of HTML has one at least; in others, such as those of settings, nothing is read. */
const ELEMENT =
  /<(?:!doctype|html|head|body|title|main|header|footer|section|article|nav|div|span|p|a|h[1-6]|ul|ol|li|dl|table|tr|td|th|button|label|form|img|strong|em|b|i|br)[\s>/]/i;

/** Whether a template makes HTML. */
export const makesHtml = (text: string): boolean => ELEMENT.test(text);
