import { describe, expect, it } from 'vitest';
import { blocks, reading } from './reading.js';

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

  it('finds directives in comments', () => {
    const source = '# A\n\n{/* distinguo-disable */}\n\nA user';
    const [comment] = reading(source, 'mdx').comments;
    expect(comment?.text).toBe(' distinguo-disable ');
    expect(source.slice(comment?.span.start, comment?.span.end)).toBe('{/* distinguo-disable */}');
  });
});
