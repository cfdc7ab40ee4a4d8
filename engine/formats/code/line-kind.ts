/** What a line of a comment is, and how much of it comes before its prose. */
export type LineKind =
  | { readonly kind: 'text' | 'tag' | 'entry'; readonly begin: number }
  | { readonly kind: 'code' | 'example' | 'section' | 'unread tag' | 'unread block' };

const TAG = /^[ \t]*[@\\]([A-Za-z][\w-]*)(?:\[[\w, ]*\])?/;
/** Tags behind which a name stands. */
const NAMED =
  /^(?:param|arg|argument|prop|property|template|typeparam|tparam|throws|exception|raise|raises|retval|yieldparam|option|var)$/i;
/** Tags behind which prose stands. */
const SPOKEN =
  /^(?:brief|details?|summary|description|desc|classdesc|remarks?|note|warning|attention|important|return|returns|result|yields?|yieldreturn|deprecated|todo|fixme|bug|pre|post|invariant|internal|privateRemarks|file|fileoverview|overview|packageDocumentation|since|abstract|short|par|apiNote|implNote|implSpec)$/i;
const EXAMPLE = /^(?:example|code|verbatim|snippet|sample|dot|msc|startuml)$/;
/** Fields of reStructuredText in strings of documentation. */
const FIELD = /^[ \t]*:([a-z]+)(?:[ \t]+[^:\s][^:\n]{0,99})?:(?:[ \t]+|$)/;
const UNREAD_FIELD = /^(?:r?type|vartype|meta)$/;
const SECTION =
  /^[ \t]*(?:args|arguments|parameters|params|attributes|keyword args|keyword arguments|raises|returns|yields|other parameters|warns):[ \t]*$/i;
const ENTRY = /^[ \t]*\*{0,2}[A-Za-z_][\w.]*(?:[ \t]*\([^()\n]{0,100}\))?[ \t]*:(?:[ \t]+|$)/;
/** A type as PHP writes it behind a tag without braces: one that is no word of English. */
const RETURNED =
  /^(?:\??[\\\w[\]]{1,80}\|[\\\w|[\]]{1,200}|\\[\w\\]{1,100}|\w{1,80}(?:\[\]|<[^<>\n]{1,100}>)|(?:bool|int|string|void|float|array|mixed|null|self|static)\b)[ \t]*/;
/** Directives of reStructuredText: what stands behind one that is spoken is prose, as what stands below it. */
const DIRECTIVE = /^[ \t]*\.\.[ \t]+(?:([a-z][\w:-]*)::|[_|[])[ \t]*/;
const SPOKEN_DIRECTIVE =
  /^(?:note|warning|tip|hint|important|attention|caution|danger|error|admonition|seealso|rubric|topic)$/;
const CHANGE_DIRECTIVE = /^(?:versionadded|versionchanged|deprecated|todo|glossary|table)$/;
/** What programs are told. */
const PRAGMA =
  /^[ \t]*(?:eslint|prettier-|jshint|jslint|istanbul|c8|v8 ignore|@ts-|tslint:|biome-|webpack[A-Z]|go:|nolint|\+build|type:|noqa|pylint:|pyright:|pragma:|mypy:|ruff:|rubocop:|frozen_string_literal|-\*-|vim?:|phpcs:|NOSONAR|#?region|#?endregion|clang-format|cspell:|sourceMappingURL|[#@]__PURE__|=+$|-+$|<\/?(?:auto-generated|reference))/;
const CODE = [
  /[;{]$|^\s*[})\]]+,?$|^\s*\{(?!@).*\}$/,
  /^\s*(?:import|export|const|let|var|public|private|protected|static|def|class|func|fn|package|using|namespace|struct|interface|return)\s+[\w.{*"'$&<(]+\s*(?:[=({;:<,]|$)/,
  /(?:=>|[=!]==?|\+=|->|:=|&&|\|\|)(?!\s*$)/,
  /^\s*[\w.$]+\([^)]*\)[;,]?$/,
  /^\s*[\w.$[\]]+\s*=\s*\S/,
  /^\s*(?:if|for|while|switch|catch)\s*\(/,
  /^\s*(?:\$|>|%)\s+\S/,
  /^\s*\/\//,
];

/** Says what a line is; `inSection` when it stands indented below “Args:” or its like. */
export function lineKindOf(text: string, inSection: boolean): LineKind {
  const tag = TAG.exec(text);
  if (tag !== null) return kindOfTag(text, tag);
  const field = FIELD.exec(text);
  if (field !== null)
    return UNREAD_FIELD.test(field[1] ?? '') ? { kind: 'unread tag' } : { kind: 'tag', begin: field[0].length };
  const directive = DIRECTIVE.exec(text);
  if (directive !== null) return kindOfDirective(directive);
  if (SECTION.test(text)) return { kind: 'section' };
  const entry = inSection ? ENTRY.exec(text) : null;
  if (entry !== null) return { kind: 'entry', begin: entry[0].length };
  return PRAGMA.test(text) || looksLikeCode(text) ? { kind: 'code' } : { kind: 'text', begin: 0 };
}

function kindOfDirective({ 0: written, 1: name = '' }: RegExpExecArray): LineKind {
  if (SPOKEN_DIRECTIVE.test(name)) return { kind: 'tag', begin: written.length };
  return CHANGE_DIRECTIVE.test(name) ? { kind: 'code' } : { kind: 'unread block' };
}

/** Whether a line is a statement that somebody has put into a comment. */
function looksLikeCode(text: string): boolean {
  const line = text.trimEnd().slice(0, LONGEST);
  return CODE.some((pattern) => pattern.test(line));
}

const LONGEST = 300;

function kindOfTag(text: string, tag: RegExpExecArray): LineKind {
  const name = tag[1] ?? '';
  if (EXAMPLE.test(name)) return { kind: 'example' };
  const isNamed = NAMED.test(name);
  if (!isNamed && !SPOKEN.test(name)) return { kind: 'unread tag' };
  let begin = tag[0].length + blank(text, tag[0].length);
  begin = behindType(text, begin);
  if (isNamed) begin = behindName(text, begin, /^(?:var)$/.test(name));
  else if (/^(?:return|returns|yields?)$/.test(name)) begin += lengthOf(RETURNED, text.slice(begin));
  begin += lengthOf(/^[-–:][ \t]+/, text.slice(begin));
  // a type alone
  if (/^[\\\w|?<>[\],.$]*$/.test(text.slice(begin))) return { kind: 'code' };
  return { kind: 'tag', begin };
}

/** Behind `{Type}`, `[Type]`. */
function behindType(text: string, from: number): number {
  const open = text[from];
  if (open !== '{' && open !== '[') return from;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === (open === '{' ? '}' : ']') && --depth === 0) {
      // `[name=1]` is the name itself where no name follows
      return at + 1 + blank(text, at + 1);
    }
  }
  return from;
}

/** Behind the name of a parameter, with the type that stands before it in PHP and behind it in Ruby. */
function behindName(text: string, from: number, isOptional: boolean): number {
  const php = lengthOf(/^[\\\w|?<>[\],:&]*[ \t]*(?:\.\.\.)?&?\$\w+[ \t]*/, text.slice(from));
  if (php > 0) return from + php;
  if (isOptional) return from + lengthOf(/^[\\\w|?<>[\],]+[ \t]*/, text.slice(from));
  const name = lengthOf(/^[^\s{}]+[ \t]*/, text.slice(from));
  return behindType(text, from + name);
}

const blank = (text: string, from: number): number => lengthOf(/^[ \t]*/, text.slice(from));

const lengthOf = (pattern: RegExp, text: string): number => pattern.exec(text)?.[0].length ?? 0;
