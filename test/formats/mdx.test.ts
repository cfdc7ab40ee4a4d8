import { describe, expect, it } from 'vitest';
import { blocks, reading, seen } from '../prose/reading.js';

describe('reading MDX', () => {
  it.each([
    ['the text in components', '<Tab>\n  The **user** pays\n</Tab>', ['paragraph: The user pays']],
    ['indented text', '<Tab>\n\n    The user\n\n</Tab>', ['paragraph: The user']],
    ['attributes that readers see', '<Tab label="The user" id="user" />', ['attribute(label): The user']],
    ['a sentence around an expression', 'a user of {user.name} pays', ['paragraph: a user of □ pays']],
    [
      'a sentence around a tag of several lines',
      'a <Link\n  to="user"\n\n>client</Link> pays',
      ['paragraph: a client pays'],
    ],
    ['a cell with bars in an expression', '| a |\n|---|\n| user {a || b} |', ['cell: user □']],
    ['a sentence that starts like a statement', 'export your users', ['paragraph: export your users']],
    ['braces that never close', 'a user { of client', ['paragraph: a user { of client']],
    ['tags that never close', 'a user <A b={ of client', ['paragraph: a user <A b={ of client']],
  ])('takes %s', (_what, source, expected) => {
    expect(blocks(source, 'mdx')).toEqual(expected);
  });

  it.each([
    ['imports', "import user from 'client'\nimport {\n  user,\n} from 'x'"],
    ['exports over blank lines', 'export const user = {\n  a: "}",\n\n  client: `$' + '{user}`,\n}'],
    ['expressions over several lines', '{users.map((user) => (\n\n  <p>user</p>\n))}'],
    ['comments', '{/* the user */}'],
    ['other attributes', '<Card user="client" data={{ user: 1 }} />'],
    ['code', '```jsx\n<User>client</User>\n```'],
  ])('leaves out %s', (_what, source) => {
    expect(blocks(source, 'mdx')).toEqual([]);
  });

  it.each([
    'alt',
    'title',
    'label',
    'placeholder',
    'aria-label',
    'ariaLabel',
    'description',
    'heading',
    'caption',
    'subtitle',
    'summary',
    'tagline',
    'headline',
    'q',
    'question',
    'answer',
    'tooltip',
    'helperText',
  ])('reads the attribute %s of a component', (name) => {
    expect(blocks(`<Tab ${name}="A user" ${name}='' />\n\ntext <B ${name}='A client'>x</B>`, 'mdx')).toEqual([
      `attribute(${name}): A user`,
      `attribute(${name}): A client`,
    ]);
  });

  it('reads attributes under the headings that they stand under', () => {
    const source = '<A label="user" />\n\n# One\n\n<A label="user" />\n\n## Two\n\n<A label="user" title="client" />';
    const found = reading(source, 'mdx').proses.filter(({ context }) => context.attribute !== undefined);
    expect(found.map(({ context }) => context.headings.join(' '))).toEqual(['', 'One', 'One Two', 'One Two']);
    expect(found.map(({ span }) => source.slice(span.start, span.end))).toEqual(['user', 'user', 'user', 'client']);
  });

  it('decodes attributes as JSX does', () => {
    expect(blocks('<A label="the user&rsquo;s \\*x\\* &amp" />', 'mdx')).toEqual([
      'attribute(label): the user’s \\*x\\* &amp',
    ]);
  });

  it.each([
    'import "user"',
    "import 'user'",
    'import { user } from "x"',
    'import * as user from "x"',
    'import user, { client } from "x"',
    'import user from "x"',
    'export default user',
    'export const user = 1',
    'export let user',
    'export var user',
    'export function user() {\n\n  return "client"\n}',
    'export class User {\n\n}',
    'export async function user() {}',
    'export type User = 1',
    'export interface User {\n\n  a: 1\n}',
    'export enum User {}',
    'export { user }',
    'export * from "user"',
    'import user from "x"\nimport client from "y"',
    'export const user = "}"\nconst client = 1',
    'export const user = {\n  // }\n\n  /* } */ a: `}$' + '{`}`}`,\n\n  b: \'}\', c: "\\"}", d: /x/,\n\n  client,\n}',
    'export const a = {\n  b: `x\\`}\n\n$' + '{user}`,\n\n  client\n}',
    "export const a = <p>\n  don't {user}\n</p>",
    'export const a = "https://x" // {\nconst user = 1',
  ])('leaves out a statement, up to the first blank line outside of it: %j', (statement) => {
    expect(blocks(`${statement}\n\nA customer`, 'mdx')).toEqual(['paragraph: A customer']);
    expect(blocks(`A customer\n\n${statement}\n \nA customer`, 'mdx')).toEqual([
      'paragraph: A customer',
      'paragraph: A customer',
    ]);
    expect(blocks(statement, 'mdx')).toEqual([]);
  });

  it.each([
    ['export const a = {\n user\n\nA client', ['paragraph: A client']],
    ['export const a = (\n\nA client', ['paragraph: A client']],
    ['importuser from "x"', ['paragraph: importuser from "x"']],
    ['import the user', ['paragraph: import the user']],
    ['exports const user', ['paragraph: exports const user']],
    ['export constant user', ['paragraph: export constant user']],
    [' import user from "x"', ['paragraph: import user from "x"']],
  ])('takes for a statement what is one: %j', (source, expected) => {
    expect(blocks(source, 'mdx')).toEqual(expected);
  });

  it.each([
    ['a user {client} of', 'a user ⟦{client}⟧ of'],
    ['a user {`}`} of', 'a user ⟦{`}`}⟧ of'],
    ['a user {"}" + \'}\'} of', 'a user ⟦{"}" + \'}\'}⟧ of'],
    ['a user {"\\"}"} of', 'a user ⟦{"\\"}"}⟧ of'],
    ['a user {/* client */} of', 'a user  of'],
    ['a user { /* client */ } of', 'a user  of'],
    ['a user {/* x */ client} of', 'a user ⟦{/* x */ client}⟧ of'],
    ['a user {/* } */ a} of', 'a user ⟦{/* } */ a}⟧ of'],
    ['a user {a // }\n} of', 'a user ⟦{a // }\n}⟧ of'],
    ['a user {"http://x"} of', 'a user ⟦{"http://x"}⟧ of'],
    ["a user {<p>don't</p>} of", "a user ⟦{<p>don't</p>}⟧ of"],
    ['a user {{ a: { b: 1 } }} of', 'a user ⟦{{ a: { b: 1 } }}⟧ of'],
    ['a user {`a$' + '{b}c$' + '{`d`}`} of', 'a user ⟦{`a$' + '{b}c$' + '{`d`}`}⟧ of'],
    ['a user {`\\`}`} of', 'a user ⟦{`\\`}`}⟧ of'],
    ['a user {a "} of', 'a user ⟦{a "}⟧ of'],
    ['a user {a /* } of', 'a user ⟦{a /* }⟧ of'],
    ['a user {a\n\nb} of', 'a user ⟦{a\n\nb}⟧ of'],
    ['a user <b>client</b><br/>of', 'a user client\nof'],
    ['a user <img alt="x" /> of', 'a user ⟦<img alt="x" />⟧ of'],
    ['a user <code>client</code> of', 'a user ⟦<code>client</code>⟧ of'],
    ['a user <code /> of', 'a user  of'],
    ['a user <code>client', 'a user client'],
    ['a user <></> of <A.b c={d} {...e} f="}" g>x</A.b>', 'a user  of x'],
    ['a user < b>client</ b> of', 'a user client of'],
    ['a user <A b={">"}>client</A>', 'a user client'],
    ['a user <A b=c>client</A>', 'a user client'],
    ['a user <!-- client --> of', 'a user  of'],
    ['a user <!-- client', 'a user <!-- client'],
    ['a user <3 of <A b="c', 'a user <3 of <A b="c'],
    ['a user `{` of `}` client', 'a user ⟦`{`⟧ of ⟦`}`⟧ client'],
    ['a user ``{ ` }`` {client}', 'a user ⟦``{ ` }``⟧ ⟦{client}⟧'],
    ['a user ` of {client}', 'a user ` of ⟦{client}⟧'],
    ['a user ` {client}\n\n` of', 'a user ` ⟦{client}⟧'],
    ['a user \\{client} \\<b> of', 'a user {client} <b> of'],
    ['# a user {#client}', 'a user '],
    ['> a user {a\n> b} of', 'a user ⟦{a\n> b}⟧ of'],
    ['- a user <A\n  b="c"\n>of</A>', 'a user of'],
    ['1. a user {a +\n\n  b}', 'a user ⟦{a +\n\n  b}⟧'],
  ])('reads %j', (source, text) => {
    expect(seen(source, 'mdx')).toEqual([text]);
  });

  it.each([
    ['<b>user</b> and *client*', ['strong 0-4', 'emphasis 9-15']],
    ['<a href="x">user</a>', ['link 0-4']],
    ['<B>user</B>', []],
    ['<b>user</i>', []],
  ])('sees what is set apart in %s', (source, expected) => {
    const marks = reading(source, 'mdx').proses[0]?.marks;
    expect(marks?.map(({ kind, start, end }) => `${kind} ${start}-${end}`)).toEqual(expected);
  });

  it.each([
    ['```\n{\n```\nuser', ['paragraph: user']],
    ['~~~~ jsx\n<A b={\n~~~\n~~~~ \nuser', ['paragraph: user']],
    ['> ```\n> {\n> ```\n\nuser', ['paragraph: user']],
    ['- ```\n  {\n  ```\n- user', ['item: user']],
    ['1. ~~~\n   <A\n   ~~~\n2) user', ['item: user']],
    ['```\nuser {', []],
    ['``` a`b user {x}', ['paragraph: ``` a`b user □']],
    ['<div>\n# user\n</div>', ['heading: user']],
    ['{\n\nuser\n\n}\n\nclient', ['paragraph: client']],
    ['<A>\n- user\n</A>', ['item: user']],
  ])('finds blocks between tags, expressions and code: %j', (source, expected) => {
    expect(blocks(source, 'mdx')).toEqual(expected);
  });

  it('hands over comments of both kinds', () => {
    const source = '{/* distinguo-a */}\n\n<!-- distinguo-b -->\n\na {/* distinguo-c */} b\n\n{/* distinguo-d */ e}';
    const { comments } = reading(source, 'mdx');
    expect(comments.map(({ text }) => text)).toEqual([' distinguo-a ', ' distinguo-b ', ' distinguo-c ']);
    expect(comments.map(({ span }) => source.slice(span.start, span.end))).toEqual([
      '{/* distinguo-a */}',
      '<!-- distinguo-b -->',
      '{/* distinguo-c */}',
    ]);
  });

  it.each(['', '  ', '> ', '- ', '* ', '+ ', '1. ', '12) ', '> - '])(
    'takes no brace in code for an expression, behind “%s”',
    (mark) => {
      const rest = mark.replace(/[^> ]/g, ' ').replace('>  ', '>  ');
      for (const fence of ['```', '~~~', '`````'])
        expect(
          blocks(`${mark}${fence} jsx\n${rest}{ <A\n${rest}${fence}\n${rest}\n${rest}a user } of`, 'mdx').map((block) =>
            block.replace(/^\w+: /, ''),
          ),
        ).toEqual(['a user } of']);
    },
  );

  it.each([
    ['````\n```\n{\n````\na user } of', ['paragraph: a user } of']],
    ['```\n{\n````  \na user } of', ['paragraph: a user } of']],
    ['```\n{\n``` x\n```\na user } of', ['paragraph: a user } of']],
    ['-```\n{\na user } of', []],
    ['``\n{ user }\n`` of a client', ['paragraph: □ of a client']],
    ['a `b {\nc` user } of', ['paragraph: a □ user } of']],
    ['a user `b\n\n`{`', ['paragraph: a user `b']],
    ['a `b\nc` user {d}\n\n`e', ['paragraph: a □ user □']],
    ['a `b` `c` user {`d`} `e`', ['paragraph: a □ □ user □ □']],
    ['a user \\{ b } of', ['paragraph: a user { b } of']],
    ['a user\\\n{b} of', ['paragraph: a user\n□ of']],
    ['\t<A />  {b}\t\n---\nuser', ['paragraph: user']],
    ['a <A />\n---\n\nuser', ['heading: a ', 'paragraph: user']],
    ['{a}\n===\nuser', ['paragraph: ===\nuser']],
    ['<code>\n\n{\n\n</code>\n\na user } of', ['paragraph: a user } of']],
    ['<code>\n\n# user\n\n</code>\n\na client', ['paragraph: a client']],
    ['<code/>\n\n# user\n\n</code>', ['heading: user']],
    ['a {#b\n\nuser}', ['paragraph: user}']],
    ['a {.b\n\nuser}', ['paragraph: user}']],
    ['a {:b\n\nuser}', ['paragraph: user}']],
    ['{a\n\n# user\n\n}\n\nclient', ['paragraph: client']],
    ['<!--\n\n# user\n\n-->\n\nclient', ['paragraph: client']],
    ['<A b="\n\n# user\n\n">\n\nclient', ['paragraph: client']],
    ['a <A\n\nb="# user"\n\n> of a client', ['paragraph: a  of a client']],
  ])('knows what stands in code, and what in braces: %j', (source, expected) => {
    expect(blocks(source, 'mdx')).toEqual(expected);
  });

  it.each([
    "export const a = { // don't }\n\n  user,\n}",
    'export const a = 1 /* { */',
    'export const a = { /* }\n\n*/ user }',
    'export const a = <a>\n  http://x {\n\n  user}\n</a>',
    'export const a = {\n  b: `$' + '{`}`} $' + '{{ c }.c} $ { \\``,\n\n  user }',
    "export const a = {\n  b: 'it\\'s }',\n\n  user }",
    "export const a = <p>the user's {\n\n  client\n}</p>",
    'export const a = 1 / 2 // {',
    'export const a = b => {\n\n  return user }\nconst c = 1',
  ])('finds the end of %j', (statement) => {
    expect(blocks(`${statement}\n\nA customer`, 'mdx')).toEqual(['paragraph: A customer']);
  });

  it('finds directives in comments', () => {
    const source = '# A\n\n{/* distinguo-disable */}\n\nA user';
    const [comment] = reading(source, 'mdx').comments;
    expect(comment?.text).toBe(' distinguo-disable ');
    expect(source.slice(comment?.span.start, comment?.span.end)).toBe('{/* distinguo-disable */}');
  });
});
