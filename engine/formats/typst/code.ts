import type { Mark } from '../../model.js';
import { matched, mathEnd, rawEnd, stringEnd } from './tokens.js';

/** The reader of markup, as what leads over code needs it. */
export interface MarkupReader {
  readonly source: string;
  /** Up to where the source was read. */
  at: number;
  /** Whether what stands in content here is left out. */
  readonly isDeepest: boolean;
  /** Reads content, from its bracket on, as a text of its own. */
  content(): void;
  /** Reads content, from its bracket on, in the sentence in which it stands. */
  inline(kind: Mark['kind'] | undefined): void;
  /** Reads the comment that begins at an offset; false when none does. */
  comment(at: number): boolean;
}

const STATEMENT = /(?:let|set|show|import|include|return)\b(?![-(])/y;
const BRANCH = /(?:if|for|while|context)\b(?!-)/y;
const NAME = /[\p{L}_][\p{L}\p{N}_-]{0,100}/uy;
const METHOD = /\.[\p{L}_][\p{L}\p{N}_-]{0,100}/uy;
/** Functions whose content reads on in the sentence, and what they mark. */
const INLINE: Readonly<Record<string, Mark['kind'] | undefined>> = {
  emph: 'emphasis',
  strong: 'strong',
  link: 'link',
  text: undefined,
  underline: undefined,
  overline: undefined,
  strike: undefined,
  highlight: undefined,
  smallcaps: undefined,
  sub: undefined,
  super: undefined,
  upper: undefined,
  lower: undefined,
  box: undefined,
};

/**
 * Leads over the expression or the statement that begins behind `#`, and reads the content in it.
 *
 * @returns what was there: a value stands in the sentence as one word, content was read
 */
export function code(markup: MarkupReader): 'statement' | 'value' | 'content' | 'nothing' {
  const { source, at } = markup;
  if (matched(STATEMENT, source, at) !== '') return statement(markup);
  if (matched(BRANCH, source, at) !== '') return branch(markup);
  const name = matched(NAME, source, at);
  const open = source[at] ?? '';
  if (name !== '') markup.at += name.length;
  else if (open === '"') markup.at = stringEnd(source, at);
  else if (open === '[') markup.content();
  else if (open === '(' || open === '{') balanced(markup);
  else return 'nothing';
  const reads = calls(markup, name);
  return name === '' ? (open === '"' ? 'value' : 'content') : reads ? 'content' : 'value';
}

/** Leads over what is called, and called on, behind a value; says whether content in it reads on in the sentence. */
function calls(markup: MarkupReader, name: string): boolean {
  const { source } = markup;
  let called = name;
  let readsOn = false;
  for (;;) {
    const next = source[markup.at];
    const method = next === '.' ? matched(METHOD, source, markup.at) : '';
    if (method !== '') {
      called = method;
      markup.at += method.length;
    } else if (next === '(') balanced(markup);
    else if (next === '[' && Object.hasOwn(INLINE, called)) {
      markup.inline(INLINE[called]);
      readsOn = true;
    } else if (next === '[') markup.content();
    else break;
  }
  if (source[markup.at] === ';') markup.at++;
  return readsOn;
}

/** Leads over code in brackets; content in it is read. */
function balanced(markup: MarkupReader): void {
  let open = 0;
  codeUntil(markup, (character) => {
    if (/[({]/.test(character)) open++;
    else if (/[)}]/.test(character)) open--;
    return open === 0 ? 'behind' : undefined;
  });
}

function statement(markup: MarkupReader): 'statement' {
  let open = 0;
  codeUntil(markup, (character) => {
    if (/[({]/.test(character)) open++;
    else if (/[)}]/.test(character) && --open < 0) return 'before';
    if (open > 0) return undefined;
    return character === ';' ? 'behind' : character === '\n' || character === ']' ? 'before' : undefined;
  });
  return 'statement';
}

/** `#if … { … } else [ … ]`: what is asked, and what stands in each branch. */
function branch(markup: MarkupReader): 'statement' {
  let open = 0;
  codeUntil(markup, (character) => {
    if (/[({]/.test(character)) open++;
    else if (/[)}]/.test(character) && --open < 0) return 'before';
    const isEnd = open === 0 && /[}\]]/.test(character);
    if (isEnd && matched(/[ \t\r\n]*else\b/y, markup.source, markup.at + 1) === '')
      return character === ']' ? 'before' : 'behind';
    return open === 0 && character === '\n' && !/[{([,]/.test(markup.source[markup.at - 1] ?? '')
      ? 'before'
      : undefined;
  });
  return 'statement';
}

/** Leads over code up to where it is said to end; reads the content in it. */
function codeUntil(markup: MarkupReader, ends: (character: string) => 'before' | 'behind' | undefined): void {
  const { source } = markup;
  const stops = /["`$/()[\]{};\n]/g;
  while (markup.at < source.length) {
    stops.lastIndex = markup.at;
    const at = stops.exec(source)?.index ?? source.length;
    markup.at = at;
    const character = source[at];
    if (character === undefined) return;
    if (character === '"') markup.at = stringEnd(source, at);
    else if (character === '`') markup.at = rawEnd(source, at);
    else if (character === '$') markup.at = mathEnd(source, at);
    else if (character === '[' && !markup.isDeepest) {
      markup.content();
      if (ends(']') !== undefined && source[markup.at - 1] === ']') return;
    } else if (!(character === '/' && markup.comment(at))) {
      const end = ends(character);
      if (end === 'before') return;
      markup.at = at + 1;
      if (end === 'behind') return;
    }
  }
}
