import { Transcript } from '../../prose/transcript.js';

/** What decodes bytes; the platform has it everywhere. */
type Decoder = InstanceType<typeof TextDecoder>;

/** Decodes bytes of a charset; undefined for one that nobody knows. */
export function decoderFor(charset: string): Decoder | undefined {
  try {
    return new TextDecoder(charset === '' ? 'utf-8' : charset);
  } catch {
    return undefined;
  }
}

const CODED = /(?:=[0-9A-Fa-f]{2})+|=[ \t]*\r?\n|[ \t]+/g;

/** A text written as quoted-printable: what it says, and where each character stands. */
export function quotedPrintable(source: string, start: number, end: number, decoder: Decoder): Transcript {
  const text = new Transcript();
  let done = start;
  const body = source.slice(start, end);
  for (const { 0: coded, index } of body.matchAll(CODED)) {
    const from = start + index;
    // blanks at the end of a line are none
    if (/^[ \t]/.test(coded) && !/^\r?\n/.test(body.slice(index + coded.length, index + coded.length + 2))) continue;
    text.verbatim(source, done, from);
    done = from + coded.length;
    if (/^=[0-9A-Fa-f]/.test(coded)) takeBytes(text, coded, from, decoder);
  }
  text.verbatim(source, done, end);
  return text;
}

/** Bytes that stand side by side may be one character or several: each is a piece, so that an offset tells it. */
function takeBytes(text: Transcript, coded: string, from: number, decoder: Decoder): void {
  const bytes = Uint8Array.from({ length: coded.length / 3 }, (_, i) =>
    Number.parseInt(coded.slice(3 * i + 1, 3 * i + 3), 16),
  );
  let begun = 0;
  for (let at = 1; at <= bytes.length; at++) {
    // the bytes behind the first of a character of UTF-8 begin none
    if (decoder.encoding === 'utf-8' && ((bytes[at] ?? 0) & 0xc0) === 0x80) continue;
    text.replaced(decoder.decode(bytes.subarray(begun, at)), from + 3 * begun, from + 3 * at);
    begun = at;
  }
}

/** A text written as base64: each line of it is a piece, in which no word stands for itself. */
export function base64(source: string, start: number, end: number, charset: string): Transcript {
  const text = new Transcript();
  const decoder = decoderFor(charset);
  const lines = [...source.slice(start, end).matchAll(/[^\r\n]+/g)];
  let rest = '';
  for (const [number, { 0: line, index }] of lines.entries()) {
    const letters = rest + line.replace(/[^A-Za-z0-9+/]/g, '');
    const isLast = number === lines.length - 1;
    // a letter alone holds no byte
    const whole = letters.length - (isLast ? Number(letters.length % 4 === 1) : letters.length % 4);
    rest = letters.slice(whole);
    const bytes = Uint8Array.from(atob(letters.slice(0, whole)), (letter) => letter.charCodeAt(0));
    const decoded = decoder?.decode(bytes, { stream: !isLast }).replaceAll('\r', '') ?? '';
    const from = start + index;
    if (decoded.length < line.length) text.replaced(decoded, from, from + line.length);
  }
  return text;
}

const WORD = /=\?([\w-]{1,40})(?:\*[\w-]*)?\?([QqBb])\?([!->@-~]{0,200})\?=/g;

/** The value of a header with encoded words (RFC 2047), each of which is a piece. */
export function headerText(source: string, start: number, end: number): Transcript {
  const text = new Transcript();
  let done = start;
  for (const { 0: word, 1: charset = '', 2: coding = '', 3: coded = '', index } of source
    .slice(start, end)
    .matchAll(WORD)) {
    const from = start + index;
    // blanks between two encoded words are not shown
    if (done === start || source.slice(done, from).trim() !== '') text.verbatim(source, done, from);
    text.replaced(wordOf(charset, coding, coded), from, from + word.length);
    done = from + word.length;
  }
  text.verbatim(source, done, end);
  return text;
}

function wordOf(charset: string, coding: string, coded: string): string {
  const decoder = decoderFor(charset);
  if (decoder === undefined) return '\uFFFC';
  if (/[Bb]/.test(coding)) return base64(coded, 0, coded.length, charset).text;
  return quotedPrintable(coded.replaceAll('_', ' '), 0, coded.length, decoder).text;
}
