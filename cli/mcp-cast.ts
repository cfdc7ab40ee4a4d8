import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
// As a namespace: `{ z }` would bundle the messages of every language with it.
import * as z from 'zod';
import { normalTerm } from '../configuration/index.js';
import { compile } from '../rules/index.js';
import { documentJson } from './cast/command.js';
import { FolderCast } from './cast/folder-cast.js';
import { castJson } from './cast/telling.js';
import { explanationOf } from './explain-pair.js';
import { answer, configuration, documents, readOnly, refusal, sourceDocumentOf } from './mcp-tools.js';
import { settingsFromText } from './settings-text.js';
import { TextLines } from './text-lines.js';

/** Who the people of documents are. */
export function addCast(server: McpServer): void {
  server.registerTool(
    'tell_cast',
    {
      title: 'Tell who the people are',
      description:
        'Lists the words for people in some documents with counts, which two words name one actor, which are told apart or cover each other, and where documents differ in the word for one actor.',
      inputSchema: { documents, configuration },
      annotations: readOnly,
    },
    async ({ documents: given, configuration: written }) => {
      const cast = new FolderCast();
      const told: object[] = [];
      for (const { path, text } of given) {
        const settings = await settingsFromText(written, path);
        if ('refused' in settings) return refusal(settings.refused);
        const people = compile(settings.settings).cast(sourceDocumentOf(path, text, settings.format));
        cast.add(path, people);
        told.push(documentJson(path, people));
      }
      return answer({ documents: told, ...castJson(cast) });
    },
  );
  addPairs(server);
}

function addPairs(server: McpServer): void {
  server.registerTool(
    'explain_pair',
    {
      title: 'Explain two words of a document',
      description:
        'Says how two words for people stand to each other in a document (one actor, two actors, one covers the other, cannot tell), how likely they are one actor, the facts for and against with their lines, and why this is a finding, or none.',
      inputSchema: {
        text: z.string().max(2_000_000).describe('the document'),
        words: z.array(z.string().max(100)).length(2).describe('two words for people, such as customer and user'),
        path: z.string().optional().describe('a name such as docs/a.md, which decides the kind; no file is read'),
        configuration,
      },
      annotations: readOnly,
    },
    async ({ text, words: [one = '', other = ''], path = 'text.md', configuration: written }) => {
      const settings = await settingsFromText(written, path);
      if ('refused' in settings) return refusal(settings.refused);
      const document = sourceDocumentOf(path, text, settings.format);
      const explained = explanationOf(compile(settings.settings), document, [normalTerm(one), normalTerm(other)]);
      if ('refused' in explained) return refusal(`The document ${explained.refused}`);
      const { pair, words, why } = explained;
      const lines = new TextLines(text);
      const facts = pair.facts.map(({ text: fact, moved, places }) => ({
        fact,
        ...(moved === undefined ? { settles: true } : { moved: Math.round(moved * 100) / 100 }),
        lines: [...new Set(places.map(({ start }) => lines.positionOf(start).line))],
      }));
      return answer({ ...documentJson(path, { words, pairs: [pair] }), facts, why });
    },
  );
}
