/** Cells of Markdown in notebooks. */
import * as vscode from 'vscode';
import { closeEditors, file, finds, holds, test, until, write } from './harness.js';

const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    {
      cell_type: 'markdown',
      id: 'a',
      metadata: {},
      source: ['Each customer opens the dashboard and clicks the Export button.'],
    },
    {
      cell_type: 'code',
      id: 'b',
      metadata: {},
      outputs: [],
      execution_count: null,
      source: ['# Each customer clicks the Export button.'],
    },
  ],
};

export const notebooks = [
  test('a cell of Markdown in a notebook is checked, and its fix is made in the cell', async () => {
    await write(file('sales.ipynb'), JSON.stringify(notebook));
    // As a click on its name does.
    await vscode.commands.executeCommand('vscode.open', file('sales.ipynb'));
    const opened = await until(() => vscode.window.activeNotebookEditor?.notebook, 'the notebook');
    const [prose, code] = opened.getCells().map(({ document }) => document) as [
      vscode.TextDocument,
      vscode.TextDocument,
    ];
    await finds(prose, 'customer: role-mismatch');
    await finds(code);
    // Rendered, a cell has no text that could be asked about.
    await vscode.commands.executeCommand('notebook.cell.edit');
    await until(() => vscode.window.activeTextEditor?.document === prose, 'the cell is edited');
    const [diagnostic] = vscode.languages.getDiagnostics(prose.uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      prose.uri,
      diagnostic?.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const fix = actions.find(({ title }) => title === 'Replace with “user”');
    await vscode.workspace.applyEdit(fix?.edit ?? new vscode.WorkspaceEdit());
    holds(prose.getText().startsWith('Each user opens'), prose.getText());
    await finds(prose);
    await closeEditors();
    await vscode.workspace.fs.delete(file('sales.ipynb'));
  }),
];
