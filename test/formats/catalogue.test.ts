import fs from 'node:fs';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { patterns } from '../../client/languages.generated.js';
import { formats } from '../../engine/formats/formats.generated.js';
import {
  documentGlobs,
  languageIds,
  languageNamed,
  languageOf,
  openedAs,
  packagedLanguageOf,
} from '../../engine/index.js';

/** What of engine/formats/ is no record of a format. */
/** … or what the readers of programming languages share. */
const others = /^(?:code$|(?:among|format|index|languages|.*\.generated)\.ts$)/;
const listed = Object.values(formats);

describe('the catalogue of formats', () => {
  it('holds every file and folder of engine/formats/: “npm run docs” writes it', () => {
    const written = fs.readdirSync('engine/formats').filter((name) => !others.test(name));
    expect(written.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual(Object.keys(formats).sort());
  });

  it.each(listed)(
    'is what the command line knows of $id without its reader',
    ({ id, extensions, packages = [], among, editorIds, optIn }) => {
      expect(languageIds).toContain(id);
      const folder = among?.folders?.[0] ?? 'texts';
      const found = extensions.map((extension) =>
        languageOf(`${folder}/en/${among?.names?.[0] ?? 'messages'}.${extension}`),
      );
      expect(found).toEqual(extensions.map(() => (optIn ? undefined : id)));
      expect(packages.map((ending) => openedAs(`a.${ending}`, undefined))).toEqual(packages.map(() => id));
      // what the editor calls a language says nothing of a file where only some are meant
      expect(editorIds.map(languageNamed)).toEqual(editorIds.map(() => (among || optIn ? undefined : id)));
    },
  );

  it.each(listed)(
    'is what manifests and pages say of $id',
    ({ id, name, extensions, packages = [], editorIds, among, optIn }) => {
      const said = (file: string) => fs.readFileSync(file, 'utf8');
      for (const editorId of editorIds)
        expect(said('package.json').includes(`"onLanguage:${editorId}"`), editorId).toBe(among === undefined && !optIn);
      for (const extension of [...extensions, ...packages])
        expect(said('docs/configuration.md')).toContain(`\`.${extension}\``);
      const usual = [...extensions.slice(0, 1), ...packages].map((ending) => `\`.${ending}\``).join(', ');
      expect(said('README.md').includes(`${name} (${usual})`)).toBe(!optIn);
      const manifest = JSON.parse(said('package.json'));
      const further = manifest.contributes.configuration.properties['distinguo.languages'].additionalProperties.enum;
      expect(further.includes(id)).toBe(optIn === true || id === 'markdown' || id === 'plaintext');
    },
  );

  it.each(listed.filter(({ among }) => among !== undefined))(
    'is what the editor watches and opens of $id',
    (format) => {
      const { folders, names } = format.among ?? {};
      const path = `${folders?.[0] ?? 'texts'}/en/${names?.[0] ?? 'messages'}.${format.extensions[0]}`;
      expect(picomatch([...patterns])(path)).toBe(true);
      expect(picomatch([...documentGlobs()])(path)).toBe(true);
      expect(picomatch([...patterns])('package.json')).toBe(false);
    },
  );
});

describe('telling formats by their names', () => {
  it.each([
    ['README.md', 'markdown'],
    ['C:\\docs\\a.MDX', 'mdx'],
    ['/a/b.html', 'html'],
    ['x.feature', 'gherkin'],
    ['notes.txt', 'plaintext'],
    ['a.b/c.markdown', 'markdown'],
    ['a.mdown', 'markdown'],
    ['a.mkd', 'markdown'],
    ['a.b.htm', 'html'],
    ['a.xhtml', 'html'],
    ['a.text', 'plaintext'],
    ['a.md.ts', undefined],
    ['a.md/b', undefined],
    ['a.', undefined],
    ['', undefined],
    ['a.ts', undefined],
    ['md', undefined],
    ['x.constructor', undefined],
    ['locales/en.json', 'json'],
    ['src/i18n/en-US/common.json', 'json'],
    ['C:\\app\\locales\\en\\a.json', 'json'],
    ['_locales/en_GB/messages.json', 'json'],
    ['public/messages.en.json', 'json'],
    ['public/messages_en.json', 'json'],
    ['public/en.json', undefined],
    ['locales/de.json', undefined],
    ['locales/pt-BR/common.json', undefined],
    ['locales/de/en.json', 'json'],
    ['locales/messages.json', undefined],
    ['package.json', undefined],
    ['locales/en/package.json', undefined],
    ['i18n/en/tsconfig.json', undefined],
    ['data/en/users.json', undefined],
    ['config/locales/en.yml', 'yaml'],
    ['config/locales/devise.en.yml', 'yaml'],
    ['config/locales/models/user.de.yaml', undefined],
    ['.github/workflows/ci.yml', undefined],
    ['lib/l10n/app_en.arb', 'arb'],
    ['lib/l10n/app_de.arb', undefined],
    ['lib/l10n/app.arb', 'arb'],
    ['App/Localizable.xcstrings', 'xcstrings'],
    ['App/Base.lproj/Localizable.strings', 'strings'],
    ['App/en.lproj/Localizable.strings', 'strings'],
    ['App/de.lproj/Localizable.strings', undefined],
    ['App/zh-Hans.lproj/Localizable.stringsdict', undefined],
    ['res/values/strings.xml', 'android'],
    ['res/values-en-rGB/strings.xml', 'android'],
    ['res/values-pt-rBR/strings.xml', undefined],
    ['res/values-b+sr+Latn/strings.xml', undefined],
    ['res/values-in/strings.xml', undefined],
    ['res/values-night/strings.xml', 'android'],
    ['lib/l10n/intl_af.arb', undefined],
    ['lib/l10n/intl_zh_Hant.arb', undefined],
    ['src/order_id_messages.properties', 'properties'],
    ['res/values/colors.xml', undefined],
    ['pom.xml', undefined],
    ['src/messages.properties', 'properties'],
    ['src/messages_de_AT.properties', undefined],
    ['src/main/resources/application.properties', undefined],
    ['gradle.properties', undefined],
    ['po/app.pot', 'po'],
    ['po/de.po', undefined],
    ['locale/fr/LC_MESSAGES/django.po', undefined],
    ['locale/en/LC_MESSAGES/django.po', 'po'],
    ['locales/en-US/browser.ftl', 'fluent'],
    ['src/main/templates/mail.ftl', undefined],
    ['src/messages.fr.xlf', undefined],
    ['Resources.de-DE.resx', undefined],
    ['Resources.resx', 'resx'],
    ['exports/jira-2026.csv', undefined],
    ['exports/stories.csv', 'csv'],
    ['backlog/sprint.tsv', 'csv'],
    ['data/prices.csv', undefined],
  ])('%s is %s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });
});

describe('a package', () => {
  it.each(['a.docx', 'b/A.DOCX', 'a.docm', 'a.odt', 'a.pptx'])(
    '%s is read by what opens packages, unless a configuration says no',
    (path) => {
      expect([packagedLanguageOf(path), languageOf(path)]).toEqual(['office', undefined]);
      expect([openedAs(path, undefined), openedAs(path, 'markdown'), openedAs(path, false)]).toEqual([
        'office',
        'office',
        undefined,
      ]);
    },
  );
});
