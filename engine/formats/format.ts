import type { LanguageId } from '../model.js';
import type { Gathered, ReaderTask } from '../prose/gathering.js';
import type { Steps } from '../steps.js';

/**
 * All that is known of one kind of document. Each file of this folder (or `index.ts` of a folder in it) exports one as
 * `format`; everything that lists formats is made from them by `npm run docs`.
 */
export interface Format {
  /** What the library, the command line and language servers call it: the name of its file. */
  readonly id: LanguageId;
  /** What messages and documentation call it. */
  readonly name: string;
  /** How its files end: lower case, without the dot, the usual one first. None for a text that lies in packages alone. */
  readonly extensions: readonly string[];
  /** How files end that hold such a text in a package, and that the command line alone opens. */
  readonly packages?: readonly string[];
  /** Editors open its files cell by cell and hand over each cell as a document: the command line alone reads the files. */
  readonly cells?: true;
  /** Its files are read only where a configuration says so: most of what stands in them is no prose. */
  readonly optIn?: true;
  /** Its texts may be written so that no word of them stands in the source: base64. */
  readonly encodes?: true;
  /** What editors call it: VS Code first. */
  readonly editorIds: readonly string[];
  /** Which of the files with these endings are read, where no configuration says so; all when absent. */
  readonly among?: Among;
  /** How its comments are written; undefined for a format without any. */
  readonly comments: CommentSyntax | undefined;
  /** Finds prose and comments. Never throws, whatever the text; takes time that grows with its length. */
  read(task: ReaderTask): Gathered;
  /** The same step by step, where a long text takes long. */
  readInSteps?(task: ReaderTask): Steps<Gathered>;
}

/** What tells the files that are meant from others with the same ending, by their paths alone. */
export interface Among {
  /** Names of folders, in one of which they lie, at any depth; lower case. With neither folders nor names, all files are meant. */
  readonly folders?: readonly string[];
  /** How their names end, without ending and language, where they lie in no such folder; lower case. */
  readonly names?: readonly string[];
  /** `english`: their path says that they are English. `not foreign`: it does not say that they are anything else. */
  readonly language: 'english' | 'not foreign';
  /** Names of files, in lower case, that are never meant, whatever a configuration says. */
  readonly never?: readonly string[];
}

/** Folders in which catalogues of any format lie. */
export const catalogueFolders: readonly string[] = [
  'locales',
  'locale',
  'i18n',
  'l10n',
  'lang',
  'languages',
  'translations',
];

/** How a comment is written, and where. */
export interface CommentForm {
  readonly open: string;
  /** Empty where a comment ends with its line. */
  readonly close: string;
  /**
   * `anywhere`: on a line of its own, or behind the text of a line. `own line`: nowhere else. `between blocks`: on a
   * line of its own where it parts no paragraph, list or table; behind the text of a line otherwise. `own block`: on a
   * line of its own with a blank one behind it, where it parts nothing.
   */
  readonly stands: 'anywhere' | 'own line' | 'between blocks' | 'own block';
}

/** How a comment is written on a line that stands within another comment. */
export interface InnerCommentForm extends CommentForm {
  /** What the line begins with, before its text. */
  readonly indent: string;
  /** Where the text of the line ends at the latest. Source offset. */
  readonly end: number;
}

/** How directives are written into a document, so that nothing changes of what readers see. */
export interface CommentSyntax extends CommentForm {
  /** Before the content: in front matter. Where absent, no directive is written there. */
  readonly inHead?: CommentForm;
  /**
   * Where content begins: behind a byte order mark and all that has to come first in a file.
   *
   * @returns a source offset
   */
  contentStart(source: string): number;
  /** Whether a comment can stand at an offset of the content; where absent, it can at any. */
  admits?(source: string, offset: number): boolean;
  /**
   * How a directive is written on a line that begins within another comment.
   *
   * @returns undefined where none is, or where the line begins within no comment
   */
  within?(source: string, lineStart: number): InnerCommentForm | undefined;
}

/** Where a source goes on behind its byte order mark and what patterns, each anchored behind the one before, take. */
export function startBehind(source: string, ...heads: readonly RegExp[]): number {
  let start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (const head of heads) start += head.exec(source.slice(start))?.[0].length ?? 0;
  return start;
}
