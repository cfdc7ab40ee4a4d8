import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { cli, Workspace, wrong } from './distinguo.js';

const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
const two = `${wrong}\nAn enduser waits.\n`;

/** A conversation in a terminal: each text is typed when the program has asked once more. */
function talk(
  workspace: Workspace,
  typed: readonly string[],
  then: (child: ChildProcess) => void = () => {},
  options = '',
): Promise<{ code: number | null; shown: string }> {
  return new Promise((resolve) => {
    const command = `'${process.execPath}' '${cli}' --review --rule term-variant ${options}`;
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      cwd: workspace.folder,
      env: { ...process.env, NO_COLOR: '1', TERM: 'xterm' },
    });
    let shown = '';
    let answered = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      shown += chunk;
      const asked = shown.split(/\[\?\] help: |because: |”: /).length - 1;
      while (answered < asked && answered <= typed.length) {
        const text = typed[answered++];
        if (text === undefined) then(child);
        else child.stdin.write(text);
      }
    });
    child.on('close', (code) => resolve({ code, shown }));
  });
}

describe.skipIf(!hasTerminal)('--review', () => {
  it('asks about each finding, and does as it is told', async () => {
    const workspace = new Workspace({ 'a.md': `${two}\nThe enduser leaves.\n\nEndusers.\n` });
    const { code, shown } = await talk(workspace, ['a', 'r', 'i', 'the law says so\r', 'e', 'Guests\r']);
    expect(workspace.read('a.md')).toBe(
      'Each end user has a badge.\n\nAn enduser waits.\n\n' +
        '<!-- distinguo-disable-next-line term-variant -- the law says so -->\nThe enduser leaves.\n\nGuests.\n',
    );
    expect(shown).toContain('2 rewritten, 1 ignored, 1 rejected.');
    expect(shown).toContain('→ “enduser” → “end user”');
    expect(code).toBe(1);
  });

  it('ignores in the form of the document, where readers do not see it', async () => {
    const workspace = new Workspace({
      'a.mdx': 'An enduser waits.\n',
      'b.feature': 'Feature: Lift\n  Scenario: Up\n    Given an enduser waits\n',
      'c.html': '<p>An enduser waits.</p>\n',
      'd.md': '| An enduser | x |\n|---|---|\n',
    });
    await talk(workspace, ['i', 'because\r', 'i', 'because\r', 'i', 'because\r', 'i', 'be-->cause\r']);
    expect(workspace.read('a.mdx')).toBe(
      '{/* distinguo-disable-next-line term-variant -- because */}\nAn enduser waits.\n',
    );
    expect(workspace.read('b.feature')).toContain(
      '    # distinguo-disable-next-line term-variant -- because\n    Given an enduser',
    );
    expect(workspace.read('c.html')).toBe(
      '<!-- distinguo-disable-next-line term-variant -- because -->\n<p>An enduser waits.</p>\n',
    );
    expect(workspace.read('d.md')).toBe(
      '| An enduser <!-- distinguo-disable-line term-variant -- be–›cause --> | x |\n|---|---|\n',
    );
    expect((await workspace.run(['--rule', 'term-variant'])).code).toBe(0);
  });

  it('does not write over what somebody else has written meanwhile', async () => {
    const workspace = new Workspace({ 'a.md': two });
    const theirs = `${two}\nMore.\n`;
    const { code, shown } = await talk(workspace, [], (child) => {
      workspace.write('a.md', theirs);
      child.stdin?.write('a');
    });
    expect(shown).toContain('a.md was changed by somebody else in the meantime and was left alone.');
    expect(workspace.read('a.md')).toBe(theirs);
    expect(code).toBe(2);
  });

  it('says what each key does, and rewrites nothing by Enter', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const { shown } = await talk(workspace, ['\r', '?', 'q']);
    expect(shown).toContain('[a] write “end user”  [r]eject  [i]gnore  [e]dit  [q]uit  [?] help:');
    expect(shown).toContain('reject: leave the words as they are, and say nothing of it in the document');
    expect(shown).toContain('Enter does nothing.');
    expect(workspace.read('a.md')).toBe(wrong);
  });

  it('ignores in front matter by a comment of YAML, and where none can stand not at all', async () => {
    const folded = '---\ndescription: >\n  Nobody waits.\n  An enduser waits.\n---\n\nHello.\n';
    const workspace = new Workspace({
      'a.md': '---\ntitle: An enduser waits\nlayout: page\n---\n\nHello.\n',
      'b.mdx': folded,
    });
    const { shown } = await talk(workspace, ['i', 'it is: right\r', 'i', 'q']);
    expect(workspace.read('a.md')).toBe(
      '---\n# distinguo-disable-next-line term-variant -- it is: right\ntitle: An enduser waits\nlayout: page\n---\n\nHello.\n',
    );
    expect(workspace.read('b.mdx')).toBe(folded);
    expect(shown).toContain('No comment can stand here');
    expect((await workspace.run(['a.md', '--rule', 'term-variant'])).code).toBe(0);
  });

  it('ignores where a line is broken, and beside a picture', async () => {
    const workspace = new Workspace({
      'a.md': 'It is so:\\\nAn enduser waits.  \nThen nobody.\n',
      'b.md': 'See: ![An enduser waits](a.png)\n',
    });
    await talk(workspace, ['i', 'because\r', 'i', 'because\r']);
    expect(workspace.read('a.md')).toBe(
      'It is so:\\\nAn enduser waits. <!-- distinguo-disable-line term-variant -- because -->  \nThen nobody.\n',
    );
    expect(workspace.read('b.md')).toBe(
      'See: ![An enduser waits](a.png) <!-- distinguo-disable-line term-variant -- because -->\n',
    );
  });

  it('says that plain text has no place for a reason', async () => {
    const workspace = new Workspace({ 'a.txt': wrong });
    const { shown } = await talk(workspace, ['i', 'q']);
    expect(shown).toContain(
      'No comment can stand here: write an exception for “end user” in a.txt into distinguo.yml.',
    );
    expect(shown).not.toContain('It is right because');
    expect(workspace.read('a.txt')).toBe(wrong);
  });

  it('says that a reason was thrown away with which no comment can stand', async () => {
    const text = '| An enduser | b |\n|---|---|\n';
    const workspace = new Workspace({ 'a.md': text });
    const { shown } = await talk(workspace, ['i', 'this | that\r', 'q']);
    expect(shown).toContain('It is right because');
    expect(shown).toContain('No comment can stand here: write an exception for “end user” in a.md into distinguo.yml.');
    expect(shown).toContain('0 rewritten, 0 ignored, 0 rejected.');
    expect(workspace.read('a.md')).toBe(text);
  });

  it.each(['q', '\u0003', '\u0004'])('keeps what was decided when it is left by %j', async (key) => {
    const workspace = new Workspace({ 'a.md': two, 'b.md': wrong });
    const { shown } = await talk(workspace, ['a', key]);
    expect(workspace.read('a.md')).toBe(two.replace('enduser', 'end user'));
    expect(workspace.read('b.md')).toBe(wrong);
    expect(shown).toContain('1 rewritten, 0 ignored, 0 rejected.');
  });

  it('keeps what was decided when it is left in the middle of a reason, or killed', async () => {
    const workspace = new Workspace({ 'a.md': two });
    await talk(workspace, ['a', 'i', 'half a rea\u0003']);
    expect(workspace.read('a.md')).toBe(two.replace('enduser', 'end user'));
    workspace.write('a.md', two);
    await talk(workspace, ['a'], (child) => child.kill('SIGKILL'));
    expect(workspace.read('a.md')).toBe(two.replace('enduser', 'end user'));
  });

  it('rewrites an actor in all places of one decision', async () => {
    const story = (who: string) =>
      `As a customer, I want to browse the bouquets, so that I can find one for Saturday.\n\n- The ${who} can filter bouquets by colour.\n- The ${who} can add a bouquet to the cart.\n- The ${who} sees the price with delivery.\n`;
    const workspace = new Workspace({ 'a.md': `${story('user')}\nAn enduser waits.\n` });
    const { shown } = await talk(workspace, ['a', 'a'], undefined, '--rule mixed-terms');
    expect(workspace.read('a.md')).toBe(`${story('customer')}\nAn end user waits.\n`);
    expect(shown).toContain('2 rewritten, 0 ignored, 0 rejected.');
  });

  it('takes the links of the document along with a heading', async () => {
    const workspace = new Workspace({
      'a.md': '[Up](#the-enduser) [x](#the-enduser)\n\n# The enduser\n\nAn enduser waits.\n',
    });
    await talk(workspace, ['a', 'r']);
    expect(workspace.read('a.md')).toBe(
      '[Up](#the-end-user) [x](#the-end-user)\n\n# The end user\n\nAn enduser waits.\n',
    );
  });

  it('writes own words as they must stand in their document, and none that would change more there', async () => {
    const cases: readonly (readonly [string, string, string, string | undefined])[] = [
      ['a.md', '| An enduser | b |\n|---|---|\n', 'x | y', undefined],
      ['a.md', 'An enduser waits.\n', 'a *quick* guest', 'An a *quick* guest waits.\n'],
      ['a.html', '<p title="An enduser">Text</p>\n', 'x" class="y', undefined],
      ['locales/en.json', '{"a": "An enduser waits."}\n', 'the "guest"', '{"a": "An the \\"guest\\" waits."}\n'],
      ['locales/en.po', 'msgid "a"\nmsgstr "An enduser"\n', 'the "guest"', 'msgid "a"\nmsgstr "An the \\"guest\\""\n'],
      ['locales/en.yml', 'a: An enduser waits\n', 'x: y', undefined],
      ['locales/en.yml', 'a: An enduser waits\n', 'guest', 'a: An guest waits\n'],
      [
        'res/values/strings.xml',
        '<resources>\n  <string name="a">An enduser</string>\n</resources>\n',
        "x & y's",
        '<resources>\n  <string name="a">An x &amp; y\\\'s</string>\n</resources>\n',
      ],
      ['stories.csv', 'Title,Points\nAn enduser waits,3\n', 'x, y', undefined],
      ['stories.csv', 'Title,Points\n"An enduser waits",3\n', 'x, "y"', 'Title,Points\n"An x, ""y"" waits",3\n'],
      ['a.md', '---\ntitle: An enduser\n---\n', 'x: y', undefined],
      ['a.md', '---\ndescription: An enduser\n---\n', 'x #y', undefined],
    ];
    const named = cases.map(([name, ...rest], at) => [`${String(at).padStart(2, '0')}/${name}`, ...rest] as const);
    const workspace = new Workspace(Object.fromEntries(named));
    const typed = named.flatMap(([, , words, after]) => ['e', `${words}\r`, ...(after === undefined ? ['r'] : [])]);
    const { shown } = await talk(workspace, typed);
    for (const [name, text, words, after] of named) expect(workspace.read(name), words).toBe(after ?? text);
    const refused = named.filter(([, , , after]) => after === undefined);
    expect(shown.split('These words would change more than the text here')).toHaveLength(refused.length + 1);
    expect(shown).toContain(`${named.length - refused.length} rewritten, 0 ignored, ${refused.length} rejected.`);
  });

  it('lets a line be corrected, and given up', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await talk(workspace, ['e', 'gusst\u007f\u007f\u007fest\r']);
    expect(workspace.read('a.md')).toBe('Each guest has a badge.\n');
    workspace.write('a.md', wrong);
    await talk(workspace, ['e', 'x\u001b', 'q']);
    expect(workspace.read('a.md')).toBe(wrong);
  });
});

describe('--review without a terminal', () => {
  it('is refused', async () => {
    expect(await new Workspace({ 'a.md': wrong }).run(['--review'])).toMatchObject({
      code: 2,
      stderr: 'distinguo: --review talks with you and needs a terminal.\n',
    });
  });
});
