import type {
  CastMember,
  Decision,
  LanguageId,
  PartOfSpeech,
  Problem,
  Role,
  RuleId,
  RuleSetting,
  Severity,
  Span,
  Term,
  TermStatus,
  WordDecision,
} from '../engine/model.js';
import { lastUpTo } from '../engine/prose/ordered.js';
import type { ConfigurationEntry } from './entries.js';

/** What a configuration says of one term. What it leaves out stays as it was. */
export interface TermChange {
  readonly roles?: readonly Role[];
  readonly definition?: string;
  readonly source?: string;
  readonly domain?: string;
  readonly note?: string;
  readonly examples?: readonly string[];
  readonly notation?: string;
  readonly broader?: readonly string[];
  readonly related?: readonly string[];
  /** As the file writes the term, with its capitals. */
  readonly written?: string;
  readonly case?: 'exact' | 'any';
  readonly plural?: string;
  readonly past?: string;
  readonly gerund?: string;
  readonly partOfSpeech?: PartOfSpeech;
  readonly deprecated?: readonly string[];
  readonly forbidden?: readonly string[];
  readonly admitted?: readonly string[];
  readonly status?: TermStatus;
  /** The term to be written instead, as the file writes it. */
  readonly use?: string;
  readonly message?: string;
  readonly severity?: Severity;
  readonly preferred?: boolean;
  /** Sentences in which the term is found, and others in which it is not. */
  readonly flags?: readonly string[];
  readonly passes?: readonly string[];
}

/** What can be said for all files or, in an override, for some. */
export interface ConfigurationPart {
  readonly rules?: ReadonlyMap<RuleId, RuleSetting>;
  /** `false` takes a term out. */
  readonly terms?: ReadonlyMap<Term, TermChange | false>;
  readonly roles?: ReadonlyMap<Role, { readonly preferred?: Term }>;
  readonly allow?: readonly string[];
  /** Takes the place of the cast that was inherited. */
  readonly cast?: readonly CastMember[];
}

/** A place that a team has decided is right. */
export interface ConfiguredException {
  /** Globs; every file when absent. */
  readonly files?: readonly string[];
  readonly term?: Term;
  readonly context?: string;
  readonly reason?: string;
}

/** How two words for people stand to each other, or whom one names, for some files or all. */
export type ConfiguredDecision = (Decision | WordDecision) & {
  /** Globs; every file when absent. */
  readonly files?: readonly string[];
};

/** Whether a decision is about one word. */
export const isOfOneWord = <Two extends object, One extends { readonly word: Term }>(
  decision: Two | One,
): decision is One => 'word' in decision;

/** What a part of a configuration holds for: files to which all applies that is said. */
export interface ConfigurationScope {
  readonly files: readonly string[];
  /** Names of {@link ConfigurationData.audiences}, of which one must have the file. */
  readonly audience?: readonly string[];
  /** Names of {@link ConfigurationData.languages}, of which one must have the file. */
  readonly language?: readonly string[];
}

export interface ConfigurationOverride extends ConfigurationPart, ConfigurationScope {}

/** All that one configuration file, or one preset, says. */
export interface ConfigurationData extends ConfigurationPart {
  readonly extends?: readonly string[];
  readonly exceptions?: readonly ConfiguredException[];
  readonly decisions?: readonly ConfiguredDecision[];
  readonly overrides?: readonly ConfigurationOverride[];
  /** The files of those who read them, by name: globs. */
  readonly audiences?: ReadonlyMap<string, readonly string[]>;
  /** The files that are in a language, by its name: globs. */
  readonly languages?: ReadonlyMap<string, readonly string[]>;
  /** What files are read as, by glob; `false` where they are not. Later ones win. */
  readonly formats?: ReadonlyMap<string, LanguageId | false>;
  /** Info strings of the fences of Markdown that hold prose, by glob. Later ones win. */
  readonly fences?: ReadonlyMap<string, readonly string[]>;
  /** Names of the columns of tables that hold prose, by glob. Later ones win. */
  readonly columns?: ReadonlyMap<string, readonly string[]>;
  readonly ignore?: readonly string[];
}

/** A sentence that a configuration holds against its own glossary. */
export interface TermTest {
  readonly term: Term;
  /** Whether the word is found in the sentence, or nothing at all. */
  readonly kind: 'flags' | 'passes';
  readonly sentence: string;
  /** Path of the file that holds it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The files for which the term holds; all when absent. */
  readonly scope?: ConfigurationOverride;
}

/** One file or preset in the order in which they apply, and the name that it goes by. */
export interface ConfigurationLayer {
  /** `distinguo:recommended`, or the path of a file. */
  readonly origin: string;
  readonly data: ConfigurationData;
}

/** Something wrong with a configuration, and how to mend it. */
export interface ConfigurationProblem extends Problem {
  /** Path of the file, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** A configuration with all that it extends. */
export interface Configuration {
  /** The file that was found; undefined when none was and the presets stand alone. */
  readonly file?: string;
  /** The folder that its globs are relative to, with forward slashes. */
  readonly folder: string;
  /** Weakest first. */
  readonly layers: readonly ConfigurationLayer[];
  readonly problems: readonly ConfigurationProblem[];
  /** The sentences that terms name as tests. */
  readonly tests: readonly TermTest[];
  /** Of the file itself, when nothing in it is wrong: what it extends may be meant for others, too. */
  readonly entries: readonly ConfigurationEntry[];
  /** Every file that was read or looked for: when one changes, the configuration may. */
  readonly files: readonly string[];
}

/** Makes the problems of one file, with their lines and columns. */
export function problemsIn(
  file: string,
  text: string,
): (code: string, span: Span, message: string) => ConfigurationProblem {
  let starts: readonly number[] | undefined;
  return (code, { start, end }, message) => {
    starts ??= [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((ending) => ending.index + ending[0].length)];
    const line = lineAt(starts, start);
    const column = start - (starts[line] ?? 0) + 1;
    // A parser may point behind the end, where something is missing.
    const span = { start: Math.min(start, text.length), end: Math.min(end, text.length) };
    return { code, severity: 'error', span, message, file, line: line + 1, column };
  };
}

/** The index of the last line that begins at or before an offset. */
const lineAt = (starts: readonly number[], offset: number): number => lastUpTo(starts, 1, offset);
