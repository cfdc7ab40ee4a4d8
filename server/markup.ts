/**
 * Text with a little markup, as Markdown for clients that draw it and plain for
 * the others. What comes from a document or a configuration is shown exactly as
 * it is: no emphasis, command, image or HTML can come of it.
 */
import { MarkupKind } from 'vscode-languageserver';

/** One of the two ways to write. */
export interface MarkupWriter {
  readonly kind: MarkupKind;
  /** Text that is not ours, on one line. */
  text(text: string): string;
  /** Emphasises what {@link text} has made. */
  strong(written: string): string;
  /** A link, for an address that {@link addressIn} has found. */
  link(label: string, address: string): string;
}

/** The markup that a client prefers: the first that it names, else plain text. */
export function preferredMarkup(formats: readonly MarkupKind[] | undefined): MarkupWriter {
  return formats?.[0] === MarkupKind.Markdown ? markdownWriter : plainWriter;
}

/** For clients that draw Markdown. */
export const markdownWriter: MarkupWriter = {
  kind: MarkupKind.Markdown,
  text: escapeMarkdown,
  strong: (written) => `**${written}**`,
  link: (label, address) => `[${escapeMarkdown(label)}](${address})`,
};

/** For clients that show what they are sent. */
export const plainWriter: MarkupWriter = {
  kind: MarkupKind.PlainText,
  text: (text) => text.replace(/\s+/g, ' '),
  strong: (written) => written,
  link: (label, address) => (label === address ? address : `${label}: ${address}`),
};

/** The address of the web at the end of a text, with what stands before it; undefined when there is none. */
export function addressIn(text: string): { readonly label: string; readonly address: string } | undefined {
  const whole = text.trim();
  let start = whole.length;
  while (start > 0 && !/\s/.test(whole[start - 1] as string)) start--;
  const written = whole.slice(start);
  if (!/^https?:\/\/[^<>"'`\\]+$/.test(written) || !URL.canParse(written)) return undefined;
  let end = start;
  while (/[\s,;:]/.test(whole[end - 1] ?? '')) end--;
  const before = whole.slice(0, end);
  const address = new URL(written).href.replace(/[()[\]]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return { label: before === '' ? written : before, address };
}

/** Where Markdown takes a character for a mark, and nowhere else: editors that draw no Markdown show each backslash. */
const marks = new RegExp(
  [
    '[`*~[\\]]',
    '\\$(?=\\(|.*\\$)',
    '\\\\(?=[!-/:-@[-`{-~]|$)',
    '<(?=[a-z/!?])',
    '&(?=#|[a-z])',
    '(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])',
    '^[-#>+=]',
    '(?<=^\\d{1,9})[.)]',
  ].join('|'),
  'giu',
);

function escapeMarkdown(text: string): string {
  // Some programs make links of addresses in what was escaped: a space of no width parts them.
  const parted = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/:(?=\/\/)|\bwww(?=\.)|@(?=\w)/gi, '$&\u200b');
  return parted.replace(marks, '\\$&');
}
