import type { LoadedConfiguration } from '../workspace/index.js';
import { isConfigurationName } from '../workspace/index.js';
import { diagnosticsOfProblems } from './convert.js';
import { closedDocument } from './document.js';
import type { Session } from './session.js';
import { fileNameOf, keyOf, uriOf } from './uris.js';

/** What can be asked of the mistakes that are shown. */
export interface ConfigurationProblems {
  /** Reads again every configuration that is open or has mistakes: nobody else may ask for it. */
  recheck(): void;
}

/**
 * Shows the mistakes of each configuration that is read in its own file, open
 * or not. They are pushed to every client: a client pulls for open documents alone.
 */
export function serveConfigurationProblems({
  inBackground,
  connection,
  configurations,
  documents,
  encoding,
}: Session): ConfigurationProblems {
  /** The files whose mistakes are on show, by their key, each with the configuration that led to it. */
  const shown = new Map<string, string>();

  const show = ({ configuration, texts }: LoadedConfiguration) => {
    for (const path of configuration.files) {
      const text = texts.get(path);
      const key = keyOf(uriOf(path));
      // One that is gone has no mistakes; one that was not read on purpose does.
      const problems = configuration.problems.filter(
        ({ file, code }) => file === path && (text !== undefined || code === 'refused' || code === 'passed-over'),
      );
      if (problems.length === 0 && !shown.has(key)) continue;
      const uri = documents.all().find((document) => keyOf(document.uri) === key)?.uri ?? uriOf(path);
      const diagnostics = diagnosticsOfProblems(closedDocument(uri, text ?? '', encoding), problems);
      inBackground(connection.sendDiagnostics({ uri, diagnostics }));
      if (problems.length > 0) shown.set(key, uriOf(configuration.file ?? path));
      else shown.delete(key);
    }
  };
  configurations.onLoaded(show);
  const check = (uri: string) => {
    inBackground(configurations.load(uri));
  };
  documents.onDidOpen(({ document: { uri } }) => (isConfigurationName(fileNameOf(uri)) ? check(uri) : undefined));
  return {
    recheck: () => {
      const open = documents.all().map(({ uri }) => uri);
      const uris = [...open.filter((uri) => isConfigurationName(fileNameOf(uri))), ...shown.values()];
      for (const uri of new Set(uris)) check(uri);
    },
  };
}
