import { LINE_BREAK } from '../paragraph.js';
import { isOn } from './styles.js';

/** Elements that hold no text of the document, or text that is not there any more. */
export const LEFT_OUT = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPrChange',
  'w:rPrChange',
  'w:tabs',
  'w:sectPr',
  'w:tblPr',
  'w:tblGrid',
  'w:trPr',
  'w:tblPrEx',
  'w:rt',
]);

/** What a run holds besides text and is read as a character of it. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', LINE_BREAK],
  ['w:cr', LINE_BREAK],
  ['w:noBreakHyphen', '-'],
]);

/** What may be deleted with the words around it, though nothing is read of it. */
export const SILENT = new Set(['w:softHyphen', 'w:lastRenderedPageBreak']);

/** Whether a property of a content control says that people do not write what it holds. */
export function isMadeBy(name: string, value: string | undefined): boolean {
  if (name === 'w:lock') return value === 'contentLocked' || value === 'sdtContentLocked';
  if (name === 'w:showingPlcHdr') return isOn(value);
  return ['w:dataBinding', 'w:dropDownList', 'w:comboBox', 'w:date'].includes(name);
}
