/** What a writer sees of the extension; runs in the Node host and in the worker host alike. */
import * as vscode from 'vscode';
import { commands } from './commands.js';
import { filesThatGo } from './filesThatGo.js';
import { glossary } from './glossary.js';
import {
  closeEditors,
  file,
  finds,
  found,
  holds,
  read,
  same,
  show,
  suite,
  test,
  type,
  until,
  write,
} from './harness.js';
import { languageModels } from './languageModels.js';
import { messages } from './messages.js';
import { notebooks } from './notebooks.js';
import { task } from './task.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';
const FOUND = 'customer: role-mismatch';

const actionsAt = (uri: vscode.Uri, range: vscode.Range, kind = vscode.CodeActionKind.QuickFix) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind.value, 20);

const hoverAt = async (uri: vscode.Uri, position: vscode.Position) => {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)))
    .join('\n');
};

export const run = suite('editor', [
  test('a finding shows the word, the rule with a link, how sure it is, and the deciding words', async () => {
    const { document } = await show(file('guide.md'));
    await finds(document, FOUND);
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    same(diagnostic?.severity, vscode.DiagnosticSeverity.Warning);
    holds(typeof diagnostic?.code === 'object', 'the rule has no link');
    const related = diagnostic?.relatedInformation?.map(({ location }) => document.getText(location.range)) ?? [];
    holds(related.includes('clicks the Export button'), `the deciding words are ${related}`);
  }),
  test('the link leads to the page of the rule, as a preview', async () => {
    const { document } = await show(file('guide.md'));
    await finds(document, FOUND);
    const code = vscode.languages.getDiagnostics(document.uri)[0]?.code;
    holds(typeof code === 'object', 'the rule has no link');
    const { target } = code as { target: vscode.Uri };
    const page = await vscode.workspace.openTextDocument(target);
    holds(page.getText().includes('# role-mismatch'), 'the page is about something else');
    await vscode.commands.executeCommand('vscode.open', target);
    const tab = await until(() => vscode.window.tabGroups.activeTabGroup.activeTab, 'the page');
    holds(tab.input instanceof vscode.TabInputCustom, 'the page is shown as it is written');
    await closeEditors();
  }),
  test('hover says what the word means, and the word that should stand there', async () => {
    const { document } = await show(file('guide.md'));
    await finds(document, FOUND);
    const text = await hoverAt(document.uri, document.positionAt(document.getText().indexOf('customer') + 3));
    holds(text.includes('**customer** (the one who buys)'), text);
    holds(text.includes('**user** (the one who uses the product)'), text);
  }),
  test('the quick fix rewrites the word, and the finding goes', async () => {
    const { document } = await show(file('guide.md'));
    await finds(document, FOUND);
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    const actions = await actionsAt(document.uri, diagnostic?.range ?? new vscode.Range(0, 0, 0, 0));
    const fix = actions.find(({ title }) => title === 'Replace with “user”');
    holds(fix?.isPreferred, 'the fix is not preferred');
    await vscode.workspace.applyEdit(fix?.edit ?? new vscode.WorkspaceEdit());
    holds(document.getText().includes('Each user opens'), document.getText());
    await finds(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }),
  test('findings follow what is typed', async () => {
    const editor = await show(file('guide.md'));
    await type(editor, 'Each user opens the dashboard.\n');
    await finds(editor.document);
    await type(editor, `${CLEAR}\nThe customers click Save.\n`);
    await finds(editor.document, FOUND, 'customers: role-mismatch');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }),
  test('a new document without a name is checked', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: CLEAR });
    await vscode.window.showTextDocument(document);
    await finds(document, FOUND);
  }),
  test('what is written to agents is checked and fixed like other Markdown, whatever VS Code calls it', async () => {
    for (const name of [
      'SKILL.md',
      'review.prompt.md',
      'style.instructions.md',
      'copilot-instructions.md',
      'writer.agent.md',
    ]) {
      await write(file(`agents/${name}`), CLEAR);
      const { document } = await show(file(`agents/${name}`));
      await finds(document, FOUND);
      const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
      const actions = await actionsAt(document.uri, diagnostic?.range ?? new vscode.Range(0, 0, 0, 0));
      holds(
        actions.some(({ title }) => title === 'Replace with “user”'),
        `no fix in ${name} (${document.languageId})`,
      );
    }
    await vscode.workspace.fs.delete(file('agents'), { recursive: true });
  }),
  test('“Fix All Clear Findings” rewrites the file', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: `${CLEAR}\nThe customers click Save.\n`,
    });
    await vscode.window.showTextDocument(document);
    await finds(document, FOUND, 'customers: role-mismatch');
    await vscode.commands.executeCommand('distinguo.fixAll');
    holds(document.getText().includes('The users click Save.'), document.getText());
    holds(document.getText().startsWith('Each user opens'), document.getText());
  }),
  test('it rewrites the file that was last worked on when the walkthrough has the focus', async () => {
    // A file of its own: what is written here is nobody else’s business.
    await write(file('last.md'), CLEAR);
    const { document } = await show(file('last.md'));
    await finds(document, FOUND);
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'distinguo.distinguo#start', false);
    await until(() => vscode.window.activeTextEditor === undefined, 'the walkthrough');
    await vscode.commands.executeCommand('distinguo.fixAll');
    holds(document.getText().includes('Each user opens'), document.getText());
    await document.save();
    await closeEditors();
    await vscode.workspace.fs.delete(document.uri);
  }),
  test('saving fixes what is clear when the writer wants that', async () => {
    const settings = vscode.workspace.getConfiguration('editor', file('guide.md'));
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.distinguo': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    const editor = await show(file('saved.md'));
    await type(editor, CLEAR);
    await finds(editor.document, FOUND);
    await editor.document.save();
    same(await read(editor.document.uri), 'Each user opens the dashboard and clicks the Export button.\n');
    await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
  }),
  test('a configuration counts as soon as it is written, changed or deleted', async () => {
    const { document } = await show(file('changing/page.md'));
    await finds(document, FOUND);
    await write(file('changing/distinguo.yml'), 'rules:\n  role-mismatch: off\n');
    await finds(document);
    await write(file('changing/distinguo.yml'), 'rules:\n  role-mismatch: error\n');
    await finds(document, FOUND);
    same(vscode.languages.getDiagnostics(document.uri)[0]?.severity, vscode.DiagnosticSeverity.Error);
    await vscode.workspace.fs.delete(file('changing/distinguo.yml'));
    await until(
      () => vscode.languages.getDiagnostics(document.uri)[0]?.severity === vscode.DiagnosticSeverity.Warning,
      'a warning',
    );
  }),
  test('a mistake in a configuration stands among the problems', async () => {
    const { document } = await show(file('broken/page.md'));
    await finds(document, FOUND);
    const mistakes = await until(() => {
      const all = vscode.languages.getDiagnostics(file('broken/distinguo.yml'));
      return all.length > 0 && all;
    }, 'the mistake');
    same(
      mistakes.map(({ range }) => range.start.line),
      [1],
    );
  }),
  test('“is right here” writes the exception and shows it, and the finding goes', async () => {
    const { document } = await show(file('right/page.md'));
    await finds(document, FOUND);
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    const actions = await actionsAt(document.uri, diagnostic?.range ?? new vscode.Range(0, 0, 0, 0));
    const right = actions.find(({ title }) => title.startsWith('“customer” is right here'));
    await vscode.workspace.applyEdit(right?.edit ?? new vscode.WorkspaceEdit());
    holds(right?.command, 'the writer is not shown what was written');
    await vscode.commands.executeCommand(right?.command?.command ?? '', ...(right?.command?.arguments ?? []));
    const configuration = vscode.window.activeTextEditor?.document;
    same(configuration?.uri.path.split('/').at(-1), 'distinguo.yml');
    holds(configuration?.getText().includes('# Our words'), 'the comment is gone');
    holds(configuration?.getText().includes('term: customer'), 'there is no exception');
    await show(document.uri);
    await finds(document);
  }),
  test('each workspace folder has its own configuration', async () => {
    const { document } = await show(file('quiet.md', 1));
    await show(file('guide.md'));
    await finds(await vscode.workspace.openTextDocument(file('guide.md')), FOUND);
    same(found(document), []);
  }),
  test('the settings can switch a folder off', async () => {
    const { document } = await show(file('guide.md'));
    await finds(document, FOUND);
    const settings = vscode.workspace.getConfiguration('distinguo', document.uri);
    await settings.update('enable', false, vscode.ConfigurationTarget.WorkspaceFolder);
    await finds(document);
    await settings.update('enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await finds(document, FOUND);
  }),
  test('glossary terms are suggested in prose', async () => {
    const editor = await show(file('typing.md'));
    await type(editor, 'Each cus opens the page.\n');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      new vscode.Position(0, 8),
    );
    const item = list.items.find(({ label }) => label === 'customer');
    holds(item?.detail?.includes('the one who buys'), 'customer is not suggested');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }),
  test('inlay hints show the role when the writer wants them', async () => {
    const { document } = await show(file('guide.md'));
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, 9, 0),
      );
    same(await hints(), []);
    const settings = vscode.workspace.getConfiguration('distinguo', document.uri);
    await settings.update('inlayHints.enable', true, vscode.ConfigurationTarget.WorkspaceFolder);
    const [hint] = await until(async () => {
      const all = await hints();
      return all.length > 0 && all;
    }, 'a hint');
    same(hint?.label, '→ user');
    await settings.update('inlayHints.enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
  }),
  test('“Show Why” explains the finding at the cursor', async () => {
    const editor = await show(file('guide.md'));
    await finds(editor.document, FOUND);
    const at = editor.document.positionAt(editor.document.getText().indexOf('customer') + 2);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('distinguo.showWhy');
    const page = await until(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'distinguo-why'),
      'the page',
    );
    holds(page.getText().includes('clicks the Export button'), page.getText());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  }),
  ...commands,
  ...glossary,
  ...languageModels,
  ...messages,
  ...notebooks,
  ...filesThatGo,
  test('the output says the version and the server, and each message while “trace” is verbose', async () => {
    await vscode.commands.executeCommand('distinguo.showOutput');
    const log = () =>
      vscode.workspace.textDocuments
        .filter(({ uri }) => uri.scheme === 'output')
        .map((document) => document.getText())
        .join('\n');
    await until(() => /Distinguo \d+\.\d+\.\d+ in /.test(log()), 'the version');
    await until(() => log().includes('The server of Distinguo'), 'the server');
    // A request that failed may be told of: its document was closed in the meantime.
    const message = /(?:Sending|Received) \w+ 'textDocument\/.*/;
    holds(!message.test(log()), `messages are written unasked: ${message.exec(log())?.[0]}`);
    const settings = vscode.workspace.getConfiguration('distinguo');
    await settings.update('trace.server', 'verbose', vscode.ConfigurationTarget.Workspace);
    const { document } = await show(file('guide.md'));
    await until(async () => {
      await hoverAt(document.uri, new vscode.Position(0, 8));
      return message.test(log()) && log().includes('textDocument/hover') && log().includes('"position"');
    }, 'the messages');
    await settings.update('trace.server', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  }),
  test('the server can be restarted', async () => {
    const { document } = await show(file('guide.md'));
    await finds(document, FOUND);
    await vscode.commands.executeCommand('distinguo.restart');
    await finds(document, FOUND);
  }),
  ...task,
]);
