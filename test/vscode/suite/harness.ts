import * as vscode from 'vscode';

/** A claim about the extension, and how it is seen to be true. */
interface Test {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const MOST_FAILURES = 3;

/** What one bundle of tests exports to the extension host. */
export function suite(title: string, tests: readonly Test[]): () => Promise<void> {
  return async () => {
    console.log(`│ ${title}: VS Code ${vscode.version}, ${typeof process === 'object' ? 'Node' : 'web worker'} host`);
    let failed = 0;
    for (const { name, run } of tests) {
      if (failed === MOST_FAILURES) break; // Something is wrong with everything: the rest would only take time.
      const start = Date.now();
      try {
        await within(30_000, run());
        console.log(`  ✓ ${name} (${Date.now() - start} ms)`);
      } catch (error) {
        failed++;
        console.log(
          `  × ${name}\n│ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`.replace(
            /\n/g,
            '\n│ ',
          ),
        );
      }
    }
    console.log(`${failed} of ${tests.length} tests failed`);
    if (failed > 0) throw new Error(`${failed} tests failed`);
  };
}

export function test(name: string, run: () => Promise<void>): Test {
  return { name, run };
}

/** Fails with both values when they are not alike. */
export function same(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}

export function holds(condition: unknown, what: string): void {
  if (!condition) throw new Error(what);
}

/** Waits until something is there. */
export async function until<T>(
  look: () => T | undefined | false | Thenable<T | undefined | false>,
  what: string,
): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (Date.now() > end) throw new Error(`did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A file of a workspace folder. */
export function file(path: string, folder = 0): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[folder];
  if (!root) throw new Error(`there is no workspace folder ${folder}`);
  return vscode.Uri.joinPath(root.uri, path);
}

/** Shows a file in the editor. */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Closes every editor, whatever is in it. */
export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** What is found in a document, as “word: rule”. */
export function found(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'Distinguo')
    .map(({ range, code }) => `${document.getText(range)}: ${typeof code === 'object' ? code.value : code}`);
}

/** Waits until exactly this is found in a document. */
export async function finds(document: vscode.TextDocument, ...expected: string[]): Promise<void> {
  let last: string[] = [];
  try {
    await until(() => {
      last = found(document);
      return JSON.stringify(last) === JSON.stringify(expected);
    }, '');
  } catch {
    const text = JSON.stringify(document.getText().slice(0, 200));
    throw new Error(`expected ${JSON.stringify(expected)} to be found, got ${JSON.stringify(last)} in ${text}`);
  }
}

/** Replaces the whole text, as typing would. */
export async function type(editor: vscode.TextEditor, text: string): Promise<void> {
  const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
  holds(await editor.edit((edit) => edit.replace(whole, text)), 'the edit was refused');
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not done after ${milliseconds} ms`)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
