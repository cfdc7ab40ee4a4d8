import type { Connection } from 'vscode-languageserver';
import type { Severity } from '../engine/index.js';

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
  /** A configuration to be used instead of the one that would be found. Empty: the one that is found. */
  readonly config: string;
}

/** Where the settings of the client come from. */
export interface SettingsSource {
  /** What is set for a file. Never fails: what cannot be asked for is as the client sent it, or as it is without settings. */
  of(uri: string): Promise<ClientSettings>;
  /** The client has sent all its settings: those of Distinguo, or an object that holds them as `distinguo`. */
  sent(settings: unknown): void;
}

/**
 * Asks a client that answers `workspace/configuration`; takes what the others send.
 *
 * @param first what the client has sent with `initialize`
 */
export function settingsSource(connection: Connection, asks: boolean, first: unknown): SettingsSource {
  let known = sectionOf(first);
  const ask = async (uri: string): Promise<unknown> => {
    try {
      return await connection.workspace.getConfiguration({ scopeUri: uri, section: 'distinguo' });
    } catch (error) {
      connection.console.warn(`The client does not say what is set for ${uri}, so the defaults hold: ${error}`);
      return known;
    }
  };
  return {
    of: async (uri) => clientSettings(asks ? await ask(uri) : known),
    sent: (settings) => {
      // A client that is asked sends nothing, or less than it would answer.
      if (!asks) known = sectionOf(settings);
    },
  };
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
    completion: value('completion', 'enable') !== false,
    config: typeof config === 'string' ? config.trim() : '',
  };
}

/** More nobody reads, and VS Code shows no more than twice as many of one file. The manifest says the same. */
const MAX_FINDINGS = 500;

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function sectionOf(settings: unknown): unknown {
  return property(settings, 'distinguo') ?? settings;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
