import { entityAt } from './entity.js';
import { htmlAt } from './markup.js';
import { PLACEHOLDER_MARKS, placeholderAt } from './placeholder.js';
import { Near } from './search.js';

/** What a block of a message is made of, in order. Offsets are those of the decoded text. */
export interface MessagePiece {
  readonly kind: 'text' | 'opaque' | 'replaced' | 'open' | 'close';
  readonly from: number;
  readonly to: number;
  /** What a `replaced` piece stands for. */
  readonly text?: string;
  /** What an `open` or `close` tag does to the text in it. */
  readonly mark?: 'emphasis' | 'strong' | 'link' | 'delete' | 'quote';
}

/** How a message is written. */
export interface MessageSyntax {
  /** Arguments of ICU MessageFormat or of Java: `''` is an apostrophe where there are any, and quotes braces. */
  readonly apostrophes?: true;
  /** ` | ` parts the forms of a plural. */
  readonly bars?: true;
}

/** A message, read. */
export interface Message {
  readonly blocks: readonly (readonly MessagePiece[])[];
  /** An apostrophe is written twice in it. */
  readonly doubled: boolean;
}

/** A stretch that is being read. */
interface Stretch {
  at: number;
  readonly end: number;
}

/** What may be more than text; `}` among them, so that nobody looks behind the end of a branch. */
const SPECIAL = new RegExp(`[${PLACEHOLDER_MARKS}}<&'|\\n]`, 'g');
const COMPLEX = /\{\s*[\w.$-]{1,80}\s*,\s*(?:plural|selectordinal|select)\s*,\s*(?:offset:\d{1,4}\s*)?/y;
const SELECTOR = /\s*(=\d{1,9}|[\w-]{1,80})\s*(?=\{)/y;
const GAP = /\s*/y;
const NUMBERED_TAG = /<\/?\d{1,3}\s*\/?>/y;
const BAR = /(?<=\s)\|{1,4}(?=\s)/y;
const BLANK_LINE = /\n[ \t\r]*\n\s*/y;

/**
 * Reads the text of a message: placeholders are opaque, tags leave no trace, entities are decoded. The branch `other` of
 * a plural or select is read in its sentence, each other branch by itself; a blank line parts paragraphs. Takes time that
 * grows with the length of the text.
 */
export function readMessage(text: string, syntax: MessageSyntax): Message {
  return new MessageReader(text, syntax).read();
}

class MessageReader {
  readonly #text: string;
  readonly #syntax: MessageSyntax;
  readonly #closing: ReadonlyMap<number, number>;
  readonly #doubled: boolean;
  readonly #blocks: MessagePiece[][] = [];
  readonly #waiting: Stretch[] = [];
  readonly #near = new Near();
  #pieces: MessagePiece[] = [];
  /** What is taken up to here. */
  #done = 0;

  constructor(text: string, syntax: MessageSyntax) {
    this.#text = text;
    this.#syntax = syntax;
    this.#closing = text.includes('{') ? closingBraces(text, syntax.apostrophes === true) : new Map();
    this.#doubled = syntax.apostrophes === true && this.#closing.size > 0;
  }

  read(): Message {
    this.#waiting.push({ at: 0, end: this.#text.length });
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.#stretch(next);
      this.#endBlock();
    }
    return { blocks: this.#blocks, doubled: this.#doubled };
  }

  /** Reads a stretch with all that it holds; the stack holds what goes on behind a branch. */
  #stretch(outermost: Stretch): void {
    const stack = [outermost];
    this.#done = outermost.at;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      SPECIAL.lastIndex = top.at;
      const at = SPECIAL.exec(this.#text)?.index ?? top.end;
      if (at >= top.end) {
        this.#takeText(top.end);
        stack.pop();
        this.#done = stack.at(-1)?.at ?? top.end;
        continue;
      }
      top.at = at + 1;
      const inner = this.#special(at, top, stack.length === 1);
      if (inner !== undefined) stack.push(inner);
    }
  }

  /** Reads what begins at a special character; returns the branch that is to be read next, if there is one. */
  #special(at: number, stretch: Stretch, isOutermost: boolean): Stretch | undefined {
    const text = this.#text;
    const character = text[at] as string;
    if (character === '{') {
      const branch = this.#complexAt(at, stretch);
      if (branch !== undefined) return branch;
    }
    if (isOutermost && (character === '\n' || character === '|')) this.#parting(at, character, stretch);
    else this.#takePiece(this.#pieceAt(at, character, stretch), stretch);
    return undefined;
  }

  /** A blank line or a bar ends a block. */
  #parting(at: number, character: string, stretch: Stretch): void {
    if (character === '|' && this.#syntax.bars === undefined) return;
    const length = lengthOf(character === '|' ? BAR : BLANK_LINE, this.#text, at);
    if (length === 0) return;
    this.#takeText(at);
    this.#endBlock();
    this.#done = at + length;
    stretch.at = this.#done;
  }

  #pieceAt(at: number, character: string, { end }: Stretch): MessagePiece | undefined {
    const text = this.#text;
    if (character === "'") return this.#doubled ? this.#apostropheAt(at) : undefined;
    if (character === '&') {
      const entity = entityAt(text, at);
      return entity && { kind: 'replaced', from: at, to: at + entity.length, text: entity.text };
    }
    if (character === '<' && text[at + 1] !== '%') return this.#tagAt(at);
    const closed = character === '{' ? this.#closing.get(at) : undefined;
    const found = placeholderAt(text, at, this.#done, this.#near);
    if (found && found.to <= end && !(closed !== undefined && closed > found.to)) return { kind: 'opaque', ...found };
    return closed === undefined || closed >= end ? undefined : { kind: 'opaque', from: at, to: closed + 1 };
  }

  #apostropheAt(at: number): MessagePiece | undefined {
    if (this.#text[at + 1] === "'") return { kind: 'replaced', from: at, to: at + 2, text: "'" };
    if (!/[{}]/.test(this.#text[at + 1] ?? '')) return undefined;
    let end = this.#near.indexOf(this.#text, "'", at + 1);
    while (end >= 0 && this.#text[end + 1] === "'") end = this.#near.indexOf(this.#text, "'", end + 2);
    return end < 0 ? undefined : { kind: 'opaque', from: at, to: end + 1 };
  }

  #tagAt(at: number): MessagePiece | undefined {
    const numbered = lengthOf(NUMBERED_TAG, this.#text, at);
    if (numbered > 0) return { kind: 'replaced', from: at, to: at + numbered, text: '' };
    const found = placeholderAt(this.#text, at, this.#done, this.#near) ?? htmlAt(this.#text, at, this.#near);
    if (found === undefined) return undefined;
    if ('to' in found) return { kind: 'opaque', from: found.from, to: found.to };
    const { kind, end, mark } = found;
    const range = { from: at, to: end };
    if (kind === 'opaque') return { kind, ...range };
    if (mark !== undefined && (kind === 'open' || kind === 'close')) return { kind, mark, ...range };
    return { kind: 'replaced', text: kind === 'break' ? '\n' : '', ...range };
  }

  /** An argument with branches: `other` is read here, the rest later. */
  #complexAt(at: number, stretch: Stretch): Stretch | undefined {
    const close = this.#closing.get(at);
    if (close === undefined || close >= stretch.end) return undefined;
    COMPLEX.lastIndex = at;
    const head = COMPLEX.exec(this.#text);
    const branches = head && this.#branchesOf(at + head[0].length, close);
    if (!branches) return undefined;
    this.#takeText(at);
    const here = branches.get('other') ?? ([...branches.values()].at(-1) as Stretch);
    this.#waiting.push(...[...branches.values()].filter((branch) => branch !== here).reverse());
    stretch.at = close + 1;
    this.#done = here.at;
    return here;
  }

  /** The branches of an argument; undefined when it is not written as such. */
  #branchesOf(from: number, close: number): ReadonlyMap<string, Stretch> | undefined {
    const branches = new Map<string, Stretch>();
    for (let at = from; ; ) {
      SELECTOR.lastIndex = at;
      const selector = SELECTOR.exec(this.#text);
      if (selector === null)
        return at + lengthOf(GAP, this.#text, at) === close && branches.size > 0 ? branches : undefined;
      const open = at + selector[0].length;
      const end = this.#closing.get(open);
      if (end === undefined || end > close) return undefined;
      branches.set(selector[1] as string, { at: open + 1, end });
      at = end + 1;
    }
  }

  #takePiece(piece: MessagePiece | undefined, stretch: Stretch): void {
    if (piece === undefined || piece.from < this.#done || piece.to > stretch.end) return;
    this.#takeText(piece.from);
    this.#pieces.push(piece);
    this.#done = piece.to;
    stretch.at = Math.max(stretch.at, piece.to);
  }

  #takeText(to: number): void {
    if (to > this.#done) this.#pieces.push({ kind: 'text', from: this.#done, to });
    this.#done = Math.max(this.#done, to);
  }

  #endBlock(): void {
    if (this.#pieces.length > 0) this.#blocks.push(this.#pieces);
    this.#pieces = [];
  }
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Where each brace closes that does. */
function closingBraces(text: string, quoting: boolean): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: found, index } of text.matchAll(quoting ? /''|'[{}](?:[^']|'')*'?|[{}]/g : /[{}]/g)) {
    if (found === '{') open.push(index);
    const start = found === '}' ? open.pop() : undefined;
    if (start !== undefined) closing.set(start, index);
  }
  return closing;
}
