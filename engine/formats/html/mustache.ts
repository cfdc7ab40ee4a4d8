import type { Hiding } from './mask.js';
import { codeEnd } from './statement.js';

const HEAD = /\{\{\{?~?([#/^!>&*]?)>?\s*(else\b)?/y;

/** Hides an expression, a block or a comment in two braces or more; returns the offset behind it, or -1. */
export function hideMustache(at: number, { text, absent, hide }: Hiding): number {
  HEAD.lastIndex = at;
  const [head = '', sigil = '', otherwise] = HEAD.exec(text) ?? [];
  if (text.startsWith('{{{{', at)) return hideRaw(at, text, absent, hide);
  if (sigil === '!') {
    const isLong = text.startsWith('--', at + head.length);
    const closer = isLong ? '--' : '}}';
    const textFrom = at + head.length + (isLong ? 2 : 0);
    const textTo = absent.indexOf(text, closer, textFrom);
    const end = textTo < 0 ? -1 : absent.indexOf(text, '}}', textTo);
    if (end < 0) return -1;
    hide({ from: at, to: end + 2, kind: 'gap', comment: { textFrom, textTo } });
    return end + 2;
  }
  const isTriple = head.startsWith('{{{');
  const to = codeEnd(text, at + (isTriple ? 3 : 2), isTriple ? '}}}' : '}}', absent);
  if (to < 0) return -1;
  const isBetween = otherwise !== undefined || (sigil === '^' && /^\{\{~?\s*\^\s*~?\}\}$/.test(text.slice(at, to)));
  hide({ from: at, to, kind: isBetween ? 'break' : /[#/^*]/.test(sigil) ? 'gap' : 'opaque' });
  return to;
}

/** `{{{{raw}}}} … {{{{/raw}}}}` holds text that is no template. */
function hideRaw(at: number, text: string, absent: Hiding['absent'], hide: Hiding['hide']): number {
  const close = absent.indexOf(text, '{{{{/', at + 4);
  const end = close < 0 ? -1 : absent.indexOf(text, '}}}}', close);
  if (end < 0) return -1;
  hide({ from: at, to: end + 4, kind: 'opaque' });
  return end + 4;
}
