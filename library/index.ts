/**
 * Distinguo as a library: judges texts in memory. Reads no file, runs nothing,
 * and works wherever JavaScript does.
 */
import { loadConfiguration, recommendedSettings as recommended, settingsResolver } from '../configuration/index.js';
import { languageOf as languageOfPath } from '../engine/index.js';
import type { LanguageId, Review, RuleId, Settings, SourceDocument } from '../engine/model.js';
import { review as judge, rules as rulesOfEngine } from '../rules/index.js';

export type {
  Certainty,
  Evidence,
  Exception,
  Finding,
  Fix,
  Glossary,
  JudgedMention,
  LanguageId,
  Mention,
  Problem,
  Review,
  Role,
  RuleId,
  RuleSetting,
  Sense,
  Settings,
  Severity,
  SourceDocument,
  Span,
  Term,
  TermEntry,
  Verdict,
} from '../engine/model.js';

/** A rule as people read of it. In examples, `«written→right»` marks what is found and its fix. */
export interface RuleDescription {
  readonly id: RuleId;
  /** One sentence. */
  readonly summary: string;
  /** Why it matters and what it leaves alone, in Markdown. */
  readonly rationale: string;
  readonly flags: readonly string[];
  readonly passes: readonly string[];
}

/** Something wrong with a configuration; lines and columns count from 1. */
export interface ConfigurationMistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a configuration says of one document. */
export interface LoadedSettings {
  readonly settings: Settings;
  /** Whether the configuration says that the document is not to be read. */
  readonly ignored: boolean;
  /** What is wrong with the configuration; the rest of it holds all the same. */
  readonly mistakes: readonly ConfigurationMistake[];
}

/**
 * Reviews a document: which words name whom, what is wrong, why, and what to
 * write instead. Pure, and never throws because of what a document holds.
 *
 * @param document the text, and what kind of document it is
 * @param settings glossary, severities and exceptions; {@link recommendedSettings} when absent
 * @param previous the last review of the same document: changes only how fast the next one comes
 */
export function review(document: SourceDocument, settings: Settings = recommendedSettings, previous?: Review): Review {
  return judge(document, settings, previous);
}

/** What applies where nobody says otherwise. */
export const recommendedSettings: Settings = recommended;

/** All rules. */
export const rules: readonly RuleDescription[] = rulesOfEngine.map(({ id, summary, rationale, flags, passes }) => ({
  id,
  summary,
  rationale,
  flags,
  passes,
}));

/** The kind of document that a path names by its extension; undefined for what is not read. */
export function languageOf(path: string): LanguageId | undefined {
  return languageOfPath(path);
}

/**
 * Reads a configuration, with all that it extends, for one document. Paths have
 * forward slashes; `file` and `root` are absolute.
 *
 * @param file the configuration, such as `/repository/distinguo.yml`
 * @param options.root the folder that relative `extends` may not leave; that of the file when absent
 * @param options.document the document, relative to the folder of the configuration
 * @param options.readFile the text of a file, or undefined when there is none
 */
export async function loadSettings(
  file: string,
  options: {
    readonly root?: string;
    readonly document: string;
    readonly readFile: (path: string) => Promise<string | undefined>;
  },
): Promise<LoadedSettings> {
  const { readFile, document, root = file.slice(0, Math.max(1, file.lastIndexOf('/'))) } = options;
  const configuration = await loadConfiguration({ readFile }, file, root);
  const { settings, ignoredBy } = settingsResolver(configuration)(document);
  const mistakes = configuration.problems.map(({ file: where, line, column, message }) => ({
    file: where,
    line,
    column,
    message,
  }));
  return { settings, ignored: ignoredBy !== undefined, mistakes };
}
