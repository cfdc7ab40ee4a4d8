import { diagnosticsOfProblems } from './convert.js';
import type { LoadedConfiguration } from './configuration.js';
import { isConfigurationName } from './configuration.js';
import { closedDocument } from './document.js';
import type { Session } from './session.js';
import { keyOf, nameOf, uriOf } from './uris.js';

/**
 * Shows the mistakes of each configuration that is read in its own file, open
 * or not. They are pushed to every client: a client pulls for open documents alone.
 */
export function serveConfigurationProblems({ connection, configurations, documents, encoding }: Session): void {
  const shown = new Set<string>();

  const show = ({ configuration, texts }: LoadedConfiguration) => {
    for (const [path, text] of texts) {
      const problems = configuration.problems.filter(({ file }) => file === path);
      const key = keyOf(uriOf(path));
      if (problems.length === 0 && !shown.has(key)) continue;
      const uri = documents.all().find((document) => keyOf(document.uri) === key)?.uri ?? uriOf(path);
      const diagnostics = diagnosticsOfProblems(closedDocument(uri, text, encoding), problems);
      void connection.sendDiagnostics({ uri, diagnostics });
      if (problems.length > 0) shown.add(key);
      else shown.delete(key);
    }
  };
  configurations.onLoaded(show);
  const check = (uri: string) => {
    if (!isConfigurationName(nameOf(uri))) return;
    configurations.load(uri).catch((error) => connection.console.error(`configuration ${uri}: ${error}`));
  };
  documents.onDidOpen(({ document }) => check(document.uri));
}
