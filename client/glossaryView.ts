import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { State } from 'vscode-languageclient';
import type { Explanation, GlossaryGroup, GlossaryOverview, GlossaryTerm } from '../server/protocol.js';
import { MarkdownPage } from './page.js';

const GLOSSARY = 'distinguo/glossary';
const GLOSSARY_PAGE = 'distinguo/glossaryPage';
const GLOSSARY_CHANGED = 'distinguo/glossaryChanged';

/** More in one group nobody scrolls through: a filter finds the others. */
const MOST = 500;

/** What a row of the tree stands for. */
type Node =
  | { readonly kind: 'glossary'; readonly glossary: GlossaryOverview }
  | { readonly kind: 'group'; readonly group: GlossaryGroup }
  | { readonly kind: 'term'; readonly term: GlossaryTerm }
  | { readonly kind: 'word'; readonly word: GlossaryTerm['words'][number] }
  | { readonly kind: 'more'; readonly count: number };

/** Shows the glossaries of the workspace as a tree by role, and as a page. */
export function registerGlossaryView(client: BaseLanguageClient): vscode.Disposable[] {
  const tree = new GlossaryTree(client);
  const view = vscode.window.createTreeView('distinguo.glossary', { treeDataProvider: tree, showCollapseAll: true });
  const page = new MarkdownPage('distinguo-glossary', vscode.l10n.t('Glossary'));
  tree.onDidLoad(() => {
    view.description = tree.counted;
    view.message = tree.filter === '' ? '' : vscode.l10n.t('Words with “{0}”', tree.filter);
  });
  const setFilter = (filter: string) => {
    tree.setFilter(filter);
    void vscode.commands.executeCommand('setContext', 'distinguo.glossaryFiltered', filter !== '');
  };
  return [
    tree,
    view,
    page,
    client.onNotification(GLOSSARY_CHANGED, () => tree.reload()),
    client.onDidChangeState(({ newState }) => (newState === State.Running ? tree.reload() : undefined)),
    vscode.commands.registerCommand('distinguo.filterGlossary', async (given?: unknown) => {
      const filter = typeof given === 'string' ? given : await askForFilter(tree.filter);
      if (filter !== undefined) setFilter(filter);
    }),
    vscode.commands.registerCommand('distinguo.clearGlossaryFilter', () => setFilter('')),
    vscode.commands.registerCommand('distinguo.showGlossary', async () => {
      const answer = await client.sendRequest<Explanation | null>(GLOSSARY_PAGE, {});
      if (answer) await page.show(answer.markdown);
    }),
  ];
}

const askForFilter = (value: string) =>
  vscode.window.showInputBox({
    value,
    title: vscode.l10n.t('Filter the glossary'),
    prompt: vscode.l10n.t('Letters of a word or of its definition; nothing shows all.'),
  });

class GlossaryTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #loaded = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly onDidLoad = this.#loaded.event;
  #glossaries: Promise<readonly GlossaryOverview[]> | undefined;
  #filter = '';
  #count = 0;

  constructor(readonly client: BaseLanguageClient) {}

  get filter(): string {
    return this.#filter;
  }

  /** How many terms are shown, in words. */
  get counted(): string {
    return this.#count === 1 ? vscode.l10n.t('1 term') : vscode.l10n.t('{0} terms', this.#count);
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim();
    this.#changed.fire(undefined);
  }

  /** The glossary may be different now: it is asked for when somebody looks. */
  reload(): void {
    this.#glossaries = undefined;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return this.#roots();
    if (node.kind === 'glossary') return node.glossary.groups.map((group) => ({ kind: 'group', group }));
    if (node.kind === 'group') {
      const { terms } = node.group;
      const shown: Node[] = terms.slice(0, MOST).map((term) => ({ kind: 'term', term }));
      return terms.length > MOST ? [...shown, { kind: 'more', count: terms.length - MOST }] : shown;
    }
    return node.kind === 'term' ? node.term.words.map((word) => ({ kind: 'word', word })) : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'glossary':
        return glossaryItem(node.glossary);
      case 'group':
        return groupItem(node.group, this.#filter !== '');
      case 'term':
        return termItem(node.term);
      case 'word':
        return wordItem(node.word);
      case 'more':
        return new vscode.TreeItem(vscode.l10n.t('{0} more: filter the glossary to see them', node.count));
    }
  }

  dispose(): void {
    this.#changed.dispose();
    this.#loaded.dispose();
  }

  async #roots(): Promise<Node[]> {
    if (!this.client.isRunning()) return [];
    this.#glossaries ??= this.client.sendRequest<GlossaryOverview[]>(GLOSSARY, {});
    const all = (await this.#glossaries).map((glossary) => filtered(glossary, this.#filter));
    this.#count = all.reduce((sum, { groups }) => sum + groups.reduce((each, { terms }) => each + terms.length, 0), 0);
    this.#loaded.fire();
    const [only, ...more] = all.filter(({ groups }) => groups.length > 0);
    if (only === undefined) return [];
    if (more.length === 0) return only.groups.map((group) => ({ kind: 'group', group }));
    return [only, ...more].map((glossary) => ({ kind: 'glossary', glossary }));
  }
}

/** Of a glossary, the terms that have the letters of a filter in them, in their words, or in their definition. */
function filtered(glossary: GlossaryOverview, filter: string): GlossaryOverview {
  if (filter === '') return glossary;
  const wanted = filter.toLowerCase();
  const has = ({ term, definition = '', words, use = '' }: GlossaryTerm) =>
    [term, definition, use, ...words.map(({ word }) => word)].some((text) => text.toLowerCase().includes(wanted));
  const groups = glossary.groups.map((group) => ({ ...group, terms: group.terms.filter(has) }));
  return { ...glossary, groups: groups.filter(({ terms }) => terms.length > 0) };
}

function glossaryItem({ name, configuration }: GlossaryOverview): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = new vscode.ThemeIcon('book');
  if (configuration !== undefined) item.resourceUri = vscode.Uri.parse(configuration);
  return item;
}

function groupItem({ name, terms }: GlossaryGroup, isFiltered: boolean): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(name, isFiltered || terms.length <= 20 ? Expanded : Collapsed);
  item.description = String(terms.length);
  return item;
}

function termItem({ term, definition, status, use, words, source, location }: GlossaryTerm): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(term, words.length > 0 ? Collapsed : None);
  item.description = [status, use === undefined ? definition : `→ ${use}`].filter(Boolean).join(' · ');
  item.tooltip = [term, definition, source].filter(Boolean).join('\n\n');
  item.iconPath = new vscode.ThemeIcon(
    location === undefined ? 'library' : use === undefined ? 'symbol-key' : 'arrow-swap',
  );
  if (location !== undefined) item.command = opening(location);
  return item;
}

function wordItem({ word, location }: GlossaryTerm['words'][number]): vscode.TreeItem {
  const item = new vscode.TreeItem(word);
  item.iconPath = new vscode.ThemeIcon('circle-slash');
  item.command = opening(location);
  return item;
}

/** Opens the place of an entry. */
function opening({ uri, range: { start, end } }: NonNullable<GlossaryTerm['location']>): vscode.Command {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Open the entry'),
    arguments: [vscode.Uri.parse(uri), { selection }],
  };
}
