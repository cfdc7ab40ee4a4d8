import type { Connection } from 'vscode-languageserver';
import type { Severity } from '../engine/index.js';

/** What a writer can set in the editor, for a folder. */
export interface ClientSettings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  /** The strongest severity that anything is shown with. */
  readonly strongest: Severity;
  readonly inlayHints: boolean;
  readonly completion: boolean;
  /** A configuration to be used instead of the one that would be found. Empty: the one that is found. */
  readonly config: string;
}

/** Asks the client for its settings; one that cannot be asked gets what is set without it. */
export async function clientSettings(connection: Connection, asks: boolean, uri: string): Promise<ClientSettings> {
  const given: unknown = asks
    ? await connection.workspace.getConfiguration({ scopeUri: uri, section: 'distinguo' })
    : {};
  const value = (...path: string[]) => path.reduce((at: unknown, key) => property(at, key), given);
  const config = value('config');
  return {
    enable: value('enable') !== false,
    run: value('run') === 'onSave' ? 'onSave' : 'onType',
    strongest: severities.find((severity) => severity === value('severity')) ?? 'error',
    inlayHints: value('inlayHints', 'enable') === true,
    completion: value('completion', 'enable') !== false,
    config: typeof config === 'string' ? config.trim() : '',
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
