const TARGET = /<<([^<>,\n]{1,200})[,>]|xref:(?:[^\s[\]#]{0,300}#)?([^\s[\]]{1,300})\[/g;

/** Names without what differs between a heading, the id that is made of it, and how people refer to both. */
const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The headings of a document: those that are open, and those that references find by their words. */
export class Headings {
  readonly #source: string;
  readonly #open: { readonly level: number; readonly text: string }[] = [];
  #targets: ReadonlySet<string> | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  get above(): readonly string[] {
    return this.#open.map(({ text }) => text);
  }

  enter(level: number, text: string): void {
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    if (text !== '') this.#open.push({ level, text });
  }

  /** Whether a reference may name the heading by its words: to rewrite it would break that. */
  isTarget(text: string): boolean {
    this.#targets ??= new Set([...this.#source.matchAll(TARGET)].map(([, id, target]) => bare(id ?? target ?? '')));
    return this.#targets.has(bare(text));
  }
}
