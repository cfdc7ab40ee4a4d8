/**
 * What may stand in a place of the configuration. One table of shapes gives
 * the validation, the JSON Schema, and completion and hover in the editor.
 */
export type Shape = TextShape | FlagShape | ListShape | KeysShape | MapShape | EitherShape;

interface Described {
  /** One or two sentences, for the editor. */
  readonly description: string;
}

export interface TextShape extends Described {
  readonly kind: 'text';
  /** The only texts that may stand here. */
  readonly oneOf?: readonly string[];
  /** What is meant by values that stand in other programs, by how they are written: `false` for “off”. */
  readonly meant?: Readonly<Record<string, string>>;
  /** Says what is wrong with a text, as a whole sentence with the remedy; undefined when it is right. */
  readonly fault?: (text: string) => string | undefined;
  /** Brings a right text to the form that is compared. */
  readonly normal?: (text: string) => string;
  readonly examples?: readonly string[];
  /** Of other texts than those of {@link oneOf}: those that are offered while one is written. */
  readonly offered?: readonly string[];
  /** What some of the texts mean, in a sentence. */
  readonly meaning?: Readonly<Record<string, string>>;
}

export interface FlagShape extends Described {
  readonly kind: 'flag';
  /** The only value that may stand here; both when absent. */
  readonly only?: boolean;
  /** What to write instead of the value that may not stand here, as a sentence. */
  readonly instead?: string;
}

export interface ListShape extends Described {
  readonly kind: 'list';
  readonly of: Shape;
  /** A single item may stand without its list. */
  readonly orOne?: true;
  /** How many items there must be; any number when absent. */
  readonly length?: number;
}

export interface KeysShape extends Described {
  readonly kind: 'keys';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Of these at least one must be given. */
  readonly someOf?: readonly string[];
  /** Says where a key belongs that is none here, as a sentence. */
  readonly elsewhere?: (key: string, value: unknown) => string | undefined;
  /** Says what is wrong with values that are right one by one, as a whole sentence with the remedy. */
  readonly fault?: (value: Readonly<Record<string, unknown>>) => string | undefined;
}

/** A mapping whose keys are free: it is read into a Map. */
export interface MapShape extends Described {
  readonly kind: 'map';
  readonly key: TextShape;
  readonly of: Shape;
}

/** The first choice whose type fits. */
export interface EitherShape extends Described {
  readonly kind: 'either';
  readonly choices: readonly Shape[];
}

/** What a shape is called in a message: “a list”. */
export function shapeName(shape: Shape): string {
  if (shape.kind === 'either') return shape.choices.map(shapeName).join(' or ');
  if (shape.kind === 'flag' && shape.only !== undefined) return String(shape.only);
  if (shape.kind === 'list' && shape.orOne) return `${shapeName(shape.of)} or a list`;
  return { text: 'a text', flag: 'true or false', list: 'a list', keys: 'a mapping', map: 'a mapping' }[shape.kind];
}
