/** Terms of a team: where they are defined and used, and how they get into the glossary. */
import * as vscode from 'vscode';
import { closeEditors, file, finds, holds, same, show, test, until, write } from './harness.js';

const GLOSSARY = 'terms:\n  merchant:\n    role: buyer\n    deprecated: [seller]\n';
const run = vscode.commands.executeCommand;

/**
 * A folder with a glossary of its own, for as long as something runs in it. No two have the same name: the editor would
 * show the texts of the last for a moment.
 */
async function inFolder(
  folder: string,
  files: Readonly<Record<string, string>>,
  act: (own: (name: string) => vscode.Uri) => Promise<void>,
): Promise<void> {
  const own = (name: string) => file(`${folder}/${name}`);
  for (const [name, text] of Object.entries(files)) await write(own(name), text);
  try {
    await act(own);
  } finally {
    await closeEditors();
    await vscode.workspace.fs.delete(file(folder), { recursive: true });
  }
}

const textOf = (hover: vscode.Hover | undefined) =>
  hover?.contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n') ?? '';

const wordIn = ({ document }: vscode.TextEditor, word: string) =>
  document.positionAt(document.getText().indexOf(word) + 1);

export const glossary = [
  test('go to definition leads from a document to the entry of the term', () =>
    inFolder('defined', { 'distinguo.yml': GLOSSARY, 'a.md': 'The merchants pay.\n' }, async (own) => {
      const editor = await show(own('a.md'));
      const [link] = await until(async () => {
        const all = await run<vscode.LocationLink[]>(
          'vscode.executeDefinitionProvider',
          editor.document.uri,
          wordIn(editor, 'merchants'),
        );
        return all.length > 0 && all;
      }, 'the definition');
      same(link?.targetUri.path.split('/').at(-1), 'distinguo.yml');
      same(link?.targetSelectionRange?.start.line, 1);
    })),
  test('rename writes the glossary and every document, and asks about set phrases and quotations', () =>
    inFolder(
      'renamed',
      { 'distinguo.yml': GLOSSARY, 'a.md': 'The merchants pay. We say “merchant”.\n', 'b.md': 'A merchant pays.\n' },
      async (own) => {
        const editor = await show(own('a.md'));
        const edit = await run<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          editor.document.uri,
          wordIn(editor, 'merchants'),
          'owner',
        );
        const files = edit.entries().map(([uri, edits]) => `${uri.path.split('/').at(-1)} ${edits.length}`);
        same(files.sort(), ['a.md 2', 'b.md 1', 'distinguo.yml 1']);
        const sure = new vscode.WorkspaceEdit();
        for (const [uri, edits] of edit.entries()) {
          const where = uri.path.endsWith('a.md') ? edits.slice(0, 1) : edits;
          sure.set(uri, where);
        }
        holds(await vscode.workspace.applyEdit(sure), 'the edit was refused');
        same(editor.document.getText(), 'The owners pay. We say “merchant”.\n');
        const other = await vscode.workspace.openTextDocument(own('b.md'));
        same(other.getText(), 'An owner pays.\n');
        const entry = await vscode.workspace.openTextDocument(own('distinguo.yml'));
        same(entry.getText(), GLOSSARY.replace('merchant', 'owner'));
        await vscode.workspace.saveAll();
      },
    )),
  test('“Add to Glossary” asks who is meant, and writes and shows the entry', () =>
    inFolder('added', { 'distinguo.yml': 'rules: {}\n', 'a.md': 'The diners order a meal.\n' }, async (own) => {
      const editor = await show(own('a.md'));
      await finds(editor.document);
      const at = wordIn(editor, 'diners');
      editor.selection = new vscode.Selection(at, at);
      const added = run('distinguo.addToGlossary');
      const shown = () =>
        vscode.window.visibleTextEditors.find(({ document }) => document.fileName.endsWith('distinguo.yml'));
      // The list is there when the server has said what the word is.
      const { document } = await until(async () => {
        await run('workbench.action.acceptSelectedQuickOpenItem');
        return shown();
      }, 'the configuration');
      await added;
      same(document.getText(), 'rules: {}\nterms:\n  diner: buyer\n');
      await document.save();
    })),
  test('a configuration is completed and explained without another extension', () =>
    inFolder('helped', { 'distinguo.yml': 'rules:\n  mixed-terms: off\n' }, async (own) => {
      const { document } = await show(own('distinguo.yml'));
      const list = await run<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(1, 15),
      );
      holds(
        list.items.some(({ label }) => label === 'error'),
        'the value is not completed',
      );
      const [hover] = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 2));
      holds(textOf(hover).includes('How loud each rule is'), 'the key is not explained');
    })),
  test('so is a glossary file that it extends, whatever its name', () =>
    inFolder(
      'extended',
      { 'distinguo.yml': 'extends: ./our-words.yml\n', 'our-words.yml': GLOSSARY, 'a.md': 'The merchants pay.\n' },
      async (own) => {
        await finds((await show(own('a.md'))).document);
        const { document } = await show(own('our-words.yml'));
        const hover = await until(async () => {
          const [first] = await run<vscode.Hover[]>(
            'vscode.executeHoverProvider',
            document.uri,
            new vscode.Position(2, 6),
          );
          return first;
        }, 'the explanation');
        holds(textOf(hover).includes('The role that the word names'), 'it explains something else');
      },
    )),
  test('the glossary can be seen as a page', () =>
    inFolder('shown', { 'distinguo.yml': GLOSSARY, 'a.md': 'The merchants pay.\n' }, async (own) => {
      await finds((await show(own('a.md'))).document);
      await run('distinguo.showGlossary');
      const page = await until(
        () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'distinguo-glossary'),
        'the page',
      );
      await until(() => page.getText().includes('**merchant**'), 'the term');
    })),
  test('a cast is proposed in a page, and nothing is written', () =>
    inFolder('proposed', { 'a.md': 'The guest books a table. The guest clicks Save.\n' }, async () => {
      await run('distinguo.proposeCast', vscode.workspace.workspaceFolders?.[0]?.uri);
      await until(() => pages().length === 1, 'the page');
      holds(!vscode.workspace.textDocuments.some(({ isDirty }) => isDirty), 'something was changed');
    })),
  test('asked twice at once, it is proposed in one page', () =>
    inFolder('proposed-twice', { 'a.md': 'The guest books a table. The guest clicks Save.\n' }, async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      await Promise.all([run('distinguo.proposeCast', folder), run('distinguo.proposeCast', folder)]);
      await until(() => pages().length === 1, 'one page');
    })),
  test('a page that is closed before it has read anything leaves nothing behind', () =>
    inFolder('proposed-closed', { 'a.md': 'The guest books a table. The guest clicks Save.\n' }, async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      await run('distinguo.proposeCast', folder);
      await vscode.window.tabGroups.close(await until(() => pages().length === 1 && pages(), 'the page'));
      await until(() => pages().length === 0, 'no page');
      await run('distinguo.proposeCast', folder);
      await until(() => pages().length === 1, 'the next page');
      holds(!vscode.workspace.textDocuments.some(({ isDirty }) => isDirty), 'something was changed');
    })),
  test('says that the server has not answered where it has failed', async () => {
    // What the server cannot read makes it fail: no folder has a number for its address.
    const folder = Object.create(vscode.Uri.file('/'), { toString: { value: () => 42 } }) as vscode.Uri;
    const said = await run('distinguo.proposeCast', folder).then(
      () => 'nothing',
      (error: unknown) => String(error),
    );
    holds(said.includes('Distinguo has not answered: its log says why'), `it said: ${said}`);
    same(pages().length, 0);
  }),
];

/** The tabs in which a cast is proposed. */
const pages = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('distinguo.proposal'),
    ),
  );
