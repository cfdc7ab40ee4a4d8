/** What language models in the editor can ask of us, and what we ask of them: only what a person sends. */
import * as vscode from 'vscode';
import { closeEditors, file, holds, same, show, test, until, write } from './harness.js';

const STORIES = `# Flower box: stories

## Customer picks a bouquet

As a customer, I want to see what is fresh, so that I can choose for Saturday.

- The user sees the bouquets of the week.
- The user filters bouquets by colour.
- The user adds a bouquet to the box.
`;

/** What the types of the oldest editor do not know. */
interface Newer {
  readonly tools?: readonly { readonly name: string }[];
  invokeTool?(name: string, options: object): Thenable<{ readonly content: readonly { readonly value: string }[] }>;
  registerLanguageModelChatProvider?(vendor: string, provider: object): vscode.Disposable;
}

const lm = (vscode.lm ?? {}) as unknown as Newer;
const run = vscode.commands.executeCommand;

/** A model that says what it is told to say, and remembers what it was asked. */
function oracle(says: string) {
  const asked: string[] = [];
  const model = {
    id: 'oracle',
    name: 'Oracle',
    family: 'oracle',
    version: '1',
    maxInputTokens: 9000,
    maxOutputTokens: 900,
    capabilities: {},
  };
  const provider = {
    provideLanguageModelChatInformation: () => [model],
    provideTokenCount: () => 1,
    provideLanguageModelChatResponse: async (
      _: unknown,
      messages: readonly { readonly content: readonly { readonly value?: string }[] }[],
      __: unknown,
      progress: vscode.Progress<unknown>,
    ) => {
      asked.push(messages.flatMap(({ content }) => content.map(({ value = '' }) => value)).join('\n'));
      const Part = (vscode as unknown as { LanguageModelTextPart: new (text: string) => object }).LanguageModelTextPart;
      progress.report(new Part(says));
    },
  };
  return { asked, registration: lm.registerLanguageModelChatProvider?.('distinguo-test', provider) };
}

/** Takes the first choice of a list as soon as there is one, again and again until something is there. */
const accept = <T>(look: () => T | undefined | false, what: string) =>
  until(async () => {
    await run('workbench.action.acceptSelectedQuickOpenItem');
    return look();
  }, what);

const configurationShown = () =>
  vscode.window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith('/asked/distinguo.yml'))?.document;

export const languageModels = [
  test('a document is reviewed, and its cast read, by the tools for language models, where the editor has such', async () => {
    // 1.93 has a part of the interface, and no tools in it.
    if (!('LanguageModelToolResult' in vscode)) return same(lm.tools?.length ?? 0, 0);
    same(
      lm.tools
        ?.map(({ name }) => name)
        .filter((name) => name.startsWith('distinguo'))
        .sort(),
      ['distinguo_cast', 'distinguo_review'],
    );
    const use = async (name: string, input: object) => {
      const result = await lm.invokeTool?.(name, { input, toolInvocationToken: undefined });
      return result?.content.map(({ value }) => value).join('') ?? '';
    };
    const { findings } = JSON.parse(await use('distinguo_review', { path: 'guide.md' }));
    same([findings[0].text, findings[0].fix.with], ['customer', 'user']);
    holds((await use('distinguo_cast', { path: 'guide.md' })).includes('"word":"customer"'), 'there is no cast');
    let refusal = '';
    await use('distinguo_review', { path: '/etc/hostname.md' }).catch((error: Error) => {
      refusal = error.message;
    });
    holds(refusal.includes('does not lie in the workspace'), `it was read, or: ${refusal}`);
  }),
  test('an open question is sent to a language model by hand alone, and its opinion is kept if the person says so', async () => {
    const { asked, registration } = oracle(
      '```json\n{"answer": "two", "reason": "One orders, the other clicks."}\n```',
    );
    if (registration === undefined) return same(lm.registerLanguageModelChatProvider, undefined);
    await write(file('asked/distinguo.yml'), 'rules: {}\n');
    await write(file('asked/a.md'), STORIES);
    try {
      const { document } = await show(file('asked/a.md'));
      await until(async () => (await vscode.lm.selectChatModels({ vendor: 'distinguo-test' })).length > 0, 'the model');
      same(asked, []);
      const done = run('distinguo.askLanguageModel', document.uri.toString(), 'user');
      await accept(() => asked.length > 0, 'the question is sent');
      holds(asked[0]?.includes('Are “customer” and “user” the same party in this document?'), asked[0] ?? '');
      holds(asked[0]?.includes('The user sees the bouquets of the week.'), asked[0] ?? '');
      const configuration = await accept(configurationShown, 'the decision is shown');
      await done;
      holds(configuration.getText().includes('are: two actors'), configuration.getText());
      holds(configuration.getText().includes('One orders, the other clicks. (Oracle)'), configuration.getText());
      same(asked.length, 1);
      await configuration.save();
    } finally {
      registration.dispose();
      await closeEditors();
      await vscode.workspace.fs.delete(file('asked'), { recursive: true });
    }
  }),
];
