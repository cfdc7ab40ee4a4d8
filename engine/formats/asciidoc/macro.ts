import type { Range } from '../../prose/opaque.js';
import type { Absent } from '../../prose/search.js';

/** `name:target[text]`, or an address with a text. Flat offsets. */
export interface Macro extends Range {
  /** What is read of it; nothing of most. */
  readonly text?: Range;
  /** Its text is read apart from the sentence. */
  readonly isNote?: true;
}

const NAME = /(?<![\w-])[A-Za-z][\w-]{0,30}$/;
const LONGEST_NAME = 32;
const TARGET = /:[^\s[\]]{0,500}\[/y;
/** A reference may name a heading by its words. */
const NATURAL_TARGET = /:[\p{L}\p{N}_#/.:{][^[\]]{0,300}\[/uy;
const REST = /[^\s<>[\]]*\[/y;
/** More escaped brackets stand in no text. */
const MOST_ESCAPED = 50;
/** Macros whose text stands in the sentence. */
const SPOKEN: ReadonlySet<string> = new Set(['link', 'xref', 'mailto', 'indexterm2']);
const NAMED = /,[ \t]*\w[\w-]*[ \t]*=/;

/** Reads a macro at its colon; nothing before `lowest` belongs to it. */
export function macroAt(text: string, at: number, lowest: number, absent: Absent): Macro | undefined {
  const name = NAME.exec(text.slice(Math.max(lowest, at - LONGEST_NAME), at))?.[0];
  if (name === undefined) return undefined;
  const pattern = name === 'xref' ? NATURAL_TARGET : TARGET;
  pattern.lastIndex = at;
  const target = pattern.exec(text);
  if (target === null) return undefined;
  const from = at - name.length;
  const inner = bracketed(text, at + target[0].length, absent);
  if (inner === undefined) return undefined;
  const whole = { from, to: inner.to + 1 };
  if (name === 'footnote') return inner.to > inner.from ? { ...whole, text: inner, isNote: true } : whole;
  return SPOKEN.has(name) ? spoken(text, whole, inner) : whole;
}

/** `https://a.example[text]`; undefined where no text follows. */
export function addressMacro(text: string, address: Range, absent: Absent): Macro | undefined {
  REST.lastIndex = address.from;
  const rest = REST.exec(text);
  const inner = rest === null ? undefined : bracketed(text, REST.lastIndex, absent);
  return inner && spoken(text, { from: linkStart(text, address.from), to: inner.to + 1 }, inner);
}

const linkStart = (text: string, from: number): number => (text.startsWith('link:', from - 5) ? from - 5 : from);

/** What stands up to the bracket that closes. */
function bracketed(text: string, from: number, absent: Absent): Range | undefined {
  let end = absent.indexOf(text, ']', from);
  for (let escaped = 0; end > from && text[end - 1] === '\\'; escaped++) {
    if (escaped === MOST_ESCAPED) return undefined;
    end = text.indexOf(']', end + 1);
  }
  return end < 0 ? undefined : { from, to: end };
}

/** Of `text,role=name` the text, without the quotation marks that it then has, and without `^`. */
function spoken(text: string, whole: Range, inner: Range): Macro {
  const said = text.slice(inner.from, inner.to);
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(said);
  const named = quoted ? null : NAMED.exec(said);
  let from = inner.from + (quoted ? 1 : 0);
  let to = quoted ? from + (quoted[1] as string).length : inner.from + (named ? named.index : said.length);
  if (text[to - 1] === '^' && to > from) to -= 1;
  while (from < to && /\s/.test(text[from] as string)) from++;
  return to > from && !/^\w[\w-]*[ \t]*=/.test(said) ? { ...whole, text: { from, to } } : whole;
}
