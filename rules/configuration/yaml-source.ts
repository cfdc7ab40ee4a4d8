import { type Document, isAlias, isCollection, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Span } from '../model.js';
import type { ConfigurationProblem } from './configuration.js';

type Problems = (code: string, span: Span, message: string) => ConfigurationProblem;

/** A parsed file: its tree, as far as there is one, and what is wrong with it as YAML. */
export interface YamlSource {
  readonly root: Node | undefined;
  /** What an alias stands for; undefined when it stands for nothing. */
  readonly resolve: (node: Node) => Node | undefined;
  readonly problems: readonly ConfigurationProblem[];
}

/** In UTF-16 code units; a configuration is written by hand. */
const longestText = 1_000_000;

/**
 * Parses YAML, or JSON as the subset of it that it is. Of YAML only the core
 * schema counts: no tags, no merge keys. Never throws.
 */
export function parseYaml(text: string, problemOf: Problems): YamlSource {
  if (text.length > longestText) {
    return nothing(
      problemOf('refused', { start: 0, end: 0 }, 'The file is larger than 1 MB and was not read: make it smaller.'),
    );
  }
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      prettyErrors: false,
      logLevel: 'error',
      lineCounter: new LineCounter(),
    });
    return sourceOf(document, problemOf);
  } catch (error) {
    const why = error instanceof RangeError ? 'it is nested too deeply' : String(error);
    return nothing(problemOf('syntax', { start: 0, end: 0 }, `The file could not be parsed: ${why}.`));
  }
}

function sourceOf(document: Document.Parsed, problemOf: Problems): YamlSource {
  const faults = [...document.errors, ...document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')];
  return {
    root: document.contents ?? undefined,
    resolve: (node) => (isAlias(node) ? (node.resolve(document) as Node | undefined) : node),
    problems: faults.map((fault) => problemOf(codeOf(fault), spanOf(fault), sentenceOf(fault))),
  };
}

function nothing(problem: ConfigurationProblem): YamlSource {
  return { root: undefined, resolve: (node) => node, problems: [problem] };
}

/** The stretch of a node in its file; empty at the start when it has none. */
export function spanOfNode(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end: isCollection(node) ? Math.min(end, start + 1) : end };
}

function spanOf({ pos: [start, end] }: YAMLError): Span {
  return { start, end: Math.max(start, end) };
}

function codeOf({ code }: YAMLError): string {
  return code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'syntax';
}

function sentenceOf({ code, message }: YAMLError): string {
  if (code === 'DUPLICATE_KEY') return 'This key stands here twice: keep one.';
  if (code === 'TAB_AS_INDENT') return 'YAML is not indented with tabs: use spaces.';
  if (code === 'MULTIPLE_DOCS') return 'Only one YAML document may stand in the file: remove what follows “---”.';
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
