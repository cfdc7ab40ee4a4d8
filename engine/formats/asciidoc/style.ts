/** What block attributes (`[source,js]`, `[cols="1,2", options="header"]`) say of the block that follows. */
export interface BlockStyle {
  /** The first positional attribute without options, roles and ids; lower case. */
  readonly name: string;
  readonly attributes: string;
}

export const NO_STYLE: BlockStyle = { name: '', attributes: '' };

/** Blocks and paragraphs of these styles are no prose: code, formulas, and what diagrams are drawn from. */
const VERBATIM: ReadonlySet<string> = new Set(
  `source listing literal pass stem latexmath asciimath comment a2s actdiag barcode blockdiag bpmn bytefield d2 dbml
  ditaa dpic erd gnuplot graphviz lilypond mermaid msc mscgen nomnoml nwdiag packetdiag pikchr pintora plantuml rackdiag
  seqdiag shaape smcat structurizr svgbob symbolator syntrax tikz umlet vega vegalite wavedrom`
    .trim()
    .split(/\s+/),
);

/** Adds an attribute line to what those above it said. */
export function styleWith(before: BlockStyle, line: string): BlockStyle {
  const inner = line.trim().slice(1, -1);
  if (inner.startsWith('[')) return before;
  const name = /^[\w-]+/.exec(inner)?.[0].toLowerCase() ?? '';
  const isNamed = /^[\w-]+\s*=/.test(inner);
  return {
    name: name === '' || isNamed ? before.name : name,
    attributes: `${before.attributes},${inner}`,
  };
}

export const isVerbatimStyle = ({ name }: BlockStyle): boolean => VERBATIM.has(name);

/** The value of a named attribute. */
export function styleAttribute({ attributes }: BlockStyle, name: string): string | undefined {
  const found = new RegExp(`(?:^|,)\\s*${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^,]*))`).exec(attributes);
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : undefined;
}

/** Whether a block has an option: `%header`, `options="header"`. */
export function hasOption(style: BlockStyle, option: string): boolean {
  const listed = `${styleAttribute(style, 'options') ?? ''},${styleAttribute(style, 'opts') ?? ''}`.split(/[\s,]+/);
  return listed.includes(option) || new RegExp(`%${option}\\b`).test(style.attributes);
}

/** Paragraphs of these styles are prose though they are indented. */
const SPOKEN: ReadonlySet<string> = new Set(['quote', 'verse', 'normal', 'abstract', 'example', 'sidebar', 'open']);

/** Whether an indented paragraph of the style is prose. */
export const isSpokenStyle = ({ name }: BlockStyle): boolean => SPOKEN.has(name);
