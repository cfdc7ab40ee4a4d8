import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../configuration/index.js';
import { type LanguageId, languageIds } from '../engine/index.js';
import { review, rules } from '../rules/index.js';
import { PROGRAMS } from '../vitest.config.js';
import { exampleOf } from './support/example.js';
import { type Import, importsOf, sourcesOf } from './support/sources.js';

/** Packages that only compute: parsers, matchers, tables. Every room but the client may have them. */
const pure =
  'nlcst|parse-english|yaml|ignore|diff|get-east-asian-width|decode-named-character-reference|@lezer/(?:common|markdown)';

/** The doors of the rooms that judge. */
const doors = '(?:engine|rules|configuration)/index\\.js';
/** The doors of the workspace: the second knows the disk. */
const workspace = 'workspace/(?:disk/)?index\\.js';

/** What each room may import besides its own modules; other rooms enter the engine by its door alone. */
const rooms: Readonly<Record<string, RegExp>> = {
  engine: new RegExp(`^(?:${pure})$`),
  // The rules are the engine's uppermost room; they know its inside.
  rules: /^engine\//,
  configuration: new RegExp(`^(?:${pure}|engine/[\\w/.-]+\\.js|rules/rule-ids\\.generated\\.js)$`),
  glossary: new RegExp(`^(?:${pure}|sax|fflate|jsonc-parser|n3|jsonld|${doors})$`),
  // It opens packages that it is given, in memory: it knows neither disk nor network.
  office: /^(?:diff|sax|yauzl|node:(?:buffer|zlib)|engine\/index\.js)$/,
  workspace: new RegExp(`^(?:${pure}|node:[\\w/]+|${doors})$`),
  // It is there before all others: it knows none of them, and of Node the types alone.
  start: /^(?!)/,
  cli: new RegExp(
    `^(?:${pure}|node:[\\w/]+|@modelcontextprotocol/sdk/[\\w/]+\\.js|zod|${doors}|(?:glossary|office|start)/index\\.js|${workspace})$`,
  ),
  // The types of the engine are its own; so its declarations need no others.
  library: new RegExp(`^(?:${doors}|engine/model\\.js)$`),
  server: new RegExp(
    `^(?:${pure}|node:[\\w/]+|vscode-languageserver(?:-types|-textdocument)?(?:/(?:node|browser))?|start/index\\.js|${doors}|${workspace})$`,
  ),
  client: /^(?:vscode|vscode-languageclient(?:\/(?:node|browser))?)$/,
};

const everyRoom = Object.keys(rooms).map((room) => [room, sourcesOf(room)] as const);
const everySource = everyRoom.flatMap(([, sources]) => sources);
const engine = [...sourcesOf('engine'), ...sourcesOf('rules'), ...sourcesOf('configuration')];

describe.each(everyRoom)('%s/', (room, sources) => {
  it('is there', () => expect(sources).not.toEqual([]));

  it('imports what its room may, and nothing else', () => {
    expect(
      sources
        .flatMap(importsOf)
        .filter((each) => !isAllowed(each, room))
        .map(shown),
    ).toEqual([]);
  });
});

describe('a room', () => {
  it('shares with the client the types of its messages at most', () => {
    const shared = sourcesOf('client')
      .flatMap(importsOf)
      .filter(({ target }) => target !== undefined && !target.startsWith('client/'));
    expect(shared.filter(({ target, typesOnly }) => target !== 'server/protocol.js' || !typesOnly).map(shown)).toEqual(
      [],
    );
  });

  it('is not entered from itself through its door', () => {
    expect(
      engine
        .flatMap(importsOf)
        .filter(({ file, target }) => target === `${file.split('/')[0]}/index.js`)
        .map(shown),
    ).toEqual([]);
  });

  it('of the workspace knows the disk in one folder, which the rest does not know', () => {
    const beside = sourcesOf('workspace').filter(({ file }) => !file.startsWith('workspace/disk/'));
    const worldly = beside
      .flatMap(importsOf)
      .filter(({ from, target }) => from.startsWith('node:') || target?.startsWith('workspace/disk/'));
    expect(worldly.map(shown)).toEqual([]);
  });

  it('of the server knows the disk and the process in few modules only', () => {
    const worldly = sourcesOf('server')
      .flatMap(importsOf)
      .filter(({ from }) => /^node:(?!path|url)/.test(from));
    expect([...new Set(worldly.map(({ file }) => file))].length).toBeLessThanOrEqual(4);
  });
});

describe('a rule', () => {
  it('does not know its siblings', () => {
    const rule = engine
      .filter(({ file }) => /^rules\/(?!index|page|review|rules\.generated|rule-ids\.generated)/.test(file))
      .flatMap(importsOf);
    const siblings = rule.filter(({ target }) => target?.startsWith('rules/'));
    expect(siblings.map(shown)).toEqual([]);
  });

  it('is not known to a cue', () => {
    const cues = engine.filter(({ file }) => file.startsWith('engine/evidence/')).flatMap(importsOf);
    expect(cues.filter(({ target }) => target?.startsWith('rules/')).map(shown)).toEqual([]);
  });
});

/** Names of one meaning that several files have: the two extensions, each format, and readers of formats. */
const common = /^(?:activate|deactivate|format|inlineProse|mathEnd)$/;
/** Requests go by the name of the function that answers them, and so does what the library hands on, or a command does. */
const handsOn = /^(?:server\/protocol|library\/index|cli\/questions\/decide)\.ts$/;
const exported = /^export (?:async )?(?:abstract )?(?:interface|type|class|function\*?|const) (\w+)/gm;

describe('a name', () => {
  it('that is exported means one thing: no other file exports it', () => {
    const files = new Map<string, string[]>();
    for (const { file, text } of [...everySource, ...sourcesOf('train')]) {
      if (handsOn.test(file) || file.includes('.generated.')) continue;
      for (const [, name = ''] of text.matchAll(exported)) files.set(name, [...(files.get(name) ?? []), file]);
    }
    expect([...files].filter(([name, { length }]) => length > 1 && !common.test(name))).toEqual([]);
  });

  it('is a word that somebody would look for', () => {
    const unlikely = /suspicion|mixture|wrongness|scales|survivor|\bhits\b|Hits\b|aside|subject-?matter/i;
    const names = [...everySource, ...sourcesOf('train')].flatMap(({ file, text }) => [
      file,
      ...[...text.matchAll(exported)].map(([, name = '']) => name),
    ]);
    expect(names.filter((name) => unlikely.test(name))).toEqual([]);
  });
});

describe('a number of a row', () => {
  it('is asked for as one that may be missing: nothing is called a number that may be none', () => {
    const asserting = [...everySource, ...sourcesOf('train')].filter(({ text }) => /\bas number\b/.test(text));
    expect(asserting.map(({ file }) => file)).toEqual([]);
  });
});

describe('the engine', () => {
  it('has no state: nothing in a module can be assigned anew', () => {
    const variables = engine.flatMap(({ file, text }) =>
      [...text.matchAll(/^(?:export )?(?:let|var) \w+/gm)].map(([words]) => `${file}: ${words}`),
    );
    expect(variables).toEqual([]);
  });

  it('never lets an expression remember where it stopped', () => {
    const leaking = engine.flatMap(({ file, text }) =>
      [...text.matchAll(/^(?:export )?const (\w+)[^=\n]*=\s*(?:\/.*\/|new RegExp\(.*,\s*')[a-z]*[gy][a-z]*'?\)?;$/gm)]
        .filter(
          ([, name]) =>
            new RegExp(`\\b${name}\\.(?:test|exec)\\(`).test(text) &&
            !new RegExp(`\\b${name}\\.lastIndex = `).test(text),
        )
        .map(([, name]) => `${file}: ${name}`),
    );
    expect(leaking).toEqual([]);
  });

  it('asks neither clock nor chance nor surroundings', () => {
    const asking = engine.flatMap(({ file, text }) =>
      [
        ...text.matchAll(
          /\b(?:Date\.now|new Date|performance\.|Math\.random|process\.|globalThis\.|fetch\(|console\.|setTimeout|localStorage|eval\(|new Function)/g,
        ),
      ].map(([words]) => `${file}: ${words}`),
    );
    expect(asking).toEqual([]);
  });

  it('says the same of a text whatever it has read before', () => {
    const texts = rules
      .flatMap(({ flags, passes }) => [...flags, ...passes])
      .map((example) => exampleOf(example).source);
    // each text in one format after the other
    const all = texts.map((text, index) => ({
      text,
      languageId: languageIds[index % languageIds.length] as LanguageId,
    }));
    const forwards = all.map(said);
    const backwards = [...all].reverse().map(said).reverse();
    expect(backwards).toEqual(forwards);
  });
});

describe('a file or function that grows', () => {
  // Information only: growth asks for a look, not for a rule.
  it('is named', ({ annotate }) => {
    for (const { file, text } of everySource.filter(({ file }) => !file.includes('generated'))) {
      const lines = text.split('\n');
      if (lines.length > 300) annotate(`${file} has ${lines.length} lines (300 are many)`, 'size');
      for (const [name, length] of functionsOf(lines))
        if (length > 40) annotate(`${file}: ${name} has ${length} lines (40 are many)`, 'size');
    }
  });
});

function isAllowed({ from, target, typesOnly }: Import, room: string): boolean {
  if (target?.startsWith(`${room}/`)) return true;
  if (room === 'client' && target === 'server/protocol.js' && typesOnly) return true;
  if (room === 'start' && from.startsWith('node:') && typesOnly) return true;
  return rooms[room]?.test(target ?? from) ?? false;
}

const shown = ({ file, from }: Import): string => `${file} imports ${from}`;

function said(document: { readonly text: string; readonly languageId: LanguageId }): string {
  const { findings, mentions, problems } = review(document, recommendedSettings);
  return JSON.stringify([findings, mentions.map(({ span, verdict }) => [span, verdict]), problems]);
}

/** Functions and methods with the number of their lines, by the indentation of what closes them. */
function functionsOf(lines: readonly string[]): readonly (readonly [string, number])[] {
  return lines.flatMap((line, at) => {
    const name = /^( *)(?:export )?(?:async )?(?:function\*? (\w+)|(?:static |private |#)?(\w+)\([^)]*\).*\{$)/.exec(
      line,
    );
    if (name === null || /^\s*(?:if|for|while|switch|catch|return)\b/.test(line)) return [];
    const end = lines.findIndex((other, below) => below > at && other.startsWith(`${name[1]}}`));
    return end < 0 ? [] : [[name[2] ?? name[3] ?? '', end - at + 1] as const];
  });
}

describe('a test that starts what ships', () => {
  it('is among those for which that is bundled of the sources as they are', () => {
    const starts = /\b(?:SHIPPED|PROBED|inject\('bundle'\))|'dist\//;
    const isBundledFor = picomatch([...PROGRAMS]);
    const tests = sourcesOf('test').filter(({ file }) => file.endsWith('.test.ts'));
    const stale = tests.filter(({ file, text }) => starts.test(text) && !isBundledFor(file)).map(({ file }) => file);
    expect(stale.filter((file) => file !== 'test/architecture.test.ts')).toEqual([]);
  });
});
