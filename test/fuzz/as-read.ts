import { spawnSync } from 'node:child_process';
import { parse as parseFluent } from '@fluent/syntax';
import { parse as parseProperties } from 'dot-properties';
import { po } from 'gettext-parser';
import type { Code } from 'mdast';
import Papa from 'papaparse';
import PostalMime from 'postal-mime';
import sax from 'sax';
import { visit } from 'unist-util-visit';
import type { LanguageId } from '../../engine/index.js';
import { htmlOf } from '../support/asciidoc.js';
import { structureOfCode } from '../support/code.js';
import { structureOfLatex } from '../support/latex.js';
import { structureOfOrg } from '../support/org.js';
import { type Neutral, parseMarkdown, structureOf } from '../support/structure.js';
import { skeletonOf } from '../support/templates.js';
import { structureOfTypst } from '../support/typst.js';

/**
 * All of a document but its words, as the reference parser of its format reads it.
 *
 * @param fences info strings of the fences of Markdown that hold prose
 * @returns undefined for what the reference parser refuses; nothing where there is no such parser
 */
export async function asRead(
  text: string,
  languageId: LanguageId,
  neutral: Neutral,
  fences: ReadonlySet<string>,
): Promise<string | undefined> {
  try {
    const read = readers[languageId];
    return read === undefined ? '' : await read(text, neutral, fences);
  } catch {
    return undefined;
  }
}

type Reader = (
  text: string,
  neutral: Neutral,
  fences: ReadonlySet<string>,
) => string | undefined | Promise<string | undefined>;

const tree =
  (languageId: LanguageId): Reader =>
  (text, neutral) =>
    structureOf(text, languageId, neutral);
const markdown =
  (languageId: 'markdown' | 'mdx'): Reader =>
  (text, neutral, fences) =>
    structureOf(withNeutralFences(text, languageId, neutral, fences), languageId, neutral);
const code =
  (languageId: LanguageId): Reader =>
  (text) =>
    structureOfCode(text, languageId).join('\n');
const template =
  (languageId: LanguageId): Reader =>
  (text) =>
    skeletonOf(text, languageId);

const readers: Readonly<Partial<Record<LanguageId, Reader>>> = {
  markdown: markdown('markdown'),
  mdx: markdown('mdx'),
  ...Object.fromEntries(
    (['html', 'arb', 'notebook', 'json', 'xcstrings', 'yaml', 'gherkin'] as const).map((id) => [id, tree(id)]),
  ),
  ...Object.fromEntries(
    (['typescript', 'python', 'java', 'kotlin', 'go', 'rust', 'cpp', 'csharp', 'php', 'ruby'] as const).map((id) => [
      id,
      code(id),
    ]),
  ),
  ...Object.fromEntries(
    (['vue', 'svelte', 'astro', 'jsx', 'jinja', 'liquid', 'handlebars'] as const).map((id) => [id, template(id)]),
  ),
  ...Object.fromEntries(
    (['docbook', 'dita', 'android', 'resx', 'xliff', 'stringsdict'] as const).map((id) => [id, elementsOf]),
  ),
  asciidoc: async (text, neutral) => structureOf(await htmlOf(text), 'html', neutral),
  restructuredtext: byDocutils,
  latex: structureOfLatex,
  org: structureOfOrg,
  typst: structureOfTypst,
  eml: partsOfMail,
  po: messagesOf,
  properties: (text, neutral) =>
    JSON.stringify(parseProperties(text), (_key, value) => (typeof value === 'string' ? neutral(value) : value)),
  fluent: (text, neutral) =>
    JSON.stringify(parseFluent(text, { withSpans: false }), (key, value) =>
      key === 'value' && typeof value === 'string' ? neutral(value) : value,
    ),
  csv: (text, neutral) =>
    JSON.stringify(Papa.parse<string[]>(text).data.map((row, i) => (i === 0 ? row : row.map(neutral)))),
};

/** A document in which the fences that hold prose have lost what may change; where they stand and end is left. */
function withNeutralFences(
  text: string,
  languageId: 'markdown' | 'mdx',
  neutral: Neutral,
  fences: ReadonlySet<string>,
): string {
  const root = parseMarkdown(text, languageId);
  if (root === undefined || fences.size === 0) return text;
  let result = '';
  let done = 0;
  visit(root, 'code', ({ lang, position }: Code) => {
    const [from = 0, to = 0] = [position?.start.offset, position?.end.offset];
    if (!/^(?:`{3}|~{3})/.test(text.slice(from, to)) || !fences.has(lang ?? '')) return;
    result += text.slice(done, from) + neutral(text.slice(from, to));
    done = to;
  });
  return result + text.slice(done);
}

/** Elements whose text is no prose in documents of XML. */
const VERBATIM =
  /^(?:codeph|codeblock|filepath|cmdname|parmname|varname|systemoutput|userinput|msgph|apiname|literal|command|option|filename|programlisting|screen|synopsis|code|computeroutput|envar|function|parameter|type|constant)$/;

/** Elements with their attributes and texts; those of comments, declarations and instructions too. */
function elementsOf(text: string, neutral: Neutral): string {
  const found: unknown[] = [];
  const open: boolean[] = [];
  const parser = sax.parser(true, { strictEntities: false });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    open.push(open.at(-1) === true || VERBATIM.test(name));
    found.push([name, attributes]);
  };
  parser.onclosetag = (name) => {
    open.pop();
    found.push(`/${name}`);
  };
  const said = (value: string) => void found.push(open.at(-1) === true ? value : neutral(value));
  parser.ontext = said;
  parser.oncdata = said;
  parser.oncomment = (value) => void found.push(['comment', value]);
  parser.ondoctype = (value) => void found.push(['doctype', value]);
  Object.assign(parser, { onprocessinginstruction: (value: unknown) => void found.push(['instruction', value]) });
  // Entities that are not declared here stay as they are.
  parser.write(text.replace(/&(?!#|amp;|lt;|gt;|quot;|apos;)/g, '&amp;')).close();
  return JSON.stringify(found);
}

/** What a mail says, its parts, and its headers but for the subject. */
async function partsOfMail(text: string, neutral: Neutral): Promise<string> {
  return JSON.stringify(await PostalMime.parse(text), (key, value) => {
    if (typeof value !== 'string') return value;
    // Of a mail in a mail it draws a line below the longest header.
    if (/^(?:subject|text|html|value)$/.test(key)) return neutral(value).replace(/-{9,}/g, '-');
    return key === 'line' && /^subject:/i.test(value) ? neutral(value) : value;
  });
}

/** The messages with their flags and remarks; a text that has no translation is its own key. */
function messagesOf(text: string, neutral: Neutral): string {
  const messages = Object.values(po.parse(text).translations).flatMap(Object.values);
  return JSON.stringify(messages, (_key, value) => (typeof value === 'string' ? neutral(value) : value));
}

/** docutils, where it is installed (Debian: `python3-docutils`), with the literals, targets and comments as they are. */
function byDocutils(text: string, neutral: Neutral): string | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', script], { input: text, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) return undefined;
  return JSON.stringify(
    (JSON.parse(stdout) as [string, string][]).map(([kind, said]) => (kind === 'text' ? neutral(said) : [kind, said])),
  );
}

const script = `
import sys, json
from docutils import core, nodes, utils
from docutils.parsers.rst import roles, directives, Directive
class Any(Directive):
    has_content = True; optional_arguments = 9; final_argument_whitespace = True
    class Options(dict):
        def __missing__(self, key): return lambda value: value
        def __contains__(self, key): return True
    option_spec = Options()
    def run(self):
        box = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, box)
        return [nodes.comment('', str((self.name, sorted(self.options)))), box]
known = directives.directive
directives.directive = lambda name, *rest: (lambda found: found if found[0] else (Any, []))(known(name, *rest))
found = roles.role
def role(name, raw, text, line, inliner, options={}, content=[]): return [nodes.literal(raw, raw)], []
roles.role = lambda name, *rest: (lambda result: result if result[0] else (role, []))(found(name, *rest))
tree = core.publish_doctree(sys.stdin.read(), settings_overrides={'report_level': 5, 'halt_level': 6, 'file_insertion_enabled': False, 'raw_enabled': False})
out = []
def visit(node):
    if isinstance(node, nodes.Text):
        out.append(['text', str(node)])
    elif isinstance(node, (nodes.FixedTextElement, nodes.literal, nodes.comment, nodes.target, nodes.math)):
        out.append([node.tagname, node.astext()])
    elif isinstance(node, nodes.system_message):
        out.append(['message', str(node.get('level'))])
    else:
        out.append([node.tagname, str(node.get('refuri', ''))])
        for child in node.children: visit(child)
        out.append(['/' + node.tagname, ''])
visit(tree)
print(json.dumps(out))
`;
