import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../engine/index.js';
import { blocks, reading, seen } from '../prose/reading.js';
import { documentWith, templates } from '../support/templates.js';

const read = (languageId: LanguageId, markup: string): string[] => blocks(documentWith(languageId, markup), languageId);

describe.each(templates)('a template of %s', (languageId) => {
  it('is read as HTML is', () => {
    expect(read(languageId, '<h1>A user</h1><p>The <b>user</b> &amp; client<br>pays.</p>')).toEqual([
      'heading: A user',
      'paragraph: The user & client\npays.',
    ]);
    expect(read(languageId, '<p>x</p><img alt="A user" src="user.png" class="client">')).toEqual([
      'attribute(alt): A user',
    ]);
    expect(
      read(languageId, '<p>x</p><script>user</script><style>.user {}</style><code>user</code><!-- user -->'),
    ).toEqual([]);
  });

  it('reads the text of elements that lie in others, each by itself', () => {
    expect(read(languageId, '<div>A user<p>pays.</p>And a client.</div>')).toEqual([
      'paragraph: A user',
      'paragraph: And a client.',
    ]);
  });

  it('reads nothing in an empty file, and takes either line end', () => {
    expect(blocks('', languageId)).toEqual([]);
    const markup = documentWith(languageId, '\n<p>\n  A user\n  pays.\n</p>\n<p>\n  A client.\n</p>\n');
    const windows = markup.replaceAll('\n', '\r\n');
    expect(blocks(windows, languageId)).toEqual(blocks(markup, languageId));
    expect(blocks(windows, languageId)).toEqual(['paragraph: A user\npays.', 'paragraph: A client.']);
  });
});

describe('code in a sentence stands as one word', () => {
  it.each<[LanguageId, string]>([
    ['vue', '{{ user.name }}'],
    ['vue', "{{ '<b>' + user }}"],
    ['svelte', '{user.name}'],
    ['svelte', '{@html `<b>$' + '{user}</b>`}'],
    ['svelte', "{user.replace(/[}'\"/]/g, '}')}"],
    ['svelte', '{/* user */ { a: { b: user } }.a}'],
    ['astro', '{user.name}'],
    ['astro', '{a < b ? user : "</p>"}'],
    ['jsx', '{user.name}'],
    ['jsx', '{"<b>" + `user $' + '{a < b}`}'],
    ['jinja', '{{ user.name | default("}}") }}'],
    ['jinja', "{{ {'a': {'b': user}} }}"],
    ['jinja', '{% include "user.html" %}'],
    ['jinja', '{% trans "A user" %}'],
    ['liquid', '{{ user.name | upcase }}'],
    ['liquid', "{% render 'user' %}"],
    ['handlebars', '{{user.name}}'],
    ['handlebars', '{{{user "}}}"}}}'],
    ['handlebars', '{{> user}}'],
    ['handlebars', '\\{{user}}'],
    ['html', '{{ user > 1 }}'],
    ['html', '{{> user}}'],
  ])('of %s: %s', (languageId, code) => {
    const source = documentWith(languageId, `<p>The client of ${code} pays.</p>`);
    expect(seen(source, languageId)).toEqual([`The client of ⟦${code}⟧ pays.`]);
  });

  it('with the path or the domain that it is part of', () => {
    expect(read('jinja', '<p>A client opens {{ url }}/users/new.html or {{ name }}@user.example today.</p>')).toEqual([
      'paragraph: A client opens □ or □ today.',
    ]);
    expect(read('jinja', "<p>A client reads {{ name }}'s mail.</p>")).toEqual(["paragraph: A client reads □'s mail."]);
  });
});

describe('a statement leaves no trace in a sentence', () => {
  it.each<[LanguageId, string, string]>([
    ['svelte', '{#if user}', '{/if}'],
    ['svelte', '{#each users as user (user.id)}', '{/each}'],
    ['jinja', '{% if user < 3 %}', '{% endif %}'],
    ['jinja', '{%- for user in users -%}', '{%- endfor -%}'],
    ['jinja', '{# user #}', '{# client #}'],
    ['jinja', '{% trans %}', '{% endtrans %}'],
    ['liquid', '{% unless user %}', '{% endunless %}'],
    ['liquid', '{% comment %}user{% endcomment %}', '{% # user %}'],
    ['handlebars', '{{#if user}}', '{{/if}}'],
    ['handlebars', '{{~#each users as |user|~}}', '{{~/each~}}'],
    ['handlebars', '{{!-- user }} --}}', '{{! user }}'],
    ['html', '{{#user}}', '{{/user}}'],
    ['html', '{% if user > 1 %}', '{% endif %}'],
  ])('of %s: %s', (languageId, open, close) => {
    expect(read(languageId, `<p>A client${open} who pays${close} reads.</p>`)).toEqual([
      'paragraph: A client who pays reads.',
    ]);
  });

  it.each<[LanguageId, string, string, string]>([
    ['svelte', '{#if user}', '{:else if client}', '{/if}'],
    ['svelte', '{#await user}', '{:then client}', '{/await}'],
    ['jinja', '{% if user %}', '{% elif client %}', '{% endif %}'],
    ['liquid', '{% if user %}', '{% else %}', '{% endif %}'],
    ['liquid', '{% case user %}', "{% when 'client' %}", '{% endcase %}'],
    ['handlebars', '{{#if user}}', '{{else if client}}', '{{/if}}'],
    ['handlebars', '{{#if user}}', '{{^}}', '{{/if}}'],
  ])('but what stands between two texts parts them: %s', (languageId, open, between, close) => {
    expect(read(languageId, `<p>${open}A user${between}A client${close}</p>`)).toEqual([
      'paragraph: A user',
      'paragraph: A client',
    ]);
  });

  it.each<[LanguageId, string, string]>([
    ['svelte', '{#if user}', '{/if}'],
    ['jinja', '{% if user %}', '{% endif %}'],
    ['liquid', '{% if user %}', '{% endif %}'],
    ['handlebars', '{{#if user}}', '{{/if}}'],
  ])('and on a line of its own it parts texts: %s', (languageId, open, close) => {
    expect(read(languageId, `<div>\nA user\n  ${open}\nA client\n${close}\n</div>`)).toEqual([
      'paragraph: A user',
      'paragraph: A client',
    ]);
  });
});

describe('code in tags', () => {
  it.each<[LanguageId, string]>([
    ['vue', `<p :title="'user'" v-if="user > 1" @click="user = '<b>'" #user v-bind:alt="client">x</p>`],
    ['svelte', '<p title={user} {...user} {user} on:click={() => { user > 1 }} class:user={client}>x</p>'],
    ['astro', '<p title={`user > 1`} {...user} class:list={[{ user: true }]}>x</p>'],
    ['jsx', '<p title={`user > 1`} {...user} a={<b title="x">user</b>} onClick={() => user > 1}>x</p>'],
    ['jinja', '<p{% if user > 1 %} class="user"{% endif %} {{ attributes("user") }} title="{{ "user" }}">x</p>'],
    ['liquid', `<p {% if user == "a" %}class='user'{% endif %} id={{ user }}>x</p>`],
    ['handlebars', '<p {{on "click" user}} {{#if user}}class="user"{{/if}} title={{user}}>x</p>'],
    ['html', '<p{% if user > 1 %} class="user"{% endif %} title="{{ "user" }}">x</p>'],
  ])('is no text of %s', (languageId, markup) => {
    expect(read(languageId, `${markup}<p>A client.</p>`)).toEqual(['paragraph: A client.']);
  });

  it.each<[LanguageId, string]>([
    ['svelte', '{count}'],
    ['jinja', '{{ count }}'],
    ['liquid', '{{ count }}'],
    ['handlebars', '{{count}}'],
    ['html', '{{ count }}'],
  ])('stands as one word in an attribute of %s', (languageId, code) => {
    expect(read(languageId, `<p>x</p><img alt="A user of ${code} clients">`)).toEqual([
      'attribute(alt): A user of □ clients',
    ]);
  });

  it('may name the element', () => {
    expect(read('liquid', '<div><{{ tag }} class="user">A user</{{ tag }}></div>')).toEqual(['paragraph: A user']);
  });
});

describe('components', () => {
  it.each<LanguageId>(['vue', 'svelte', 'astro', 'jsx', 'handlebars'])(
    'of %s stand in a sentence where nothing else can',
    (languageId) => {
      expect(read(languageId, '<p>A <UserLink to="user">client</UserLink> of <UserName /> pays.</p>')).toEqual([
        'paragraph: A client of □ pays.',
      ]);
      expect(read(languageId, '<div>A user<UserCard>A client</UserCard>A customer</div>')).toEqual([
        'paragraph: A user',
        'paragraph: A client',
        'paragraph: A customer',
      ]);
    },
  );

  it('speak through more attributes than elements do', () => {
    expect(read('vue', '<UserCard label="A user" name="client" /><p label="user">x</p>')).toEqual([
      'attribute(label): A user',
    ]);
  });
});

describe('single-file components of Vue', () => {
  it('are read in their template alone, with the templates in it', () => {
    const source =
      '<!-- user --><script>const a = "<template>user</template>";</script>\n<template lang="html"><p>A user</p><template #client><p>A client</p></template></template>\n<docs>user</docs>';
    expect(blocks(source, 'vue')).toEqual(['paragraph: A user', 'paragraph: A client']);
    expect(blocks('<template lang="pug">p A user</template>', 'vue')).toEqual([]);
  });
});

describe('pages of Astro', () => {
  it('are read behind their script, and not while that is open', () => {
    expect(blocks('---\nconst user = "<p>client</p>";\n---\n<p>A user</p>', 'astro')).toEqual(['paragraph: A user']);
    expect(blocks('---\nconst user = "<p>client</p>";\n<p>A user</p>', 'astro')).toEqual([]);
  });

  it('are read where elements stand in expressions', () => {
    expect(read('astro', '<ul>{users.map((user) => (<li>A user of {user.name}</li>))}</ul>')).toEqual([
      'item: A user of □',
    ]);
    expect(read('astro', '<p>x</p>{client ? <p>A user</p> : <p>A client {user && <b>pays</b>}</p>}')).toEqual([
      'paragraph: A user',
      'paragraph: A client pays',
    ]);
    expect(read('astro', "<p>A user{' '}\n<b>pays</b></p>")).toEqual(['paragraph: A user \npays']);
  });
});

describe('programs with JSX', () => {
  it('are read in their elements alone', () => {
    const source =
      'import user from "client";\n// a user\nconst a = <T,>(user: T) => user < client;\ntype B = <T>(user: T) => void;\nconst c = user as Array<Client>;\nif (a) /<p>user/.test(c);\nreturn a < user ? <p>A user</p> : [<b key="user">A client</b>, `<p>user</p>`];\n';
    expect(blocks(source, 'jsx')).toEqual(['paragraph: A user', 'paragraph: A client']);
  });

  it('have comments in code and in elements', () => {
    const source = '// distinguo-disable-next-line\nconst a = <p>{/* distinguo-enable */}x</p>;';
    expect(reading(`${source} // user`, 'jsx').comments.map(({ text }) => text.trim())).toEqual([
      'distinguo-disable-next-line',
      'distinguo-enable',
    ]);
  });
});

it('reads no template that makes no HTML', () => {
  expect(blocks('server_name {{ user }};\n# the user <b', 'jinja')).toEqual([]);
  expect(blocks('export const user = "{{client}}";', 'handlebars')).toEqual([]);
});

it('reads what front matter says of a page', () => {
  const source = '---\ntitle: The user pays\nlayout: client\n---\n<p>A client</p>';
  for (const languageId of ['jinja', 'liquid'] as const)
    expect(blocks(source, languageId)).toEqual(['title(title): The user pays', 'paragraph: A client']);
});

it('hides what follows a brace that never closes', () => {
  for (const languageId of ['svelte', 'astro'] as const)
    expect(blocks('<p>A client</p><p>{user</p><p>A user</p>', languageId)).toEqual(['paragraph: A client']);
});
