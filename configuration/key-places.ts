import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Span } from '../engine/model.js';
import { problemsIn } from './configuration.js';
import { configurationShape } from './keys.js';
import { rootIn } from './parse.js';
import type { Shape } from './shape.js';
import { parseYaml } from './yaml-source.js';

/** A key or a single value of a configuration file, and what may stand there. */
export interface KeyPlace {
  /** The keys and indices that lead there from the root; of a key, its own last. */
  readonly path: readonly string[];
  readonly is: 'key' | 'value';
  /** What may stand there; under a key, below it. Undefined where the key is unknown. */
  readonly shape: Shape | undefined;
  /** Of a key: the shape in which it is one. */
  readonly parent?: Shape;
  readonly text: string;
  /** Whether it is a text to YAML, and not a number, true or false. */
  readonly isText: boolean;
  /** The text itself, without quotation marks. */
  readonly span: Span;
  /** The text as it is written; of a key, with all that stands below it. */
  readonly whole: Span;
}

/** Deeper than the validation reads, nothing can be meant. */
const deepest = 32;

/**
 * The keys and values of a configuration file in source order, right or wrong: as far as it can be parsed. Aliases are
 * not followed.
 */
export function keyPlacesIn(file: string, text: string): readonly KeyPlace[] {
  const { root } = parseYaml(text, problemsIn(file, text));
  const node = rootIn(file, root);
  return node === undefined ? [] : [...placesOf(node, configurationShape, [], text)];
}

function* placesOf(
  node: Node,
  shape: Shape | undefined,
  path: readonly string[],
  source: string,
): Generator<KeyPlace, void> {
  if (path.length > deepest) return;
  if (isMap(node)) {
    for (const pair of node.items as Pair<Node, Node | null>[]) yield* pairPlaces(pair, shape, path, source);
  } else if (isSeq(node)) {
    const of = branch(shape, 'list')?.of;
    for (const [index, item] of node.items.entries())
      if (item !== null) yield* placesOf(item as Node, of, [...path, String(index)], source);
  } else if (isScalar(node) && node.range && node.value !== null) {
    const list = branch(shape, 'list');
    const isAlone = list?.orOne === true;
    const [start, end] = node.range;
    const whole = { start, end };
    yield {
      path: isAlone ? [...path, '0'] : path,
      is: 'value',
      shape: isAlone ? list.of : shape,
      text: String(node.value),
      isText: typeof node.value === 'string',
      span: bare(source, whole),
      whole,
    };
  }
}

function* pairPlaces(
  { key, value }: Pair<Node, Node | null>,
  shape: Shape | undefined,
  path: readonly string[],
  source: string,
): Generator<KeyPlace, void> {
  if (!isScalar(key) || !key.range) return;
  const text = String(key.value);
  const parent = branch(shape, 'keys') ?? branch(shape, 'map');
  const below = parent?.kind === 'keys' ? own(parent.keys, text) : parent?.of;
  const [start, end] = key.range;
  // A block ends where the next thing begins.
  const last = source.slice(start, Math.max(end, value?.range?.[1] ?? 0)).trimEnd().length;
  const whole = { start, end: start + last };
  yield {
    path: [...path, text],
    is: 'key',
    shape: below,
    ...(parent === undefined ? {} : { parent }),
    text,
    isText: typeof key.value === 'string',
    span: bare(source, { start, end }),
    whole,
  };
  if (value !== null) yield* placesOf(value, below, [...path, text], source);
}

const own = (keys: Readonly<Record<string, Shape>>, key: string): Shape | undefined =>
  Object.hasOwn(keys, key) ? keys[key] : undefined;

/** A shape of a kind: the shape itself, or one among its choices. */
function branch<Kind extends Shape['kind']>(
  shape: Shape | undefined,
  kind: Kind,
): Extract<Shape, { kind: Kind }> | undefined {
  return choicesOf(shape).find((each): each is Extract<Shape, { kind: Kind }> => each.kind === kind);
}

/** What a shape may be: its choices, or the shape alone. */
export function choicesOf(shape: Shape | undefined): readonly Shape[] {
  if (shape === undefined) return [];
  return shape.kind === 'either' ? shape.choices.flatMap(choicesOf) : [shape];
}

/** A stretch without the quotation marks around it. */
function bare(source: string, { start, end }: Span): Span {
  const quote = source[start];
  const isQuoted = (quote === '"' || quote === "'") && end - start > 1 && source[end - 1] === quote;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
