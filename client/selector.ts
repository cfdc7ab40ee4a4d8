import * as vscode from 'vscode';
import { inputBoxScheme } from './inputBoxes.js';
import { languages, patterns } from './languages.generated.js';

const configurationFiles = '**/distinguo.{yml,yaml,json}';

/**
 * The documents that a writer writes: files, new documents, messages of commits,
 * comments, and what lies in the workspace by whatever way it is reached. Not the output of programs or
 * the old side of a comparison, which are plain text too.
 */
export function documentSelector(): { language?: string; scheme: string; pattern?: string }[] {
  const schemes = new Set([
    'file',
    'untitled',
    'vscode-notebook-cell',
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
  ]);
  return [
    ...[...schemes].flatMap((scheme) => [
      ...[...languages, ...furtherLanguages()].map((language) => ({ language, scheme })),
      ...[configurationFiles, ...patterns].map((pattern) => ({ scheme, pattern })),
    ]),
    { language: 'scminput', scheme: inputBoxScheme },
    // Comments on a review are written in Markdown.
    { language: 'markdown', scheme: 'comment' },
  ];
}

/** What the writer wants to be read besides: `distinguo.languages` says how. */
function furtherLanguages(): string[] {
  return Object.keys(vscode.workspace.getConfiguration('distinguo').get<object>('languages', {}));
}
