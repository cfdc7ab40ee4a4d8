import type { Connection } from 'vscode-languageserver';
import { type LanguageId, languageIds, type Severity } from '../engine/index.js';

/** What a writer can set in the editor, for a folder. */
export interface ClientSettings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  /** The strongest severity that anything is shown with. */
  readonly strongest: Severity;
  /** How many findings of one document are shown at most. */
  readonly maxFindings: number;
  readonly inlayHints: boolean;
  readonly completion: boolean;
  /** How documents of further languages are read, by what the client calls the language. */
  readonly languages: Readonly<Record<string, LanguageId>>;
  /** A configuration to be used instead of the one that would be found. Empty: the one that is found. */
  readonly config: string;
}

/** Where the settings of the client come from. */
export interface SettingsSource {
  /**
   * What is set for a file. Never fails, and waits for no client that does not answer: what cannot be asked for is as
   * it was answered or sent before, or as it is without settings.
   */
  of(uri: string): Promise<ClientSettings>;
  /** The client has sent all its settings: those of Distinguo, or an object that holds them as `distinguo`. */
  sent(settings: unknown): void;
  /** Calls back when an answer comes after another has been used in its place. */
  onLate(listener: () => void): void;
}

/** How long a client may take to say what is set, in milliseconds. Editors have been seen to forget the question. */
const PATIENCE = 1000;

/**
 * Asks a client that answers `workspace/configuration`; takes what the others send.
 *
 * @param first what the client has sent with `initialize`
 */
export function settingsSource(connection: Connection, asks: boolean, first: unknown): SettingsSource {
  const answers = new Map<string, unknown>();
  const listeners: (() => void)[] = [];
  let known = sectionOf(first);
  const before = (uri: string) => (answers.has(uri) ? answers.get(uri) : known);

  const ask = async (uri: string): Promise<unknown> => {
    let used: { readonly value: unknown } | undefined;
    const answer = connection.workspace.getConfiguration({ scopeUri: uri, section: 'distinguo' }).then(
      (given: unknown) => {
        answers.set(uri, given);
        // A client that is always late is not asked again and again for the same.
        const isNews = used !== undefined && JSON.stringify(used.value) !== JSON.stringify(given);
        if (isNews) for (const listener of listeners) listener();
        return given;
      },
      (error: unknown) => {
        connection.console.warn(`The client does not say what is set for ${uri}: ${error}`);
        return before(uri);
      },
    );
    return Promise.race([
      answer,
      after(PATIENCE, () => {
        used = { value: before(uri) };
        return used.value;
      }),
    ]);
  };
  return {
    of: async (uri) => clientSettings(asks ? await ask(uri) : known),
    sent: (settings) => {
      // A client that is asked sends nothing, or less than it would answer.
      if (!asks) known = sectionOf(settings);
    },
    onLate: (listener) => void listeners.push(listener),
  };
}

function after<T>(milliseconds: number, value: () => T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value()), milliseconds));
}

function clientSettings(given: unknown): ClientSettings {
  const value = (...path: string[]) => path.reduce((at: unknown, key) => property(at, key), given);
  const [config, maxFindings] = [value('config'), value('maxFindings')];
  return {
    enable: value('enable') !== false,
    run: value('run') === 'onSave' ? 'onSave' : 'onType',
    strongest: severities.find((severity) => severity === value('severity')) ?? 'error',
    maxFindings: typeof maxFindings === 'number' && maxFindings >= 1 ? Math.floor(maxFindings) : MAX_FINDINGS,
    inlayHints: value('inlayHints', 'enable') === true,
    languages: languagesIn(value('languages')),
    completion: value('completion', 'enable') !== false,
    config: typeof config === 'string' ? config.trim() : '',
  };
}

/** More nobody reads, and VS Code shows no more than twice as many of one file. The manifest says the same. */
const MAX_FINDINGS = 500;

function languagesIn(given: unknown): Readonly<Record<string, LanguageId>> {
  const rows = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  const known = (id: unknown): id is LanguageId => languageIds.some((each) => each === id);
  return Object.fromEntries(rows.filter((row): row is [string, LanguageId] => known(row[1])));
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function sectionOf(settings: unknown): unknown {
  return property(settings, 'distinguo') ?? settings;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
