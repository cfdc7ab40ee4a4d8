import { walk } from '../xml.js';

/** Which lists are numbered. */
export class Numbering {
  readonly #abstract = new Map<string, Map<string, string>>();
  readonly #instances = new Map<string, string>();

  constructor(xml: string | undefined, name: string) {
    if (xml !== undefined) this.#read(xml, name);
  }

  /** Whether the items of a list are numbered at a level, from 0; they are where nothing is known. */
  isOrdered(id: string, level: number): boolean {
    const format = this.#abstract.get(this.#instances.get(id) ?? '')?.get(String(level));
    return format !== 'bullet' && format !== 'none';
  }

  #read(xml: string, name: string): void {
    let levels: Map<string, string> | undefined;
    let level = '';
    let instance = '';
    walk(xml, name, {
      open: ({ name: element, attribute }) => {
        const value = attribute('w:val') ?? '';
        if (element === 'w:abstractNum') {
          levels = new Map();
          this.#abstract.set(attribute('w:abstractNumId') ?? '', levels);
        } else if (element === 'w:lvl') level = attribute('w:ilvl') ?? '';
        else if (element === 'w:numFmt') levels?.set(level, value);
        else if (element === 'w:num') instance = attribute('w:numId') ?? '';
        else if (element === 'w:abstractNumId') this.#instances.set(instance, value);
      },
      close: ({ name: element }) => {
        if (element === 'w:abstractNum') levels = undefined;
      },
      text: () => {},
    });
  }
}
