import type { ParseResult } from '@astrojs/compiler/types';
import { parser as parserOfScripts } from '@lezer/javascript';
import { NodeTypes, parse as parseVue } from '@vue/compiler-dom';
import Handlebars from 'handlebars';
import { Parser } from 'htmlparser2';
import { Liquid, Tokenizer, TokenKind } from 'liquidjs';
import nunjucks from 'nunjucks';
import { parse as parseSvelte } from 'svelte/compiler';
import { formats } from '../../engine/formats/formats.generated.js';
import type { LanguageId } from '../../engine/index.js';
import { matchesOf, scanOf } from '../../engine/prose/matches.js';

/** Where text stands in a template, as its reference parser reads it: source offsets, in order. */
export type Stretch = readonly [from: number, to: number];

/** The languages of templates. */
export const templates: readonly LanguageId[] = ['astro', 'handlebars', 'jinja', 'jsx', 'liquid', 'svelte', 'vue'];
/** A document of each language that holds some markup. */
const whole: Readonly<Partial<Record<LanguageId, (markup: string) => string>>> = {
  vue: (markup) => `<template>${markup}</template>`,
  jsx: (markup) =>
    `const a = (\n  <>${markup.replace(/<!--.*?-->/g, '').replace(/<(br|img)([^>]*)>/g, '<$1$2 />')}</>\n);\n`,
};
/** A document that holds some markup. */
export const documentWith = (languageId: LanguageId, markup: string): string => whole[languageId]?.(markup) ?? markup;

/** Elements whose text is none for us. */
const SKIPPED = new Set(
  `script style pre code kbd samp var svg math textarea object canvas iframe noembed tt`.split(' '),
);

/** Attributes that are spoken, with their values. */
const SPOKEN =
  /(\s(?:alt|title|content|label|placeholder|aria-label|description|heading|caption|subtitle|summary|tagline|headline|question|answer|tooltip|helperText)=)(?:"[^"]*"|'[^']*')/gi;

const WORD = /[\p{L}\p{N}]{2,}/gu;

/** The offsets of all words that stand within some stretches of a source. */
export function wordsIn(source: string, stretches: Iterable<Stretch>): Map<number, string> {
  const found = new Map<number, string>();
  for (const [from, to] of stretches)
    for (const { 0: word, index } of source.slice(from, to).matchAll(WORD)) found.set(from + index, word);
  return found;
}

/**
 * A template without its text, as its reference parser tells it: the same before and after a fix. Attributes that are
 * spoken lose their words.
 *
 * @returns undefined for what the reference parser refuses
 */
export async function skeletonOf(source: string, languageId: LanguageId): Promise<string | undefined> {
  const stretches = await referenceStretches(source, languageId);
  if (stretches === undefined) return undefined;
  let rest = '';
  let done = 0;
  for (const [from, to] of stretches) {
    rest += `${source.slice(done, from)}\0`;
    done = Math.max(done, to);
  }
  return (rest + source.slice(done)).replace(SPOKEN, '$1');
}

/** What our reader takes as it stands in the source, without attributes. */
export function readStretches(source: string, languageId: LanguageId): Stretch[] {
  const wanted = scanOf(/\S+/);
  const matches = matchesOf(source, wanted);
  if (!matches) return [];
  return formats[languageId]
    .read({ source, wanted, matches })
    .candidates.filter(({ prose }) => prose.kind !== 'attribute')
    .flatMap(({ prose: { runs, text, span } }) => {
      const found: Stretch[] = [];
      for (let i = 0; i < runs.length; i += 3) {
        const [at = 0, offset = 0, length = 0] = runs.slice(i, i + 3);
        const isVerbatim = length === (runs[i + 3] ?? text.length) - at && text[at] !== '\uFFFC';
        if (isVerbatim) found.push([span.start + offset, span.start + offset + length]);
      }
      return found;
    });
}

/** The text nodes of a template; undefined for what its reference parser refuses. */
export async function referenceStretches(source: string, languageId: LanguageId): Promise<Stretch[] | undefined> {
  try {
    switch (languageId) {
      case 'vue':
        return vueStretches(source);
      case 'svelte':
        return svelteStretches(source);
      case 'astro':
        return await astroStretches(source);
      case 'jsx':
        return jsxStretches(source);
      case 'liquid':
        return htmlStretches(source, liquidData(source));
      case 'jinja':
        return htmlStretches(source, nunjucksData(source));
      case 'handlebars':
        return htmlStretches(source, handlebarsData(source));
      default:
        throw new Error(`No reference parser for ${languageId}.`);
    }
  } catch {
    return undefined;
  }
}

interface VueNode {
  readonly type: number;
  readonly tag?: string;
  readonly children?: readonly VueNode[];
  readonly loc: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
}

function vueStretches(source: string): Stretch[] {
  const found: Stretch[] = [];
  const root = parseVue(source, { parseMode: 'sfc' }) as unknown as VueNode;
  const visit = (node: VueNode): void => {
    if (node.type === NodeTypes.TEXT) found.push([node.loc.start.offset, node.loc.end.offset]);
    if (node.type === NodeTypes.ELEMENT && SKIPPED.has(node.tag ?? '')) return;
    if (node.type !== NodeTypes.INTERPOLATION) for (const child of node.children ?? []) visit(child);
  };
  const template = root.children?.find(({ tag }) => tag === 'template');
  if (template) visit(template);
  return found;
}

interface SvelteNode {
  readonly type: string;
  readonly name?: string;
  readonly start: number;
  readonly end: number;
}

function svelteStretches(source: string): Stretch[] {
  const found: Stretch[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null || !('type' in value)) {
      return;
    }
    const node = value as SvelteNode;
    if (node.type === 'Text') found.push([node.start, node.end]);
    if (node.type === 'Attribute' || (node.type === 'RegularElement' && SKIPPED.has(node.name ?? ''))) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'fragment' || key === 'nodes') visit(inner);
      else if (typeof inner === 'object' && inner !== null && 'nodes' in inner)
        visit((inner as { nodes: unknown }).nodes);
    }
  };
  const { fragment } = parseSvelte(source, { modern: true });
  visit(fragment.nodes);
  return found;
}

interface AstroNode {
  readonly type: string;
  readonly name?: string;
  readonly value?: string;
  readonly children?: readonly AstroNode[];
  readonly position?: { readonly start: { readonly offset: number }; readonly end?: { readonly offset: number } };
}

async function astroStretches(source: string): Promise<Stretch[]> {
  const { parse } = await import('@astrojs/compiler');
  const { ast }: ParseResult = await parse(source, { position: true });
  const found: Stretch[] = [];
  // its offsets count bytes
  const bytes = Buffer.from(source);
  const offsetOf = (byte: number) => bytes.subarray(0, byte).toString('utf8').length;
  const visit = (node: AstroNode, isCode: boolean): void => {
    const inCode = node.type === 'expression';
    if (node.type === 'text' && !isCode && node.position) {
      const from = offsetOf(node.position.start.offset);
      found.push([from, from + (node.value ?? '').length]);
    }
    if (node.type === 'element' && SKIPPED.has(node.name ?? '')) return;
    if (node.type !== 'frontmatter') for (const child of node.children ?? []) visit(child, inCode);
  };
  visit(ast as unknown as AstroNode, false);
  return found;
}

const parserOfJsx = parserOfScripts.configure({ dialect: 'ts jsx' });

function jsxStretches(source: string): Stretch[] {
  const found: Stretch[] = [];
  parserOfJsx.parse(source).iterate({
    enter({ name, from, to, node, type }) {
      if (type.isError) throw new Error(`A mistake at ${from}.`);
      if (name === 'JSXText') found.push([from, to]);
      const tag = name === 'JSXElement' ? node.firstChild?.getChild('JSXBuiltin') : undefined;
      return tag === undefined || tag === null || !SKIPPED.has(source.slice(tag.from, tag.to));
    },
  });
  return found;
}

function liquidData(source: string): Stretch[] {
  const { options } = new Liquid();
  const found: Stretch[] = [];
  let skipped = '';
  for (const token of new Tokenizer(source).readTopLevelTokens(options)) {
    if (token.kind === TokenKind.Tag) {
      const name = (token as unknown as { name: string }).name;
      if (skipped === '' && /^(?:comment|schema|javascript|stylesheet|style|highlight)$/.test(name)) skipped = name;
      else if (name === `end${skipped}`) skipped = '';
    }
    if (token.kind === TokenKind.HTML && skipped === '') found.push([token.begin, token.end]);
  }
  return found;
}

interface NunjucksToken {
  readonly type: string;
  readonly value: string;
  readonly lineno: number;
  readonly colno: number;
}

function nunjucksData(source: string): Stretch[] {
  const { lexer } = nunjucks as unknown as {
    lexer: { lex(text: string): { nextToken(): NunjucksToken | null } };
  };
  const lines = lineStarts(source);
  const tokens = lexer.lex(source);
  const found: Stretch[] = [];
  for (let token = tokens.nextToken(); token !== null; token = tokens.nextToken()) {
    if (token.type !== 'data') continue;
    const from = (lines[token.lineno] ?? 0) + token.colno;
    found.push([from, from + token.value.length]);
  }
  return found;
}

function handlebarsData(source: string): Stretch[] {
  const lines = lineStarts(source);
  const found: Stretch[] = [];
  const visit = (program: hbs.AST.Program | undefined): void => {
    for (const statement of program?.body ?? []) {
      if (statement.type === 'ContentStatement') {
        const { start, end } = statement.loc;
        found.push([(lines[start.line - 1] ?? 0) + start.column, (lines[end.line - 1] ?? 0) + end.column]);
      }
      if (statement.type === 'BlockStatement' || statement.type === 'PartialBlockStatement') {
        visit((statement as hbs.AST.BlockStatement).program);
        visit((statement as hbs.AST.BlockStatement).inverse);
      }
    }
  };
  visit(Handlebars.parseWithoutProcessing(source));
  return found;
}

function lineStarts(source: string): number[] {
  return [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** Of the stretches that a parser of templates leaves as they are, what a parser of HTML takes for text. */
function htmlStretches(source: string, data: readonly Stretch[]): Stretch[] {
  let html = '';
  for (const [from, to] of data)
    html += `${source.slice(html.length, from).replace(/[^\n]/g, ' ')}${source.slice(from, to)}`;
  html += ' '.repeat(source.length - html.length);
  const found: Stretch[] = [];
  let skipped = 0;
  const parser = new Parser({
    onopentag: (name) => void (SKIPPED.has(name) && skipped++),
    onclosetag: (name) => void (SKIPPED.has(name) && skipped--),
    ontext() {
      if (skipped === 0) found.push([parser.startIndex, parser.endIndex + 1]);
    },
  });
  parser.end(html);
  return found.flatMap(([from, to]) =>
    data
      .filter(([start, end]) => start < to && end > from)
      .map(([start, end]): Stretch => [Math.max(start, from), Math.min(end, to)]),
  );
}
