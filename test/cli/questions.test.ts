import { describe, expect, it } from 'vitest';
import { answered, asked, stories } from './asked.js';
import { Workspace } from './distinguo.js';

describe('distinguo questions', () => {
  it('asks of two words of a document whether they are one party, quoting what the document says', async () => {
    const questions = await asked(new Workspace({ 'stories.md': stories }));
    expect(questions).toMatchObject([
      {
        document: 'stories.md',
        words: ['customer', 'user'],
        ask: 'Are *customer* and *user* the same party here?',
      },
    ]);
    const [question] = questions;
    const quoted = question?.passages.map(({ line, text }) => `${line}: ${text}`);
    expect(quoted).toContain('7: The **user** pays for the lamp.');
    expect(quoted).toContain('3: The **customer** opens the page of a lamp and picks a shade.');
    expect(question?.answers.map(({ answer }) => answer)).toEqual([
      'write customer',
      'write user',
      'both',
      'two',
      'covers',
      'unknown',
    ]);
  });

  it('asks no more than so many questions a document, the likeliest first', async () => {
    const many = `${stories}- The guest adds a lamp to the cart.\n- The member pays for a lamp.\n- The buyer picks a lamp.\n`;
    const workspace = new Workspace({ 'many.md': many });
    expect(await asked(workspace)).toHaveLength(3);
    expect(await asked(workspace, '--most', '1')).toMatchObject([{ words: ['customer', 'user'] }]);
    expect((await asked(workspace, '--most', '40')).length).toBeGreaterThan(5);
  });

  it('asks nothing where there is nothing to be asked', async () => {
    const workspace = new Workspace({ 'a.md': 'The customer waits.\n', 'empty.md': '' });
    expect(await asked(workspace)).toEqual([]);
    expect((await workspace.run(['questions'])).stderr).toContain('nothing is to be asked');
  });

  it('never needs more than 600 words for a question, whatever the document holds', async () => {
    const long = 'very '.repeat(300);
    const lines = Array.from(
      { length: 200 },
      (_, at) =>
        `## Part ${at}: the ${long}\n\nThe ${at % 2 ? 'user' : 'customer'} adds a ${long} lamp to the cart, and the customer pays.\n`,
    );
    const { stdout } = await new Workspace({ 'long.md': `# ${long}\n\n${lines.join('\n')}` }).run(['questions']);
    for (const question of stdout.split('### ').slice(1)) expect(question.match(/\S+/g)?.length).toBeLessThan(600);
  });

  it('quotes a document so that nothing of it is taken for an answer, or for markup', async () => {
    const workspace = new Workspace({
      'a.md': `${stories}\n- The user writes <b>- [x] two: and</b> \`code\`, *so* the customer sees it.\n`,
    });
    const { stdout } = await workspace.run(['questions']);
    expect(stdout).toContain(
      '> line 10, Lamp shop: The **user** writes - \\[x\\] two: and \\`code\\`, so the **customer** sees it.',
    );
    workspace.write('page.md', stdout);
    expect((await workspace.run(['decide', 'page.md'])).stdout).toBe('Nothing to write. 1 question left open.\n');
  });

  it('writes its page to a file, which no run takes for a document', async () => {
    const workspace = new Workspace({ 'stories.md': stories });
    await workspace.run(['questions', '--format', 'markdown=questions.md']);
    expect(workspace.read('questions.md')).toContain('distinguo decide questions.md');
    expect((await workspace.report()).files.map(({ path }) => path)).toEqual(['stories.md']);
    const again = await workspace.run(['questions', '--format', 'markdown=stories.md']);
    expect([again.code, workspace.read('stories.md')]).toEqual([2, stories]);
  });

  it.each([
    ['markdown', (page: string) => page.replace('- [ ] two:', '- [x] two:')],
    ['markdown', (page: string) => page.replace('Reason:', 'Reason: One till.')],
    ['json', (page: string) => page.replace('"answer":null', '"answer":"two"')],
    ['json', (page: string) => `${page},`],
  ])(
    'asks anew over a file with questions, but not over one that somebody has begun to answer (%s)',
    async (form, answered) => {
      // Of two questions the first is answered.
      const workspace = new Workspace({ 'more.md': stories, 'stories.md': stories });
      const ask = () => workspace.run(['questions', '--format', `${form}=asked`]);
      expect((await ask()).code).toBe(0);
      expect((await ask()).code).toBe(0);
      const page = answered(workspace.read('asked'));
      workspace.write('asked', page);
      const { code, stderr } = await ask();
      expect([code, workspace.read('asked')]).toEqual([2, page]);
      expect(stderr).toContain('what that holds would be lost');
    },
  );

  it('refuses what it cannot do', async () => {
    const workspace = new Workspace({ 'stories.md': stories });
    for (const args of [['--most', '0'], ['--most'], ['--format', 'sarif'], ['--fix'], ['nowhere.md'], ['--nonsense']])
      expect([args, (await workspace.run(['questions', ...args])).code]).toEqual([args, 2]);
  });
});

/** One word for somebody who does two things. */
const club = `# Lamp club

The user opens the page and picks a shade.

- The user clicks **Order** and enters an address.
- The user pays the invoice at the end of the month.
- The user signs a contract for a year.
- A user selects another lamp.
`;

describe('a question about one word', () => {
  it('asks who that is where its sentences give it two roles, and says what they tell', async () => {
    const workspace = new Workspace({ 'club.md': club });
    const [question, ...others] = await asked(workspace);
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      words: ['user'],
      ask: 'Who is *user* here?',
      told: ['who operates the product, in 4 sentences', 'who buys and pays, in 3 sentences'],
    });
    expect(question?.passages.map(({ line }) => line)).toEqual([3, 5, 6, 7, 8]);
    expect((await workspace.run(['questions'])).stdout).toContain('- [ ] buys and operates: one person who does both');
  });

  it.each([
    ['keeps to its role', club.replace(/- The user (?:pays|signs).*\n/g, '')],
    ['is explained by the document', `${club}\n## Glossary\n\n**User**: the person who has joined the club.\n`],
    ['is set equal to another', `${club}\nThe user (customer) has a number.\n`],
  ])('is not asked where the word %s', async (_, text) => {
    const questions = await asked(new Workspace({ 'club.md': text }));
    expect(questions.filter(({ words }) => words.length === 1)).toEqual([]);
  });

  it('is decided for its document, and no sentence is told of for that role any more', async () => {
    const workspace = new Workspace({ 'club.md': club, 'other.md': club });
    const found = async (): Promise<string> => (await workspace.run(['--format', 'compact'])).stdout;
    expect(await found()).toContain('club.md:6:7: information: “user” is who buys and pays here');
    const answers = await answered(workspace, { 'club.md': 'buys and operates' });
    workspace.write('answers.json', answers);
    expect((await workspace.run(['decide', 'answers.json'])).code).toBe(0);
    expect(workspace.read('distinguo.yml')).toBe(
      'decisions:\n  - word: user\n    roles: [buyer, operator]\n    files: [./club.md]\n',
    );
    expect(await found()).not.toContain('club.md:6:7');
    expect(await found()).toContain('other.md:6:7');
    expect((await asked(workspace)).map(({ document }) => document)).toEqual(['other.md']);
    workspace.write('answers.json', answers.replace('"buys and operates"', '"operates"'));
    const contrary = await workspace.run(['decide', 'answers.json']);
    expect([contrary.code, contrary.stderr]).toEqual([
      2,
      expect.stringContaining('distinguo.yml:2 has decided otherwise about “user”: change it there, or take it out.'),
    ]);
  });

  it('has no answers but its own', async () => {
    const workspace = new Workspace({ 'club.md': club });
    workspace.write('answers.json', await answered(workspace, { 'club.md': 'two' }));
    const { code, stderr } = await workspace.run(['decide', 'answers.json']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('“two” is no answer here. Answers: “buys”, “operates”, “buys and operates”'),
    ]);
  });

  it('can be answered by hand, in the configuration', async () => {
    const problem = async (decision: string): Promise<string> => {
      const workspace = new Workspace({ 'distinguo.yml': `decisions:\n  - ${decision}\n`, 'club.md': club });
      return (await workspace.run([])).stderr;
    };
    expect(await problem('{ word: user, roles: [buyer, operator] }')).toBe('');
    expect(await problem('{ word: user }')).toContain('2:5: Say whom “user” names: roles: [buyer,');
    expect(await problem('{ word: user, roles: buyer, words: [user, guest] }')).toContain('make two of this');
    expect(await problem('{ words: [user, guest], are: two actors, roles: buyer }')).toContain('leave “roles” out');
    expect(await problem('{ words: [user, guest] }')).toContain('2:5: Say how the two stand to each other');
  });

  it('about two words is not asked where the document defines both, or sets them equal', async () => {
    const defined = `${stories}\n## Glossary\n\n**Customer**: who buys a lamp.\n\n**User**: who opens the page.\n`;
    const equal = `${stories}\nA user (customer) has a number.\n`;
    for (const text of [defined, equal]) expect(await asked(new Workspace({ 'a.md': text }))).toEqual([]);
  });
});
