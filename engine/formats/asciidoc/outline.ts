/** `<<Heading>>`, `<<id,…>>`, `xref:Heading[]`, `xref:page.adoc#id[…]`, `link:#id[…]`; a name may go on in the next line. */
const TARGET = /<<([^<>,]{1,200})[,>]|\bxref:(?:[^\s[\]#]{0,300}#)?([^[\]#]{1,200})\[|\blink:#([^\s[\]]{1,200})\[/g;

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

  /** Whether a reference may name a heading, or the title of a block, by its words: to rewrite it would break that. */
  isTarget(text: string): boolean {
    this.#targets ??= new Set(
      [...this.#source.matchAll(TARGET)].map(([, id, target, link]) => bare(id ?? target ?? link ?? '')),
    );
    return this.#targets.has(bare(text));
  }
}
