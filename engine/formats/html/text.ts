import type { ProseBuilder } from '../../prose/builder.js';
import { entityAt } from '../../prose/entity.js';
import { addressAt, expressionAt } from '../../prose/opaque.js';
import type { Absent } from '../../prose/search.js';
import type { CodeMap } from './code.js';

/** What text is read with. */
export interface TextTools {
  readonly absent: Absent;
  readonly code: CodeMap;
}

/**
 * Takes a stretch of HTML text: entities are decoded, white space is one
 * space or one line break, expressions and addresses are opaque.
 */
export function emitText(builder: ProseBuilder, text: string, from: number, to: number, tools: TextTools): void {
  let done = from;
  for (let at = from; at < to; at++) {
    const piece = codeAt(text, at, to, tools.code) ?? pieceAt(text, at, to, done, tools.absent);
    if (!piece) continue;
    const end = Math.min(piece.to, to);
    builder.verbatim(done, piece.from);
    if (piece.text === undefined) builder.opaque(piece.from, end);
    else if (piece.text !== '') builder.replaced(piece.text, piece.from, end);
    done = end;
    at = done - 1;
  }
  builder.verbatim(done, to);
}

/** A stretch that is not taken as it stands; opaque when it has no text. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text?: string;
}

/** What stands behind code without a blank and makes an address of it. */
const PATH = /(?:[/_@#?=&]|[.:-](?=[A-Za-z0-9]))[^\s<]*/y;

function codeAt(text: string, at: number, limit: number, code: CodeMap): Piece | undefined {
  const found = code.at(at);
  if (found === undefined) return undefined;
  const { to, kind } = found;
  if (kind !== 'opaque') return { from: at, to, text: kind === 'space' ? ' ' : '' };
  PATH.lastIndex = to;
  return { from: at, to: Math.min(limit, to + (PATH.exec(text)?.[0].length ?? 0)) };
}

function pieceAt(text: string, at: number, limit: number, lowest: number, absent: Absent): Piece | undefined {
  switch (text.charCodeAt(at)) {
    case 9:
    case 10:
    case 12:
    case 13:
    case 32:
      return spaceAt(text, at, limit);
    case 38: {
      const entity = entityAt(text, at, true);
      return entity && { from: at, to: at + entity.length, text: entity.text };
    }
    case 36:
    case 123:
      return expressionAt(text, at, absent);
    case 58:
    case 64:
    case 87:
    case 119:
      return addressAt(text, at, lowest);
    default:
      return undefined;
  }
}

/** White space of several characters; a single one is taken as it stands. */
function spaceAt(text: string, at: number, limit: number): Piece | undefined {
  let end = at;
  let broken = false;
  for (; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13) broken = true;
    else if (code !== 32 && code !== 9 && code !== 12) break;
  }
  return end === at + 1 ? undefined : { from: at, to: end, text: broken ? '\n' : ' ' };
}
