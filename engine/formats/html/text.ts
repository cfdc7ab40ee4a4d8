import type { ProseBuilder } from '../../prose/builder.js';
import { entityAt } from '../../prose/entity.js';
import { addressAt, expressionAt } from '../../prose/opaque.js';
import type { Absent } from '../../prose/search.js';

/**
 * Takes a stretch of HTML text: entities are decoded, white space is one
 * space or one line break, expressions and addresses are opaque.
 */
export function emitText(builder: ProseBuilder, text: string, from: number, to: number, absent: Absent): void {
  let done = from;
  for (let at = from; at < to; at++) {
    const piece = pieceAt(text, at, to, done, absent);
    if (!piece) continue;
    const end = Math.min(piece.to, to);
    builder.verbatim(done, piece.from);
    if (piece.text === undefined) builder.opaque(piece.from, end);
    else builder.replaced(piece.text, piece.from, end);
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
