import sax from 'sax';
import { type GlossaryProblem, unreadableBecause } from '../entry.js';

/** An element, as the reader of a document is told of it. */
export interface SaxElement {
  /** Without its namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** From 1. */
  readonly line: number;
}

/** What is done with the elements of a document, as they come. */
export interface SaxHandler {
  open(element: SaxElement): void;
  /** @param text all text inside, with that of the elements inside */
  close(name: string, text: string): void;
}

const deepest = 100;

/**
 * Goes through a document of XML by a strict parser. Nothing that a document type declares is read, and none may declare
 * anything in the document itself: there are no entities but the five of XML.
 *
 * @returns what is wrong with it, and the reading ended there; undefined when it was read to its end
 */
export function readXml(text: string, handler: SaxHandler): GlossaryProblem | undefined {
  const parser = sax.parser(true, { strictEntities: true });
  const texts: string[] = [];
  let fault: GlossaryProblem | undefined;
  const stop = (message: string): void => {
    fault ??= { line: parser.line + 1, message };
    throw new Stopped();
  };
  parser.onerror = (error) => stop(unreadableBecause('XML', (error.message.split('\n')[0] ?? '').replace(/\.$/, '')));
  parser.ondoctype = (declared) => {
    if (/[[\]]|ENTITY/i.test(declared))
      stop('The document type declares something itself, which is not read: remove it.');
  };
  parser.onopentag = ({ name, attributes }) => {
    if (texts.length >= deepest) stop('Elements are nested too deeply here.');
    texts.push('');
    handler.open({ name: localName(name), attributes, line: parser.line + 1 });
  };
  parser.ontext = parser.oncdata = (piece) => {
    if (texts.length > 0) texts[texts.length - 1] += piece;
  };
  parser.onclosetag = (name) => {
    const inside = texts.pop() ?? '';
    if (texts.length > 0) texts[texts.length - 1] += inside;
    handler.close(localName(name), inside);
  };
  try {
    // In pieces: the parser looks at the length of its buffers after each.
    for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
    parser.close();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return fault;
}

const PIECE = 32_768;

class Stopped extends Error {}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A text as XML has it; control characters, which XML cannot hold, are left out. */
export const escapedXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
