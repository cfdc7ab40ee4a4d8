import type { Prose, ProseContext } from '../../model.js';
import { addAttributeText, spanOfFlat } from '../../prose/attribute.js';
import { type Flat, flatSlice, flatten } from '../../prose/flat.js';
import { Gathering, type ReaderTask } from '../../prose/gathering.js';
import type { Section } from '../html/outline.js';
import { readHtmlFragment } from '../html/reader.js';
import { emit, emitDescription } from './emission.js';
import { readFence } from './fence.js';
import { type InlineOptions, parseInline } from './inline.js';
import type { Leaf } from './leaf.js';

const TASK_MARKER = /^\[[ xX]\]\s+/;
/** `[!NOTE]` of GitHub, `[!note]- Title` of Obsidian. */
const ALERT_MARKER = /^\[![\w-]{1,40}\][+-]?\s*/;
const DIRECTIVE_MARKER = /^:{3,}[ \t]*(?:\{[\w:-]*\}|[\w:-]*)\s*/;

/**
 * Reads what stands in a leaf: its text, the descriptions of its images, its comments and the attributes of its tags.
 *
 * @param leaf its offsets are those of the source
 * @param headings those that it stands under
 * @returns what was found, and the headings that the leaf opens
 */
export function readLeaf(
  leaf: Leaf,
  headings: readonly string[],
  task: ReaderTask,
  options: InlineOptions,
): { readonly gathering: Gathering; readonly sections: readonly Section[] } {
  const gathering = new Gathering(task);
  const { source } = task;
  const context = contextOf(leaf, headings, source, options);
  if (leaf.kind === 'fence') {
    readFence(leaf, task, gathering, context, task.reading?.fences ?? []);
    return { gathering, sections: [] };
  }
  const sections =
    leaf.kind === 'html'
      ? readHtmlFragment(flatten(source, leaf.start, leaf.end, leaf.marks, true), gathering, context)
      : readText(leaf, context, gathering, source, options);
  return { gathering, sections };
}

function readText(
  leaf: Leaf,
  context: ProseContext,
  gathering: Gathering,
  source: string,
  options: InlineOptions,
): readonly Section[] {
  const flat = flatOf(source, leaf.from, leaf.to, leaf.marks);
  const inline = parseInline(flat.text, beginOf(leaf, flat.text), options);
  const { builder, images } = emit(flat, inline);
  gathering.add(builder, kindOf(leaf), { start: leaf.start, end: leaf.end }, context);
  for (const image of images) {
    const first = inline.tokens[image.first];
    const last = inline.tokens[image.until - 1];
    if (!first || !last || image.until <= image.first) continue;
    const description = emitDescription(flat, inline, image);
    gathering.add(description, 'attribute', spanOfFlat(flat, first.from, last.to), { ...context, attribute: 'alt' });
  }
  for (const attributeText of inline.attributeTexts)
    addAttributeText(gathering, flat, attributeText, context, { dialect: 'markdown' });
  for (const { from, to, textFrom, textTo } of inline.comments) {
    gathering.comment(
      spanOfFlat(flat, from, to),
      spanOfFlat(flat, textFrom, textTo).start,
      spanOfFlat(flat, textFrom, textTo).end,
    );
  }
  if (leaf.kind !== 'heading') return [];
  return [{ level: leaf.level, text: builder.text.trim().replace(/\s+/g, ' ') }];
}

function contextOf(leaf: Leaf, headings: readonly string[], source: string, options: InlineOptions): ProseContext {
  const context: ProseContext = { headings, ...leaf.context };
  if (!leaf.header || !context.table) return context;
  const flat = flatOf(source, leaf.header.from, leaf.header.to, []);
  const header = emit(flat, parseInline(flat.text, 0, options)).builder.text;
  return { ...context, table: { ...context.table, header } };
}

/** A stretch of the source without the white space around it. */
function flatOf(source: string, from: number, to: number, marks: readonly number[]): Flat {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(source[start] as string)) start++;
  while (end > start && /\s/.test(source[end - 1] as string)) end--;
  const newline = source.indexOf('\n', start);
  return newline < 0 || newline >= end ? flatSlice(source, start, end) : flatten(source, start, end, marks);
}

function kindOf({ kind, context }: Leaf): Prose['kind'] {
  if (kind === 'heading' || kind === 'cell') return kind;
  return context.list ? 'item' : 'paragraph';
}

/** Where the prose of a leaf begins in its flat text. */
function beginOf({ kind, leads }: Leaf, text: string): number {
  const marker =
    kind === 'directive'
      ? DIRECTIVE_MARKER
      : leads === 'item'
        ? TASK_MARKER
        : leads === 'quote'
          ? ALERT_MARKER
          : undefined;
  return marker?.exec(text)?.[0].length ?? 0;
}
