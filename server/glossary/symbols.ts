import type { CancellationToken, DocumentSymbol, WorkspaceSymbol } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import type { WrittenWord } from '../../configuration/index.js';
import type { Span } from '../../engine/index.js';
import { plainLabel, toRange } from '../convert.js';
import type { Document } from '../document.js';
import { closedDocument } from '../document.js';
import type { Session } from '../session.js';
import { fileNameOf, pathOf } from '../uris.js';
import type { Catalogue } from './catalogue.js';

/** More than this nobody reads: who looks for a word types more of it. */
const MOST = 500;

/** The entries of a glossary file, each with the words in it. */
export function documentSymbols(catalogue: Catalogue, document: Document): DocumentSymbol[] {
  const text = document.getText();
  const symbols: DocumentSymbol[] = [];
  let entry: DocumentSymbol | undefined;
  for (const word of catalogue.wordsIn(pathOf(document.uri), text).words) {
    const symbol = symbolOf(document, text, word);
    if (word.as === 'term' || word.as === 'cast') {
      entry = { ...symbol, children: [] };
      symbols.push(entry);
    } else if (word.entry !== undefined && word.as !== 'reference' && entry?.detail === '') {
      entry.children?.push(symbol);
    }
  }
  return symbols;
}

/** The entries of all glossaries of the workspace that have the letters of a query in them, in its order. */
export async function workspaceSymbols(
  session: Session,
  catalogue: Catalogue,
  query: string,
  token: CancellationToken,
): Promise<WorkspaceSymbol[]> {
  const files = new Map(
    (await catalogue.all(token)).flatMap((one) => catalogue.filesOf(one)).map((file) => [file.path, file]),
  );
  const found: WorkspaceSymbol[] = [];
  for (const { uri, text, words } of files.values()) {
    const document = closedDocument(uri, text, session.encoding);
    for (const word of words) {
      if (word.entry === undefined || word.as === 'use' || word.as === 'reference') continue;
      const name = written(text, word.span);
      if (!holds(name, query)) continue;
      if (found.length >= MOST) return found;
      const range = toRange(document, word.span);
      found.push({ name, kind: kindOf(word), containerName: fileNameOf(uri), location: { uri, range } });
    }
  }
  return found;
}

function symbolOf(document: Document, text: string, word: WrittenWord): DocumentSymbol {
  const { span, entry, as, said } = word;
  const whole = as === 'term' || as === 'cast' ? (entry?.span ?? span) : span;
  return {
    name: written(text, span),
    detail: said === undefined ? (as === 'term' ? '' : as) : plainLabel(said),
    kind: kindOf(word),
    range: toRange(document, whole),
    selectionRange: toRange(document, span),
  };
}

/** A name must not be empty. */
const written = (text: string, { start, end }: Span): string => plainLabel(text.slice(start, end)) || '…';

function kindOf({ as }: WrittenWord): SymbolKind {
  if (as === 'term') return SymbolKind.Key;
  return as === 'cast' ? SymbolKind.Class : SymbolKind.String;
}

/** Whether a name has the letters of a query, in its order. */
function holds(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
