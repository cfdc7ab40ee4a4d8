import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { didYouMean } from '../engine/nearest.js';
import type { ConfigurationProblem } from './configuration.js';
import {
  type EitherShape,
  type KeysShape,
  type ListShape,
  type MapShape,
  type Shape,
  shapeName,
  type TextShape,
} from './shape.js';
import { spanOfNode, type YamlSource } from './yaml-source.js';

type ProblemOf = (code: string, span: { start: number; end: number }, message: string) => ConfigurationProblem;

/** Told of every text that was accepted, so that what it refers to can be checked later; of a key, once its value is right. */
export type Visit = (path: readonly string[], text: string, node: Node, is: 'key' | 'value') => void;

/**
 * Aliases let a small file stand for a huge one. What is written out has at most one node for each character, so a file
 * without aliases never has too many.
 */
const mostNodes = 20_000;
const deepest = 32;
/** Whoever has made more mistakes than this mends these first. */
const mostProblems = 100;

/**
 * Reads a tree by its shape. What does not fit is left out and told; the rest
 * stands. The result has plain objects for `keys`, Maps for `map`, arrays for
 * `list`; undefined when nothing fits.
 */
export function validate(
  source: YamlSource,
  shape: Shape,
  problemOf: ProblemOf,
  visit: Visit,
): { value: unknown; problems: readonly ConfigurationProblem[] } {
  const reading = new Reading(source, problemOf, visit);
  const value = source.root === undefined ? undefined : reading.read(source.root, shape, []);
  return { value, problems: reading.problems };
}

/** One pass over one tree. */
class Reading {
  readonly problems: ConfigurationProblem[] = [];
  #nodes = 0;

  constructor(
    readonly source: YamlSource,
    readonly problemOf: ProblemOf,
    readonly visit: Visit,
  ) {}

  read(written: Node, shape: Shape, path: readonly string[]): unknown {
    this.#nodes += 1;
    if (this.#isFull) return undefined;
    if (this.#nodes > Math.max(mostNodes, this.source.length) || path.length > deepest) return this.#tooMuch(written);
    if (written.tag !== undefined && hasExplicitTag(written)) {
      return this.#tell(
        'refused',
        written,
        `Tags such as “${written.tag.replace('tag:yaml.org,2002:', '!!')}” are not read: remove it.`,
      );
    }
    const node = this.source.resolve(written);
    if (node === undefined) return this.#tell('syntax', written, 'This alias stands for nothing: write the value.');
    if (isScalar(node) && node.value === null)
      return this.#tell('wrong-type', written, `Here stands nothing, but ${shapeName(shape)} is needed.`);
    switch (shape.kind) {
      case 'text':
        return this.#text(node, shape, path);
      case 'flag':
        if (isScalar(node) && typeof node.value === 'boolean' && (shape.only ?? node.value) === node.value)
          return node.value;
        return this.#wrongType(node, shape, shape.instead);
      case 'list':
        return this.#list(node, shape, path);
      case 'keys':
        return this.#keys(node, shape, path);
      case 'map':
        return this.#map(node, shape, path);
      case 'either':
        return this.#either(node, shape, path);
    }
  }

  #text(node: Node, shape: TextShape, path: readonly string[]): string | undefined {
    const value = this.#acceptedText(node, shape);
    if (value !== undefined) this.visit(path, value, node, 'value');
    return value;
  }

  #acceptedText(node: Node, shape: TextShape): string | undefined {
    if (!isScalar(node)) return this.#wrongType(node, shape);
    // YAML reads “off” as a text but “false” and “12” as something else: only a text is taken.
    if (typeof node.value !== 'string') {
      return shape.oneOf
        ? this.#notOneOf(node, String(node.value), shape.oneOf, shape.meant)
        : this.#wrongType(node, shape);
    }
    const text = node.value;
    if (shape.oneOf !== undefined && !shape.oneOf.includes(text))
      return this.#notOneOf(node, text, shape.oneOf, shape.meant);
    const fault = shape.fault?.(text);
    return fault === undefined ? (shape.normal?.(text) ?? text) : this.#tell('bad-value', node, fault);
  }

  #list(node: Node, shape: ListShape, path: readonly string[]): unknown[] | undefined {
    if (!isSeq(node)) {
      if (!shape.orOne || isMap(node)) return this.#wrongType(node, shape);
      const only = this.read(node, shape.of, [...path, '0']);
      return only === undefined ? undefined : [only];
    }
    if (shape.length !== undefined && node.items.length !== shape.length)
      return this.#tell('bad-value', node, `Here must stand ${shape.length} items, not ${node.items.length}.`);
    const values = node.items.map((item, index) => this.read(item as Node, shape.of, [...path, String(index)]));
    return values.filter((value) => value !== undefined);
  }

  #keys(node: Node, shape: KeysShape, path: readonly string[]): object | undefined {
    if (!isMap(node)) return this.#wrongType(node, shape);
    const value: Record<string, unknown> = {};
    for (const [key, at, item] of this.#pairs(node)) {
      const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
      if (known === undefined) {
        const names = Object.keys(shape.keys);
        this.#tell(
          'unknown-key',
          at,
          `“${key}” is not known here.${this.#meantBy(key, item, shape)} Known: ${names.join(', ')}.`,
        );
        continue;
      }
      const read =
        item === undefined
          ? this.#tell('wrong-type', at, `“${key}” needs ${shapeName(known)}.`)
          : this.read(item, known, [...path, key]);
      if (read !== undefined) value[key] = read;
    }
    const missing = shape.required?.find((key) => value[key] === undefined);
    if (missing !== undefined)
      return this.#tell(
        'missing-key',
        node,
        `“${missing}” is missing: say ${shapeName(shape.keys[missing] ?? shape)}.`,
      );
    if (shape.someOf?.every((key) => value[key] === undefined)) {
      return this.#tell('missing-key', node, `This means everything: say at least one of ${shape.someOf.join(', ')}.`);
    }
    const fault = shape.fault?.(value);
    return fault === undefined ? value : this.#tell('bad-value', node, fault);
  }

  #map(node: Node, shape: MapShape, path: readonly string[]): Map<string, unknown> | undefined {
    if (!isMap(node)) return this.#wrongType(node, shape);
    const values = new Map<string, unknown>();
    for (const [written, at, item] of this.#pairs(node)) {
      const told = this.problems.length;
      const key = this.#acceptedText(at, shape.key);
      if (key === undefined) continue;
      const read =
        item === undefined
          ? this.#tell('wrong-type', at, `“${written}” needs ${shapeName(shape.of)}.`)
          : this.read(item, shape.of, [...path, key]);
      if (values.has(key)) this.#tell('duplicate-key', at, `“${key}” stands here twice: keep one.`);
      else if (read !== undefined) values.set(key, read);
      // What is wrong already needs no second look.
      if (this.problems.length === told) this.visit([...path, key], key, at, 'key');
    }
    return values;
  }

  #either(node: Node, shape: EitherShape, path: readonly string[]): unknown {
    const choice = shape.choices.find((candidate) => mayFit(node, candidate));
    return choice === undefined ? this.#wrongType(node, shape) : this.read(node, choice, path);
  }

  /** The keys of a mapping as texts, with the nodes of key and value; each key once. */
  *#pairs(map: YAMLMap): Generator<[string, Node, Node | undefined]> {
    const known = new Set<string>();
    for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
      if (this.#isFull) return;
      const text = isScalar(key) && key.value !== null ? String(key.value) : undefined;
      if (text === undefined) this.#tell('wrong-type', key ?? map, 'A key must be a text.');
      else if (known.has(text)) this.#tell('duplicate-key', key, 'This key stands here twice: keep one.');
      else yield [text, key, isEmptyNode(value) ? undefined : (value ?? undefined)];
      if (text !== undefined) known.add(text);
    }
  }

  #meantBy(key: string, item: Node | undefined, { keys, elsewhere }: KeysShape): string {
    const value = item && this.source.resolve(item);
    const place = elsewhere?.(key, isScalar(value) ? value.value : undefined);
    return place === undefined ? didYouMean(key, Object.keys(keys)) : ` ${place}`;
  }

  #notOneOf(
    node: Node,
    text: string,
    known: readonly string[],
    meant: Readonly<Record<string, string>> = {},
  ): undefined {
    const suggestion = Object.hasOwn(meant, text) ? ` Did you mean “${meant[text]}”?` : didYouMean(text, known);
    return this.#tell('bad-value', node, `“${text}” is not known here.${suggestion} Known: ${known.join(', ')}.`);
  }

  #wrongType(node: Node, shape: Shape, instead?: string): undefined {
    const rest = instead === undefined ? '' : ` ${instead}`;
    return this.#tell('wrong-type', node, `Here stands ${kindOf(node)}, but ${shapeName(shape)} is needed.${rest}`);
  }

  #tooMuch(node: Node): undefined {
    if (this.problems.some(({ code }) => code === 'too-much')) return undefined;
    return this.#tell(
      'too-much',
      node,
      'The file stands for too much, or is nested too deeply, through its aliases: write it out.',
    );
  }

  get #isFull(): boolean {
    return this.problems.length >= mostProblems;
  }

  #tell(code: string, node: Node, message: string): undefined {
    const rest =
      this.problems.length === mostProblems - 1 ? ' The rest of the file was not read: mend this first.' : '';
    if (!this.#isFull) this.problems.push(this.problemOf(code, spanOfNode(node), message + rest));
  }
}

function hasExplicitTag(node: Node): boolean {
  return (
    node.tag?.startsWith('!') === true ||
    /^tag:(?!yaml\.org,2002:(?:str|map|seq|bool|int|float|null)$)/.test(node.tag ?? '')
  );
}

function isEmptyNode(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null && node.source === '');
}

function mayFit(node: Node, shape: Shape): boolean {
  if (isMap(node)) return shape.kind === 'keys' || shape.kind === 'map';
  if (isSeq(node)) return shape.kind === 'list';
  return isScalar(node) && typeof node.value === 'boolean' ? shape.kind === 'flag' : shape.kind === 'text';
}

function kindOf(node: Node): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  const value = isScalar(node) ? node.value : undefined;
  return typeof value === 'string' ? 'a text' : `${value}`;
}
