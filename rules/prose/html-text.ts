import type { ProseBuilder } from './builder.js';
import { entityAt } from './entity.js';
import { addressAt, expressionAt } from './opaque.js';
import type { Absent } from './search.js';

const SPECIAL = /[&{$:wW@]|\s{2,}|[\t\n\r\f]/g;

/**
 * Takes a stretch of HTML text: entities are decoded, white space is one
 * space or one line break, expressions and addresses are opaque.
 */
export function emitText(builder: ProseBuilder, text: string, from: number, to: number, absent: Absent): void {
  let done = from;
  SPECIAL.lastIndex = from;
  const pattern = new RegExp(SPECIAL, 'g');
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match && match.index < to; match = pattern.exec(text)) {
    const at = match.index;
    if (at < done) {
      pattern.lastIndex = done;
      continue;
    }
    const piece = pieceAt(text, at, match[0], done, absent);
    if (!piece) continue;
    const end = Math.min(piece.to, to);
    builder.verbatim(done, piece.from);
    if (piece.text === undefined) builder.opaque(piece.from, end);
    else builder.replaced(piece.text, piece.from, end);
    done = end;
    pattern.lastIndex = done;
  }
  builder.verbatim(done, to);
}

/** A stretch that is not taken as it stands; opaque when it has no text. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text?: string;
}

function pieceAt(text: string, at: number, found: string, lowest: number, absent: Absent): Piece | undefined {
  if (/\s/.test(found)) {
    const broken = found.includes('\n') || found.includes('\r');
    return found === '\n' ? undefined : { from: at, to: at + found.length, text: broken ? '\n' : ' ' };
  }
  if (found === '&') {
    const entity = entityAt(text, at, true);
    return entity && { from: at, to: at + entity.length, text: entity.text };
  }
  const opaque = found === '{' || found === '$' ? expressionAt(text, at, absent) : addressAt(text, at, lowest);
  return opaque && { from: opaque.from, to: opaque.to };
}
