import { addressAt, expressionAt, type Range } from './opaque.js';
import type { Absent } from './search.js';

/** `%s`, `%1$d`, `%-5.2f`, `%@`, `%lld`; `%(name)s`; `%{name}`; `%name%`; `%1` and `%n` of Qt; `%#@name@` and `%1$#@name@`. */
const PERCENT =
  /%(?:(?:\d{1,2}\$?)?#@\w{1,80}@|\([\w.]{1,80}\)[a-z]|\{[\w.-]{1,80}\}|[A-Za-z_][\w.]{1,79}%(?!%)|(?:\d{1,2}\$)?[-+#0']{0,5}(?:\*|\d{1,4})?(?:\.(?:\*|\d{1,4}))?(?:hh?|ll?|[Lqjzt])?[@diouxXeEfFgGaAcCsSpn](?![A-Za-z])|L?\d{1,2}(?![\d%]))/y;
/** `$t(key)`, `$NAME$`. */
const DOLLAR = /\$(?:t\((?:[^()\n]|\([^()\n]{0,200}\)){0,200}\)|[A-Za-z_][\w@]{0,79}\$)/y;
/** `@:key`, `@.lower:key`, `@:{'key'}`, `@:(key)`. */
const LINKED = /@(?:\.[a-z]{1,20})?:(?:\{'[^'\n]{1,200}'\}|\([^()\n]{1,200}\)|[\w.-]{1,200})/y;

/** The characters at which a placeholder or an address can be told. */
export const PLACEHOLDER_MARKS = '%$:@wW`{';

/**
 * Reads what a program puts something in for, in any of the notations that catalogues have, or an address, or code.
 * Braces are read where they close on the same level: see `message.ts`.
 *
 * @param lowest nothing before this offset belongs to it
 */
export function placeholderAt(text: string, at: number, lowest: number, absent: Absent): Range | undefined {
  switch (text[at]) {
    case '%':
      return matched(PERCENT, text, at);
    case '$':
      return expressionAt(text, at, absent) ?? matched(DOLLAR, text, at);
    case '{':
    case '<':
      return expressionAt(text, at, absent);
    case '`': {
      const end = absent.indexOf(text, '`', at + 1);
      return end < 0 ? undefined : { from: at, to: end + 1 };
    }
    case '@':
      return matched(LINKED, text, at) ?? addressAt(text, at, lowest);
    default:
      return addressAt(text, at, lowest);
  }
}

function matched(pattern: RegExp, text: string, at: number): Range | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { from: at, to: at + found[0].length } : undefined;
}
