import * as vscode from 'vscode';

/** A page of Markdown that is in no file: shown in the preview of the editor, which runs no scripts of it. */
export class MarkdownPage implements vscode.Disposable {
  readonly #uri: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;
  #content = '';

  /**
   * @param scheme of this page alone
   * @param name shown on its tab
   */
  constructor(scheme: string, name: string) {
    this.#uri = vscode.Uri.from({ scheme, path: `/${name}.md` });
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#content,
    });
  }

  /** Shows the page beside the active editor. */
  async show(markdown: string): Promise<void> {
    this.#content = markdown;
    this.#changed.fire(this.#uri);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', this.#uri);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#provider.dispose();
  }
}
