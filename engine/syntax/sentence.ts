import type { Nodes, Root, SentenceContent, Sentence as SentenceNode } from 'nlcst';
import { ParseEnglish } from 'parse-english';
import type { Mention, Prose } from '../model.js';
import { partitionPoint } from '../prose/ordered.js';
import type { Steps } from '../steps.js';

/** A word, sign or opaque of a sentence. Prose offsets. */
export interface Token {
  /** As written; a mention of two words (“end user”) is one token, without its possessive ending. */
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'sign' | 'opaque';
  /** The mention that the token is, when it is one. */
  readonly mention?: Mention;
  /** The word ends in 's or ’ as a possessive. */
  readonly possessive: boolean;
  /** A space or line break stands before the token. */
  readonly spaced: boolean;
}

/** A sentence that retext-english found. Prose offsets. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
}

type NodeType = SentenceContent['type'];

/**
 * The parser of retext-english. Its first step asks up to three long patterns about each character; here each
 * character is asked about once. Lines are not counted: nothing here reads them.
 */
class English extends ParseEnglish {
  readonly #types = new Map<string, NodeType>();

  override tokenize(value?: string | null): SentenceContent[] {
    const text = value ?? '';
    const nodes: SentenceContent[] = [];
    let from = 0;
    let before: NodeType | undefined;
    for (let at = 0; at < text.length; at++) {
      const type = this.#typeOf(text[at] as string);
      if (before !== undefined && !(type === before && goesOn(type, text, at))) {
        nodes.push(leafOf(before, text, from, at));
        from = at;
      }
      before = type;
    }
    if (before !== undefined) nodes.push(leafOf(before, text, from, text.length));
    return nodes;
  }

  #typeOf(character: string): NodeType {
    let type = this.#types.get(character);
    if (type === undefined) {
      type = super.tokenize(character)[0]?.type ?? 'SymbolNode';
      this.#types.set(character, type);
    }
    return type;
  }
}

/** Words and spaces go on; of signs only the same one, or the second half of a character. */
function goesOn(type: NodeType, text: string, at: number): boolean {
  if (type === 'WordNode' || type === 'WhiteSpaceNode' || text[at] === text[at - 1]) return true;
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdfff;
}

function leafOf(type: NodeType, text: string, from: number, to: number): SentenceContent {
  const start = { line: 1, column: from + 1, offset: from };
  const end = { line: 1, column: to + 1, offset: to };
  const value = text.slice(from, to);
  if (type !== 'WordNode') return { type, value, position: { start, end } } as SentenceContent;
  return { type, children: [{ type: 'TextNode', value, position: { start, end } }], position: { start, end } };
}

const english = new English();

/** Blocks above this length are cut at line breaks before they are parsed, to keep the cost linear. */
const BLOCK_LIMIT = 20_000;

/** The sentences of a block, with its mentions as tokens. */
export function* sentencesOf(prose: Prose, mentions: readonly Mention[]): Steps<readonly Sentence[]> {
  const sentences: Sentence[] = [];
  for (const { start, text } of pieces(prose.text)) {
    if (start > 0) yield;
    if (mentionsIn(mentions, start, start + text.length).length === 0) continue;
    const root = english.parse(text) as Root;
    for (const paragraph of root.children) {
      if (paragraph.type !== 'ParagraphNode') continue;
      for (const node of paragraph.children) {
        if (node.type === 'SentenceNode')
          sentences.push(...splitAtWords(sentenceOf(node, start, mentions)).flatMap(inPieces));
      }
    }
  }
  return sentences;
}

/** English words that parse-english takes for abbreviations when a full stop follows: “when they log in. The fee …”. */
const NO_ABBREVIATION =
  /^(?:in|no|cap|art|fig|min|max|sat|sun|mar|gal|dim|prop|prob|inc|pop|ring|est|ex|def|fed|gen|op|pass|pres|rep|ad|am|pm|pro|con|tab|id|pc|tv|ip|os|ok)\.$/i;

function splitAtWords(sentence: Sentence): readonly Sentence[] {
  const { tokens } = sentence;
  const cut = tokens.findIndex(
    (token, at) =>
      token.kind === 'word' &&
      token.text.endsWith('.') &&
      NO_ABBREVIATION.test(token.text) &&
      (tokens[at + 1] === undefined || /^\p{Lu}\p{Ll}|^\p{Lu}$/u.test(tokens[at + 1]?.text ?? '')),
  );
  if (cut < 0) return [sentence];
  const last = tokens[cut] as Token;
  const word: Token = { ...last, text: last.text.slice(0, -1), lower: last.lower.slice(0, -1), end: last.end - 1 };
  const stop: Token = { ...last, text: '.', lower: '.', start: last.end - 1, kind: 'sign', spaced: false };
  const first = { tokens: [...tokens.slice(0, cut), word, stop], start: sentence.start, end: last.end };
  const next = tokens[cut + 1];
  return next === undefined
    ? [first]
    : [first, ...splitAtWords({ tokens: tokens.slice(cut + 1), start: next.start, end: sentence.end })];
}

/** Nobody writes sentences of more tokens: each mention is weighed with all words of its sentence. */
const LONGEST_SENTENCE = 300;

function inPieces(sentence: Sentence): readonly Sentence[] {
  const { tokens } = sentence;
  if (tokens.length <= LONGEST_SENTENCE) return [sentence];
  const parts: Sentence[] = [];
  for (let at = 0; at < tokens.length; at += LONGEST_SENTENCE) {
    const part = tokens.slice(at, at + LONGEST_SENTENCE);
    parts.push({ tokens: part, start: (part[0] as Token).start, end: (part.at(-1) as Token).end });
  }
  return parts;
}

function pieces(text: string): readonly { start: number; text: string }[] {
  if (text.length <= BLOCK_LIMIT) return [{ start: 0, text }];
  const parts: { start: number; text: string }[] = [];
  let start = 0;
  while (start < text.length) {
    const limit = Math.min(start + BLOCK_LIMIT, text.length);
    const cut =
      limit === text.length
        ? limit
        : Math.max(text.lastIndexOf('. ', limit), text.lastIndexOf('\n', limit), text.lastIndexOf(' ', limit));
    const end = cut > start ? cut + (cut === limit ? 0 : 1) : limit;
    parts.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return parts;
}

function sentenceOf(node: SentenceNode, base: number, mentions: readonly Mention[]): Sentence {
  const start = base + (node.position?.start.offset ?? 0);
  const end = base + (node.position?.end.offset ?? 0);
  const inside = mentionsIn(mentions, start, end);
  const tokens: Token[] = [];
  let spaced = true;
  let next = 0;
  for (const leaf of node.children) {
    if (leaf.type === 'WhiteSpaceNode') {
      spaced = true;
      continue;
    }
    const from = base + (leaf.position?.start.offset ?? 0);
    const to = base + (leaf.position?.end.offset ?? 0);
    const mention = inside[next];
    const reach = mention === undefined ? 0 : mention.end + (mention.possessive?.length ?? 0);
    if (mention !== undefined && from < reach && to > mention.start) {
      // “end user” is two words, “end-user’s” one: either way one token, made at its first word.
      if (tokens.at(-1)?.mention !== mention)
        tokens.push({
          text: mention.surface,
          lower: mention.surface.toLowerCase(),
          start: mention.start,
          end: mention.end,
          kind: 'word',
          mention,
          possessive: mention.possessive !== undefined,
          spaced,
        });
      if (to >= reach) next++;
      spaced = false;
      continue;
    }
    const text = textOf(leaf);
    const possessive = /['’]s$|s['’]$/i.test(text);
    const bare = possessive ? text.replace(/['’]s$|['’]$/i, '') : text;
    const kind = leaf.type === 'WordNode' ? 'word' : text === '\uFFFC' ? 'opaque' : 'sign';
    tokens.push({
      text: bare,
      lower: bare.toLowerCase().replaceAll('’', "'"),
      start: from,
      end: to,
      kind,
      possessive,
      spaced,
    });
    spaced = false;
  }
  return { tokens, start, end };
}

/** The mentions that touch a stretch; they are in order and apart from one another. */
function mentionsIn(mentions: readonly Mention[], start: number, end: number): readonly Mention[] {
  const first = partitionPoint(mentions, (mention) => mention.end <= start);
  let until = first;
  while (until < mentions.length && (mentions[until] as Mention).start < end) until++;
  return mentions.slice(first, until);
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return node.children.map((child) => textOf(child)).join('');
}
