import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { choicesOf, type KeyPlace, wordAsAt } from '../../configuration/index.js';
import { nearest } from '../../engine/index.js';
import { plainLabel, toRange, toSpan, toWorkspaceEdit } from '../convert.js';
import type { Document } from '../document.js';
import type { Translate } from '../messages.js';
import { keyPlaceAt } from './hover.js';

/** What quick fixes of a configuration are made with. */
export interface FixTools {
  readonly t: Translate;
  readonly versioned: boolean;
}

/**
 * What a misspelt key or value at a place of a configuration was probably meant to be.
 *
 * @param words the words of the glossary
 */
export function fixConfiguration(
  { t, versioned }: FixTools,
  path: string,
  document: Document,
  range: Range,
  diagnostics: readonly Diagnostic[],
  words: readonly string[],
): CodeAction[] {
  const place = keyPlaceAt(path, document, toSpan(document, range));
  const meant = place && correctionOf(place, words);
  if (place === undefined || meant === undefined) return [];
  const at = toRange(document, place.span);
  return [
    {
      title: plainLabel(t('Change “{0}” to “{1}”', place.text, meant)),
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      diagnostics: diagnostics.filter(({ range: { start } }) => start.line === at.start.line),
      edit: toWorkspaceEdit(document, [{ range: at, newText: meant }], versioned),
    },
  ];
}

/** What is right instead of a key or value that is wrong; undefined where it is right, or nothing is near. */
function correctionOf(
  { is, text, shape, parent, path, isText }: KeyPlace,
  words: readonly string[],
): string | undefined {
  if (is === 'key') {
    if (parent?.kind !== 'keys' || Object.hasOwn(parent.keys, text)) return undefined;
    return nearest(text, Object.keys(parent.keys));
  }
  for (const choice of choicesOf(shape)) {
    if (choice.kind !== 'text') continue;
    const { oneOf, meant = {}, offered = [], fault } = choice;
    if (oneOf?.includes(text) && isText) return undefined;
    if (oneOf !== undefined) return Object.hasOwn(meant, text) ? meant[text] : nearest(text, oneOf);
    const isPreset = path[0] === 'extends' && text.startsWith('distinguo:');
    const isWrong = isPreset ? !offered.includes(text) : fault?.(text) !== undefined;
    if (isWrong && offered.length > 0) return nearest(text, offered);
  }
  const isReference = wordAsAt(path) === 'reference' && path[0] === 'exceptions';
  return isReference && !words.includes(text.toLowerCase()) ? nearest(text, words) : undefined;
}
