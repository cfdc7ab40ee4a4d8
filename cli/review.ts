import process from 'node:process';
import { type Finding, ignoreHere, type LanguageId, languageOf, withInsertion } from '../engine/index.js';
import { review as judge } from '../rules/index.js';
import { paintWith } from './format/paint.js';
import { findingText } from './format/pretty.js';
import { enter, giveUp, interrupt, Keys } from './keys.js';
import { comparing, type Linter, mayHold, type Subject } from './linter.js';
import { UsageError } from './options.js';
import { replaceFile } from './replace-file.js';
import { flattenFixes } from './report.js';
import { oneLine, type Terminal } from './terminal.js';
import { TextLines } from './text-lines.js';

/** What becomes of a finding. */
type Decision =
  | { readonly kind: 'rewritten' | 'ignored'; readonly text: string }
  | { readonly kind: 'rejected' | 'quit' };

/** A finding that is talked about. */
interface Topic {
  readonly finding: Finding;
  readonly subject: Subject;
  readonly text: string;
}

/**
 * Goes through the findings of documents in the terminal, one by one. Every
 * decision is written to the disk before the next question, so that nothing is
 * lost whenever and however the conversation ends.
 */
export class Conversation {
  readonly #keys: Keys;
  readonly #paint;
  readonly #count = { rewritten: 0, ignored: 0, rejected: 0 };
  #ended = false;

  /** @throws UsageError when there is no terminal to talk with */
  constructor(readonly terminal: Terminal) {
    if (process.stdin.isTTY !== true || process.stdout.isTTY !== true)
      throw new UsageError('--review talks with you and needs a terminal.');
    this.#paint = paintWith(terminal.color);
    this.#keys = new Keys();
  }

  /** Asks about each finding of a document; after the end of the conversation, documents are passed over. */
  async about(subject: Subject, linter: Linter): Promise<void> {
    if (this.#ended) return;
    const bytes = mayHold(subject.applied, subject.bytes) ? await this.#decideAll(subject, linter) : subject.bytes;
    await linter.report(subject, await linter.judge({ ...subject, bytes }));
  }

  /** Gives the terminal back, and says what was done. */
  async end(): Promise<void> {
    this.#keys.close();
    const { rewritten, ignored, rejected } = this.#count;
    await this.terminal.print(`${rewritten} rewritten, ${ignored} ignored, ${rejected} rejected.\n`);
  }

  /** @returns what the document holds afterwards */
  async #decideAll(subject: Subject, linter: Linter): Promise<Buffer> {
    const review = await linter.reviewerOf(subject.path, subject.applied);
    let { bytes } = subject;
    // Findings before this offset are decided, or came up by a decision.
    let from = 0;
    while (!this.#ended) {
      const text = bytes.toString('utf8');
      const { report } = linter.outcomeOf(subject.shown, {
        text,
        review: comparing(review, subject.past)(text),
        fixed: 0,
      });
      const finding = report.findings.find(({ span }) => span.start >= from);
      if (finding === undefined) break;
      const decision = await this.#decide({ finding, subject, text });
      from = finding.span.end;
      if (decision.kind === 'quit') this.#ended = true;
      else this.#count[decision.kind] += 1;
      if (!('text' in decision)) continue;
      // What was written before the end of the finding moves what follows; a comment at the end of the line does not.
      if (!decision.text.startsWith(text.slice(0, from))) from += decision.text.length - text.length;
      bytes = this.#write(subject, bytes, decision.text);
    }
    return bytes;
  }

  #write(subject: Subject, before: Buffer, text: string): Buffer {
    const refused = replaceFile(subject.path, before, text, subject.root);
    if (refused === undefined) return Buffer.from(text);
    this.terminal.notice({ kind: 'failure', message: `${subject.shown} ${refused}.` });
    // The rest of the document has to be left alone, too.
    this.#ended = true;
    return before;
  }

  async #decide(topic: Topic): Promise<Decision> {
    const { finding, subject, text } = topic;
    const { width = 100 } = this.terminal.size;
    const { span, replacements } = flattenFixes(finding, text);
    const shown = findingText(finding, subject.shown, new TextLines(text), Math.max(40, width - 10), this.#paint);
    await this.terminal.print(`${shown}\n`);
    for (;;) {
      await this.terminal.print(`  ${this.#paint.dim(choices(replacements))} `);
      const key = (await this.#keys.next()).toLowerCase();
      await this.terminal.print(`${key >= ' ' ? oneLine(key) : ''}\n`);
      const words = replacements[key === 'a' || key === enter ? 0 : Number(key) - 1];
      if (words !== undefined) return { kind: 'rewritten', text: replaced(text, span, words) };
      if (key === 'r') return { kind: 'rejected' };
      if (key === 'q' || key === interrupt) return { kind: 'quit' };
      const decision = key === 'e' ? await this.#edit(topic) : key === 'i' ? await this.#ignore(topic) : undefined;
      if (decision !== undefined) return decision;
    }
  }

  async #edit({ finding: { span }, text }: Topic): Promise<Decision | undefined> {
    const line = await this.#ask(`Write for “${oneLine(text.slice(span.start, span.end))}”: `);
    if (line === interrupt) return { kind: 'quit' };
    if (line === giveUp || line.text === '') return undefined;
    return { kind: 'rewritten', text: replaced(text, span, line.text) };
  }

  async #ignore({ finding, subject, text }: Topic): Promise<Decision | undefined> {
    const line = await this.#ask('It is right because: ');
    if (line === interrupt) return { kind: 'quit' };
    if (line === giveUp) return undefined;
    const languageId: LanguageId = languageOf(subject.path) ?? 'plaintext';
    const again = (source: string) => judge({ text: source, languageId }, subject.applied.settings);
    const reviewable = { document: { text, languageId }, review: again(text), again };
    const insertion = ignoreHere(reviewable, finding, line.text);
    if (insertion !== undefined) return { kind: 'ignored', text: withInsertion(text, insertion) };
    await this.terminal.print('  No comment can stand here: write an exception into distinguo.yml.\n');
    return undefined;
  }

  async #ask(question: string) {
    await this.terminal.print(`  ${question}`);
    const line = await this.#keys.line((text) => void this.terminal.print(text));
    await this.terminal.print('\n');
    return line;
  }
}

function choices(replacements: readonly string[]): string {
  const writes = replacements.map((words, index) => `[${index === 0 ? 'a' : index + 1}] write “${oneLine(words)}”`);
  return `${[...writes, '[r]eject', '[i]gnore', '[e]dit', '[q]uit'].join('  ')} ?`;
}

function replaced(text: string, { start, end }: { start: number; end: number }, words: string): string {
  return text.slice(0, start) + words + text.slice(end);
}
