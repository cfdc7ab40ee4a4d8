import type { InitializeParams } from 'vscode-languageserver-protocol/node';

/** What a client can say of itself. */
export interface Profile {
  /** URIs of the workspace folders. */
  readonly folders?: readonly string[];
  readonly capabilities?: InitializeParams['capabilities'];
  readonly options?: object;
  /** The section `distinguo` of the settings, by the URI that is asked for. */
  readonly settings?: (uri: string | undefined) => object;
}

/** Like VS Code: pulls diagnostics, resolves code actions, applies versioned edits. */
export const modern: InitializeParams['capabilities'] = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { documentationFormat: ['markdown'] } },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
    },
  },
  window: { workDoneProgress: true },
};

/** Like an older editor: listens for diagnostics, applies plain edits. */
export const listening: InitializeParams['capabilities'] = {
  textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } },
};
