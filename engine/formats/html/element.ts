import type { ProseKind } from '../../model.js';

/** Elements without content and closing tag. */
export const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements that stand on lines of their own: they end the sentence before and after. */
const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body html button caption center dd details dialog div dl dt fieldset figcaption figure
  footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li link main menu meta nav noscript ol
  optgroup option p pre script search section select slot source style summary table tbody td template textarea tfoot th
  thead title tr track ul video audio iframe object`
    .trim()
    .split(/\s+/),
);

/** Elements whose content is left out without a trace: whatever stands around them reads on. */
export const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'iframe', 'noembed', 'object']);

/** Elements all of whose content is part of a sentence. */
const PHRASES: ReadonlySet<string> = new Set(
  `a abbr b button caption cite del dt em figcaption h1 h2 h3 h4 h5 h6 i ins label legend mark option p q s small span
  strong summary title u`
    .trim()
    .split(/\s+/),
);

const KINDS: Readonly<Record<string, ProseKind>> = {
  title: 'title',
  li: 'item',
  dd: 'item',
  dt: 'term',
  td: 'cell',
  th: 'cell',
};

/** What an opening tag closes that was left open, and how far up it looks. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  li: ['li', 'ul', 'ol', 'menu'],
  dt: ['dt', 'dd', 'dl'],
  dd: ['dd', 'dt', 'dl'],
  td: ['td', 'th', 'tr', 'table'],
  th: ['th', 'td', 'tr', 'table'],
  tr: ['tr', 'table'],
  option: ['option', 'select', 'datalist'],
};

/** How many ancestors are looked at for one that was left open. */
const REACH = 30;

/** Whether an element ends the sentence before and after. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** Whether all that an element holds is part of a sentence. */
export function isPhrase(name: string): boolean {
  return PHRASES.has(name);
}

/** Whether a name, as written, is that of a component, or of a `<template>`, which holds together what it holds. */
export function isComponent(name: string): boolean {
  return /^[A-Z]\w*[a-z]|[-.:]/.test(name) || name === 'template';
}

/** What the text in an element is; undefined when its surroundings say. */
export function proseKindOf(name: string): ProseKind | undefined {
  if (headingLevel(name) > 0) return 'heading';
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/** 1 to 6 for a heading, else 0. */
export function headingLevel(name: string): number {
  return /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
}

/** Index of the open element that an opening tag closes, or -1. */
export function impliedEnd(name: string, open: readonly { readonly name: string }[]): number {
  const last = open.length - 1;
  if (isBlock(name) && open[last]?.name === 'p') return last;
  const [...names] = Object.hasOwn(CLOSES, name) ? (CLOSES[name] as readonly string[]) : [];
  const border = names.slice(name === 'tr' || name === 'li' || name === 'option' ? 1 : 2);
  for (let i = last; names.length > 0 && i >= Math.max(0, last - REACH); i--) {
    const found = (open[i] as { name: string }).name;
    if (border.includes(found)) return -1;
    if (names.includes(found)) return i;
  }
  return -1;
}
