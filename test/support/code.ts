import { StringStream } from '@codemirror/language';
import { csharp, kotlin } from '@codemirror/legacy-modes/mode/clike';
import { ruby } from '@codemirror/legacy-modes/mode/ruby';
import { parser as cpp } from '@lezer/cpp';
import { parser as go } from '@lezer/go';
import { parser as java } from '@lezer/java';
import { parser as javascript } from '@lezer/javascript';
import { parser as php } from '@lezer/php';
import { parser as python } from '@lezer/python';
import { parser as rust } from '@lezer/rust';

/** What reads a language in an editor: a grammar. */
const GRAMMARS = { typescript: javascript.configure({ dialect: 'ts' }), python, java, go, rust, cpp, php } as const;

/** Where there is none, a highlighter. */
const HIGHLIGHTERS = { kotlin, csharp, ruby } as const;

const grammarOf = (language: string) => GRAMMARS[language as keyof typeof GRAMMARS];

/** What a source is made of besides what stands in its comments: the names of its parts, and its code. */
export function structureOfCode(source: string, language: string): readonly string[] {
  const highlighter = HIGHLIGHTERS[language as keyof typeof HIGHLIGHTERS];
  if (highlighter !== undefined) return outside(source, highlighted(source, highlighter));
  const parts: string[] = [];
  grammarOf(language)
    ?.parse(source)
    .iterate({
      enter: ({ name, from, to, node }) => {
        const isComment = isCommentNode(name, node.parent?.name);
        parts.push(isComment || node.firstChild !== null ? name : `${name}: ${source.slice(from, to)}`);
        return !isComment;
      },
    });
  return parts;
}

/** The words that stand in comments, in order. */
export function wordsInComments(source: string, language: string): readonly string[] {
  const highlighter = HIGHLIGHTERS[language as keyof typeof HIGHLIGHTERS];
  const spans = highlighter === undefined ? parsed(source, language) : highlighted(source, highlighter);
  return wordsIn(spans.map(([start, end]) => source.slice(start, end)).join(' '));
}

/** The words of a text. */
export const wordsIn = (text: string): readonly string[] => text.match(/[A-Za-z]{2,}/g) ?? [];

const isCommentNode = (name: string, above: string | undefined): boolean =>
  /Comment$/.test(name) || (/String$/.test(name) && above === 'ExpressionStatement');

/** What stands between some spans of a source, without blanks alone. */
function outside(source: string, spans: readonly [number, number][]): string[] {
  const starts = [0, ...spans.map(([, end]) => end)];
  return starts.map((start, i) => source.slice(start, spans[i]?.[0])).filter((part) => part.trim() !== '');
}

function parsed(source: string, language: string): [number, number][] {
  const spans: [number, number][] = [];
  grammarOf(language)
    ?.parse(source)
    .iterate({
      enter: ({ name, from, to, node }) => {
        const isComment = isCommentNode(name, node.parent?.name);
        if (isComment) spans.push([from, to]);
        return !isComment;
      },
    });
  return spans;
}

function highlighted(source: string, { startState, token }: typeof kotlin | typeof ruby): [number, number][] {
  const spans: [number, number][] = [];
  const state: unknown = startState?.(2);
  let offset = 0;
  for (const line of source.split('\n')) {
    const stream = new StringStream(line, 4, 2);
    while (!stream.eol()) {
      stream.start = stream.pos;
      const style = token(stream, state as never);
      if (style?.includes('comment')) spans.push([offset + stream.start, offset + stream.pos]);
    }
    offset += line.length + 1;
  }
  return spans;
}
