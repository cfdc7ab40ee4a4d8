import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { formats } from '../../engine/formats/formats.generated.js';
import { ignoreHere, ignoreInFile, type LanguageId, languageByEnding, withInsertion } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { blocks, seen } from '../prose/reading.js';
import { structureOfCode, wordsIn, wordsInComments } from '../support/code.js';
import { fixed, textsOf } from './texts.js';

// Of JSX the text is read, and not its comments.
const coded = Object.values(formats).filter(({ id, optIn }) => optIn && id !== 'jsx');
const examples = fs.readdirSync('examples/code').map((name) => ({ name, languageId: languageByEnding(name) }));

/** What looks like a comment and is none, and the other way round. */
const TRICKS: Readonly<Record<string, string>> = {
  typescript: [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template is what is tested
    'const a = /"\\/*[/"]/.test(`/* user ${`// user ${1}` /* one */} \\` // user`); // two',
    'const b = 4 / 2; /* three */',
    'const c = "a\\"// user"; // it\'s four',
    "if (a) return /'/g; // five",
    "let d: string /* six */ = '';",
    "const e = c.replace(/>/g, '&gt;').replace(/=/g, '\"'); // seven",
    'e /= 2; // eight',
  ].join('\n'),
  python: [
    '"""One."""',
    'x = """# user"""',
    "y = '# user'  # two",
    'class A:',
    "    '''Three \"quoted\".'''",
    '    def f(self, a=[',
    '            "user",',
    '    ]):',
    '        r"""Four \\""" is not its end."""',
    '        return {"a":',
    '                "user"}  # five',
    'def g():  # six, \\',
    '    """Seven."""',
    'z = \\',
    '"""user"""',
    '',
  ].join('\n'),
  java: [
    "class A { char a = '\"'; /* one */ char b = '\\''; // two",
    '  String c = """',
    '    // user " /* user',
    '    """; /** three */',
    '}',
  ].join('\n'),
  kotlin: [
    'val a = """// user \\"""',
    '/* one /* two */ three */',
    'val b = "\\" // user" // four',
    "val c = '\"' /* five */",
  ].join('\n'),
  go: [
    'package a // one',
    'var b = `// user \\` /* two */',
    "var c = '\"' // three",
    'var d = "// user \\"" // four',
  ].join('\n'),
  rust: [
    "fn a<'a>(b: &'a str) -> char { /* one /* two */ three */ '\"' } // four",
    'const C: &str = r#"// user " "#; // five',
    'const D: &str = "user',
    '// user \\""; // six',
    "const E: u8 = b'\\''; // seven",
  ].join('\n'),
  cpp: [
    "int a = 1'000'000; // one",
    'auto b = R"x(// user )" )x"; /* two */',
    "char c = '\"', d = '\\''; // three",
    'const char *e = "// user \\" /*"; // four',
  ].join('\n'),
  csharp: [
    'var a = @"C:\\"; // one',
    "var c = '\"'; // three",
    'var d = "\\"// user"; // four',
    'var e = @"// ""user"" // user"; /* five */',
  ].join('\n'),
  php: [
    '<p>// user # user</p>',
    '<?php // one ?> // user',
    '<?php',
    '$a = "# user \\" // user"; # two',
    '$b = <<<TEXT',
    '  // user "',
    '  TEXT; /* three */',
    "$c = '\\' // user'; // four",
  ].join('\n'),
  ruby: [
    '=begin',
    'one',
    '=end',
    'a = "# user #{b}" # two',
    'c = %q(# user (# user)) # three',
    'd = a =~ /[#\\/"]/ # four',
    "e = a.gsub(/=#user/, '') # five",
    'f = <<~TEXT',
    '  user "',
    'TEXT',
    'g = ?# # seven',
    'h = g.find(&:a)',
    '  /# user/.match?(h) # eight',
  ].join('\n'),
};

describe.each(coded)('$name', ({ id, comments }) => {
  const name = examples.find(({ languageId }) => languageId === id)?.name ?? '';
  const source = fs.readFileSync(`examples/code/${name}`, 'utf8');
  const again = (text: string) => review({ text, languageId: id }, recommendedSettings);
  const before = again(source);

  it('are found where an editor finds them', () => {
    const tricky = TRICKS[id] ?? '';
    const expected = wordsInComments(tricky, id).filter((word) => id !== 'ruby' || !/^(?:begin|end)$/.test(word));
    expect(expected.length).toBeGreaterThan(2);
    for (const text of [tricky, tricky.replaceAll('\n', '\r\n')])
      expect(wordsIn(textsOf(text, id).join(' '))).toEqual(expected);
  });

  it(`are rewritten in ${name}, and nothing else is, however its lines end`, () => {
    expect(before.findings.length).toBeGreaterThan(0);
    const after = fixed(source, id);
    expect(structureOfCode(after, id)).toEqual(structureOfCode(source, id));
    const layout = (text: string) => text.split('\n').map((line) => /^\W*/.exec(line)?.[0]);
    expect(layout(after)).toEqual(layout(source));
    expect(fixed(after, id)).toBe(after);
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(fixed(windows(source), id)).toBe(windows(after));
  });

  it('are silenced where they stand, and in the whole file', () => {
    const reviewable = { document: { text: source, languageId: id }, review: before, again };
    const here = before.findings.flatMap((finding) => ignoreHere(reviewable, finding) ?? []);
    const everywhere = before.findings.flatMap((finding) => ignoreInFile(reviewable, finding) ?? []);
    expect(everywhere).toHaveLength(before.findings.length);
    for (const insertion of [...here, ...everywhere]) {
      const after = again(withInsertion(source, insertion));
      expect(after.findings.length).toBeLessThan(before.findings.length);
      expect(after.problems).toEqual([]);
    }
    const unused = { offset: comments?.contentStart(source) ?? 0, text: `${comments?.open} distinguo-disable-line\n` };
    expect(again(withInsertion(source, { ...unused, covers: 'this line' })).problems.map(({ code }) => code)).toEqual([
      'unused-directive',
    ]);
  });
});

describe('a comment behind a slash', () => {
  const C = 'The customer clicks the button to open the settings page.';

  it.each([
    '<Foo /* note */ /> // C',
    'const x = <Foo /* note */ />; // C',
    '<Badge new />{/* C */}',
    '<Badge new /> // C',
    "<Badge label={(a) => a.b} title='on (off)' new /> // C",
    '<Badge new /* note */ /> // C',
    `<Foo\n  a={b}\n${' '.repeat(70)}/> // C`,
    'const x = <Foo<Bar> />; // C',
    'this.total! /= 2; // C',
    'f(this)! /= 2; // C',
    'this.all[0]!/= 2; // C',
    'this.total! / 2; // C',
    'i++ / 2; // C',
    `i${' '.repeat(70)}/ 2; // C`,
    'i /* note */ / 2; // C',
  ])('is found where it divides or ends an element: %s', (line) => {
    expect(wordsIn(textsOf(line.replace('C', C), 'typescript').join(' ').replace('note', ''))).toEqual(wordsIn(C));
  });

  it.each([
    "lines.filter((line) => />/.test(line) || '\"'); // C",
    "replace(/>\"/g, '')  // C",
    'x = /="/ ; // C',
    'return />"/.test(x); // C',
    'const a = <A b={() => { return />"/.test(x); }} />; // C',
    'if (!/>"/.test(x)) return; // C',
    'if (!/="/.test(x)) return; // C',
    'return!/="/.test(x); // C',
    'if (a)!/"/.test(b); // C',
    'f(/* note */ />"/, 1); // C',
    '// note.\n/"/.test(a); // C',
  ])('is found where it begins an expression: %s', (line) => {
    expect(wordsIn(textsOf(line.replace('C', C), 'typescript').join(' ').replace('note', ''))).toEqual(wordsIn(C));
  });
});

it.each<LanguageId>(['rust', 'kotlin'])('a comment without an end leaves those behind it as they are: %s', (id) => {
  const source = '/* a /* b\n */ val x = 1 /* one /* two */ The user waits. */\n// The client pays.';
  expect(blocks(source, id).join(' ')).toMatch(/two \*\/ The user waits\..*The client pays\./s);
  const quotient = '/* a /* b /* c /* d */\nlet y = x */* The user waits. */z;\n// The client pays.';
  expect(blocks(quotient, id).join(' ')).toMatch(/The user waits\. .*The client pays\./s);
});

it.each<LanguageId>(['rust', 'kotlin'])('a comment without an end ends with the first mark that ends one: %s', (id) => {
  expect(textsOf('/* /* user */ client // guest', id)).toEqual(['/* user', 'guest']);
});

describe('what is prose in comments', () => {
  it.each<[string, LanguageId, string, string[]]>([
    [
      'names and types behind tags are not',
      'typescript',
      '/**\n * @param {User} user - the user who pays\n * @param client is a client.\n * @returns {Promise<User>} the user\n * @template {User} User\n * @see User for the user\n */',
      ['paragraph: the user who pays', 'paragraph: is a client.', 'paragraph: the user'],
    ],
    [
      'examples and statements are not',
      'typescript',
      '// const user = client();\n// The user pays.\n/**\n * @example\n * the user()\n *\n * user\n */\n// eslint-disable-next-line user\n',
      ['paragraph: The user pays.'],
    ],
    [
      'what stands behind an element is',
      'typescript',
      'const a = <A b={c} />; // the user\nconst d = <A b={<A />}/>; // the client\n',
      ['paragraph: the user', 'paragraph: the client'],
    ],
    [
      'lists in a comment are',
      'typescript',
      '/*\n * The user:\n *\n * - a user\n * - a client\n */',
      ['paragraph: The user:', 'item: a user', 'item: a client'],
    ],
    [
      'what says whose a file is is not',
      'typescript',
      '// Copyright: the user.\n\n// The client pays.\n',
      ['paragraph: The client pays.'],
    ],
    [
      'sections of strings of documentation are, without their names',
      'python',
      'def f(user):\n    """Asks a user.\n\n    Args:\n        user (User): The user\n            who pays.\n\n    Returns:\n        The client.\n\n    >>> user\n    client\n    """\n',
      ['paragraph: Asks a user.', 'paragraph: The user\nwho pays.', 'paragraph: The client.'],
    ],
    [
      'fields of reStructuredText are, without their names',
      'python',
      '"""\n:param user: The user.\n:type user: User\n:raises User: where the client waits.\n\n.. code-block:: python\n\n   user\n"""',
      ['paragraph: The user.', 'paragraph: where the client waits.'],
    ],
    [
      'tables of parameters are, without their names',
      'python',
      '"""A user.\n\nParameters\n----------\nuser : User\n    The user.\n\nExamples\n--------\nuser\n"""',
      ['paragraph: A user.', 'paragraph: The user.'],
    ],
    [
      'code in HTML is not',
      'java',
      '/**\n * The user.\n * <pre>\n * user\n * </pre>\n * <p>A client.\n * @throws User when the user {@code user\n *   user} waits\n */',
      ['paragraph: The user.', 'paragraph: A client.', 'paragraph: when the user □\n□ waits'],
    ],
    [
      'types of PHP are not',
      'php',
      '<?php\n/**\n * @param User|null $user the user\n * @return User\n * @var User $user the client\n */',
      ['paragraph: the user', 'paragraph: the client'],
    ],
    [
      'what YARD names is not',
      'ruby',
      '# @param user [User] the user\n# @return [User] the client\n',
      ['paragraph: the user', 'paragraph: the client'],
    ],
    [
      'indented code is not',
      'go',
      '// The user:\n//\n//\tuser()\n//\n// A client.\n',
      ['paragraph: The user:', 'paragraph: A client.'],
    ],
    [
      'what Doxygen names is not',
      'cpp',
      '/**\n * \\brief The user of \\c user.\n * \\param[in] user the client\n */',
      ['paragraph: The user of □', 'paragraph: the client'],
    ],
  ])('%s', (_what, id, source, expected) => {
    expect(blocks(source, id)).toEqual(expected);
    expect(blocks(source.replaceAll('\n', '\r\n'), id)).toEqual(expected);
  });

  it.each<[LanguageId, string]>([
    ['typescript', '// the user of ⟦`user`⟧ and ⟦{@link user}⟧'],
    ['typescript', '// ⟦TODO(user)⟧: the user of ⟦https://user.example⟧'],
    ['csharp', '/// the user of ⟦<see cref="User"/>⟧ and ⟦<c>user</c>⟧'],
    ['rust', '/// the user of ⟦[`User`]⟧ and ⟦[User]⟧'],
    ['python', '# the user of ⟦:class:`User`⟧'],
  ])('leaves out code and links: %s %s', (id, marked) => {
    expect(seen(marked.replaceAll(/[⟦⟧]/g, ''), id)).toEqual([
      marked.replace(/^\W+(?=[t⟦])/, '').replace(/^⟦?(?=TODO)/, '⟦'),
    ]);
  });
});
