import { namesEnglish, namesForeign } from './language-code.js';

interface Level {
  readonly kind: 'object' | 'array';
  readonly key: string;
  /** How many texts there were before it. */
  readonly start: number;
  readonly keys: string[];
  /** Which of its own texts is the first to be called as what is shown. */
  shown: number;
}

/** A stretch of the texts: what stands below a key of the outermost level. */
interface Branch {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Keys of a message that is written as an object, the one that is shown. */
const SHOWN = ['defaultMessage', 'message', 'string', 'value'];
/** Keys that may stand beside it. */
const BESIDE: ReadonlySet<string> = new Set(
  'id description developer_comment context comment notes note placeholders hash meaning character_limit maxLength file line start end state type'.split(
    ' ',
  ),
);
/** Keys of texts that are meant for nobody who reads the product. */
const NOTE = /^(?:[@$]|_{1,2}(?:comment|meta|note)|\/\/|#)/;

/**
 * Gathers the texts of a catalogue that is a tree of keys, JSON or YAML, and says which are shown: no remarks, of a message
 * with a description the message alone, of several languages English alone.
 */
export class CatalogueTree<T> {
  readonly #levels: Level[] = [];
  /** All that are shown so far, in order. */
  readonly #texts: T[] = [];
  readonly #branches: Branch[] = [];
  /** The catalogue says that it is in another language. */
  #isForeign = false;

  enter(kind: 'object' | 'array', key: string): void {
    this.#levels.at(-1)?.keys.push(key);
    this.#levels.push({ kind, key, start: this.#texts.length, keys: [], shown: -1 });
  }

  leave(): void {
    const level = this.#levels.pop();
    if (level === undefined) return;
    const { key, start } = level;
    if (this.#levels.length > 0 && NOTE.test(key)) this.#texts.length = start;
    else if (isMessage(level)) this.#keepOnly(level);
    if (this.#levels.length === 1) this.#branches.push({ key, start, end: this.#texts.length });
    if (this.#levels.length === 0) this.#dropForeign(level);
  }

  /** @param plain the text as it is written, for what it may say of the language */
  text(key: string, text: T, plain: string): void {
    const level = this.#levels.at(-1);
    if (level === undefined) return;
    if (this.#levels.length === 1 && key === '@@locale') this.#isForeign ||= !namesEnglish(plain);
    if (this.#levels.length === 1 && /^(?:locale|language)$/.test(key)) this.#isForeign ||= namesForeign(plain);
    level.keys.push(key);
    if (NOTE.test(key)) return;
    if (level.shown < 0 && SHOWN.includes(key)) level.shown = this.#texts.length;
    this.#texts.push(text);
  }

  /** The texts that are shown, in order; undefined when the catalogue says that it is in another language than English. */
  get texts(): readonly T[] | undefined {
    return this.#isForeign ? undefined : this.#texts;
  }

  #keepOnly({ start, shown }: Level): void {
    this.#texts[start] = this.#texts[shown] as T;
    this.#texts.length = start + 1;
  }

  /** Of several languages below the outermost keys, or of one that is not English, nothing is kept but English. */
  #dropForeign({ keys }: Level): void {
    const speaks = this.#branches.some(({ key }) => namesEnglish(key)) || keys.length === 1;
    const foreign = speaks ? this.#branches.filter(({ key }) => namesForeign(key)) : [];
    for (const branch of foreign.reverse()) this.#texts.splice(branch.start, branch.end - branch.start);
    this.#branches.length = 0;
  }
}

/** An object that holds one message and what is to be known of it. */
function isMessage({ kind, keys, shown }: Level): boolean {
  if (kind !== 'object' || shown < 0) return false;
  const name = keys.find((key) => SHOWN.includes(key)) as string;
  return name === 'defaultMessage' || keys.every((key) => key === name || BESIDE.has(key));
}
