import { type ParsedSentence, placed, type ReadMention } from '../../../engine/document/read-mention.js';
import { read } from '../../../engine/document/reading.js';
import { recommendedGlossary } from '../../../engine/index.js';
import { finished } from '../../../engine/steps.js';
import { termbaseOf } from '../../../engine/termbase/termbase.js';

const termbase = termbaseOf(recommendedGlossary);

/** A mention that an example sets in brackets, with its sentence. */
export interface Bracketed {
  readonly mention: ReadMention;
  readonly sentence: ParsedSentence;
}

/** Reads an example with its [mention] in brackets; before `>` stands the heading above it. */
export function bracketedIn(example: string): Bracketed | undefined {
  const [, heading, marked = example] = /^(.+) > (.*)$/.exec(example) ?? [];
  const plain = marked.replace('[', '').replace(']', '');
  const text = heading === undefined ? plain : `# ${heading}\n\n${plain}`;
  const start = text.length - plain.length + marked.indexOf('[');
  const end = text.length - plain.length + marked.indexOf(']') - 1;
  for (const { prose, mentions, sentences } of finished(read({ text, languageId: 'markdown' }, termbase))?.blocks ??
    []) {
    const mention = mentions.find((each) => {
      const { span } = placed(each, prose);
      return span.start >= start && span.end <= end;
    });
    const sentence = mention && sentences[mention.sentence];
    if (mention && sentence) return { mention, sentence };
  }
  return undefined;
}
