import type { Gathering } from './gathering.js';

const HEADS = [/^\s*<\?xml\b[^>]*\?>[ \t]*\r?\n?/, /^\s*<!DOCTYPE[^>]*>[ \t]*\r?\n?/i];

/** How directives are written into the texts of XML. */
export const xmlComments = {
  open: '<!--',
  close: '-->',
  stands: 'own line',
  contentStart: (source: string): number => {
    let start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
    for (const head of HEADS) start += head.exec(source.slice(start, start + 2000))?.[0].length ?? 0;
    return start;
  },
} as const;

/** Takes a comment of XML by the offsets of its marks. */
export function takeXmlComment(gathering: Gathering, start: number, end: number): void {
  gathering.comment({ start, end }, start + 4, end - 3);
}
