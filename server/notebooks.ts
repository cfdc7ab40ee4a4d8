/** The cells of notebooks are documents like others; what holds for them is what holds for their notebook. */
import type { Connection, NotebookDocumentSyncOptions, TextDocuments } from 'vscode-languageserver';
import { NotebookDocuments } from 'vscode-languageserver';
import type { Document } from './document.js';

/** What is known of the notebooks that are open. */
export interface Notebooks {
  /** The file that a document belongs to: the notebook of a cell, else the document itself. */
  fileOf(uri: string): string;
  /** Calls back with the URIs of the cells of each notebook that is opened. */
  onDidOpen(listener: (cells: readonly string[]) => void): void;
  /** Calls back with the URIs of the cells of each notebook that is saved. */
  onDidSave(listener: (cells: readonly string[]) => void): void;
}

/** The cells that are wanted: Markdown, in notebooks of any kind. */
export const notebookSync: NotebookDocumentSyncOptions = {
  notebookSelector: [{ cells: [{ language: 'markdown' }] }],
  save: true,
};

/** Keeps the cells of open notebooks among the open documents. */
export function serveNotebooks(connection: Connection, documents: TextDocuments<Document>): Notebooks {
  const notebooks = new NotebookDocuments(documents);
  notebooks.listen(connection);
  return {
    fileOf: (uri) => notebooks.findNotebookDocumentForCell(uri)?.uri ?? uri,
    onDidOpen: (listener) => void notebooks.onDidOpen(({ cells }) => listener(cells.map(({ document }) => document))),
    onDidSave: (listener) => void notebooks.onDidSave(({ cells }) => listener(cells.map(({ document }) => document))),
  };
}

/** Whether a document is a cell of a notebook. */
export const isCell = (uri: string): boolean => uri.startsWith('vscode-notebook-cell:');
