import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  Lexer,
  type Node,
  type ParsedNode,
  Parser,
  visit,
  type YAMLError,
  YAMLParseError,
} from 'yaml';
import type { Span } from '../engine/model.js';
import type { ConfigurationProblem } from './configuration.js';

export type Problems = (code: string, span: Span, message: string) => ConfigurationProblem;

/** A parsed file: its tree, as far as there is one, and what is wrong with it as YAML. */
export interface YamlSource {
  readonly root: Node | undefined;
  /** Of the file, in UTF-16 code units. */
  readonly length: number;
  /** What an alias stands for; undefined when it stands for nothing. */
  readonly resolve: (node: Node) => Node | undefined;
  readonly problems: readonly ConfigurationProblem[];
}

/** In UTF-16 code units: a glossary of 100,000 terms has room. */
const longestText = 16_000_000;
/** Collections in one another. A parser that follows thousands can end the whole program. */
const deepest = 64;
/** More mistakes than this are told by nobody. */
const mostFaults = 100;

/**
 * Parses YAML, or JSON as the subset of it that it is. Of YAML only the core
 * schema counts: no tags, no merge keys. Never throws.
 */
export function parseYaml(text: string, problemOf: Problems): YamlSource {
  if (text.length > longestText) {
    return nothing(
      problemOf('refused', { start: 0, end: 0 }, 'The file is larger than 16 MB and was not read: make it smaller.'),
    );
  }
  try {
    const parsed = documentIn(text);
    if ('start' in parsed)
      return nothing(problemOf('too-much', parsed, 'This is nested too deeply: write it flatter.'));
    return sourceOf(parsed, text.length, problemOf);
  } catch (error) {
    return nothing(problemOf('syntax', { start: 0, end: 0 }, `The file could not be parsed: ${error}.`));
  }
}

/**
 * As `parseDocument` of the parser, which cannot be stopped where a text begins to be nested too deeply: a glossary of
 * 100,000 terms is read once for both.
 *
 * @returns where it begins to be, instead
 */
function documentIn(text: string): Document.Parsed | Span {
  const composer = new Composer<ParsedNode>({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    // Compares each key with each other; the validation looks for them where it reads keys.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const tokens = new ShallowTokens(text);
  const [first, second] = composer.compose(tokens, true, text.length);
  if (tokens.fault !== undefined) return tokens.fault;
  const document = first as Document.Parsed;
  if (second !== undefined)
    document.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', ''));
  return document;
}

/** The tokens of a text, up to where it begins to be nested too deeply. */
class ShallowTokens implements Iterable<CST.Token> {
  fault: Span | undefined;

  constructor(readonly text: string) {}

  *[Symbol.iterator](): Generator<CST.Token> {
    const parser = new Parser();
    let at = 0;
    for (const piece of new Lexer().lex(this.text)) {
      yield* parser.next(piece);
      if (parser.stack.length > deepest) {
        this.fault = { start: at, end: Math.min(at + 1, this.text.length) };
        return;
      }
      // Marks for the beginning of a document and of a scalar take no place in the text.
      if (piece !== DOCUMENT && piece !== SCALAR) at += piece.length;
    }
    yield* parser.end();
  }
}

/** What the lexer says beside the pieces of the text. */
const DOCUMENT = '\u0002';
const SCALAR = '\u001f';

function sourceOf(document: Document.Parsed, length: number, problemOf: Problems): YamlSource {
  const faults = [...document.errors, ...document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')];
  let targets: ReadonlyMap<Alias, Node> | undefined;
  return {
    root: document.contents ?? undefined,
    length,
    resolve: (node) => {
      if (!isAlias(node)) return node;
      targets ??= targetsIn(document);
      return targets.get(node);
    },
    problems: faults.slice(0, mostFaults).map((fault) => problemOf('syntax', spanOf(fault), sentenceOf(fault))),
  };
}

/** What each alias stands for: the last node before it with that anchor. */
function targetsIn(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    },
  });
  return targets;
}

function nothing(problem: ConfigurationProblem): YamlSource {
  return { root: undefined, length: 0, resolve: (node) => node, problems: [problem] };
}

/** The stretch of a node in its file; empty at the start when it has none. */
export function spanOfNode(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end: isCollection(node) ? Math.min(end, start + 1) : end };
}

function spanOf({ pos: [start, end] }: YAMLError): Span {
  return { start, end: Math.max(start, end) };
}

function sentenceOf({ code, message }: YAMLError): string {
  if (code === 'TAB_AS_INDENT') return 'YAML is not indented with tabs: use spaces.';
  if (code === 'MULTIPLE_DOCS') return 'Only one YAML document may stand in the file: remove what follows “---”.';
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
