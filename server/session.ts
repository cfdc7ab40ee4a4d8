import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  InitializeParams,
  PositionEncodingKind,
  TextDocuments,
  WorkspaceFolder,
} from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { SettingsSource } from './clientSettings.js';
import { settingsSource } from './clientSettings.js';
import { messageFileOf } from './commitMessage.js';
import type { ServerConfigurations } from './configuration.js';
import { configurationsFor } from './configuration.js';
import type { DiagnosticTools } from './diagnostics.js';
import type { Document } from './document.js';
import { negotiate } from './document.js';
import type { Host } from './host.js';
import { byScheme, clientHost, emptyHost, withOpenDocuments } from './host.js';
import type { Translate } from './messages.js';
import { translator } from './messages.js';
import type { Notebooks } from './notebooks.js';
import type { ClientOptions } from './protocol.js';
import type { Reviews } from './reviews.js';
import { reviewsOf } from './reviews.js';

/** Where a server runs. */
export interface ServerEnvironment {
  /** The files of this computer; absent in a browser. */
  readonly disk?: Host;
  /** URI of the folder that holds the rule pages, without a slash at the end. */
  readonly rulePages?: string;
}

/** Everything that the features share from `initialize` to `shutdown`. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<Document>;
  readonly notebooks: Notebooks;
  readonly encoding: PositionEncodingKind;
  readonly client: ClientCapabilities;
  readonly options: ClientOptions;
  readonly t: Translate;
  readonly host: Host;
  /** The workspace folders as they are now. */
  readonly folders: WorkspaceFolder[];
  readonly settings: SettingsSource;
  readonly configurations: ServerConfigurations;
  readonly reviews: Reviews;
  readonly diagnosticTools: DiagnosticTools;
  /** Runs work whose result nobody waits for: a failure is logged, and never ends the server. */
  inBackground(what: Promise<unknown>): void;
}

/** Begins a session with a client. */
export function startSession(
  connection: Connection,
  documents: TextDocuments<Document>,
  notebooks: Notebooks,
  params: InitializeParams,
  { disk, rulePages }: ServerEnvironment,
): Session {
  const options: ClientOptions = optionsFrom(params.initializationOptions);
  const client = params.capabilities;
  const t = translator(options.l10n);
  const viaClient = options.files === true ? clientHost(connection) : emptyHost;
  const host = withOpenDocuments(documents, disk === undefined ? viaClient : byScheme(disk, viaClient));
  const folders = foldersOf(params);
  const settings = settingsSource(connection, client.workspace?.configuration === true, params.initializationOptions);
  const configurations = configurationsFor({
    host,
    folders,
    client: settings,
    fileOf: (uri) => messageFileOf(uri) ?? notebooks.fileOf(uri),
  });
  const pages = options.rulePages ?? rulePages;
  return {
    connection,
    documents,
    notebooks,
    encoding: negotiate(client.general?.positionEncodings),
    client,
    options,
    t,
    host,
    folders,
    settings,
    configurations,
    reviews: reviewsOf(documents, configurations),
    inBackground: (what) => void what.catch((error) => connection.console.warn(`${error}`)),
    diagnosticTools: {
      t,
      relatedInformation: client.textDocument?.publishDiagnostics?.relatedInformation === true,
      page: (rule) => (pages === undefined ? undefined : `${pages}/${rule}.md`),
    },
  };
}

/**
 * Wraps a handler so that it cannot end the server: a cancelled request is
 * answered as cancelled, a failure is logged and answered with `fallback`.
 */
export function guarded<P, R, E = void>(
  { connection }: Pick<Session, 'connection'>,
  name: string,
  fallback: R,
  handle: (params: P, token: CancellationToken) => Promise<R> | R,
) {
  return async (params: P, token: CancellationToken): Promise<R | ResponseError<E>> => {
    try {
      if (token.isCancellationRequested) return cancelled();
      const result = await handle(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError<E>;
      connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return fallback;
    }
  };
}

function cancelled<E>(): ResponseError<E> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}

function optionsFrom(value: unknown): ClientOptions {
  return typeof value === 'object' && value !== null ? value : {};
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): WorkspaceFolder[] {
  if (workspaceFolders) return [...workspaceFolders];
  return rootUri ? [{ uri: rootUri, name: '' }] : [];
}
