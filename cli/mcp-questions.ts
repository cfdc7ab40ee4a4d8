import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
// As a namespace: `{ z }` would bundle the messages of every language with it.
import * as z from 'zod';
import { decideIn } from '../configuration/index.js';
import { compile } from '../rules/index.js';
import { answer, configuration, documents, readOnly, refusal, sourceDocumentOf } from './mcp-tools.js';
import { questionsAbout } from './questions/ask.js';
import type { Find } from './questions/weigh.js';
import { weighAnswers } from './questions/weigh.js';
import { configurationName, settingsFromText } from './settings-text.js';

/** More questions than these fit into no context. */
const mostQuestions = 50;
/** Questions about documents, and the answers to them. */
export function addQuestions(server: McpServer): void {
  server.registerTool(
    'open_questions',
    {
      title: 'Ask what only a reader can tell',
      description:
        'Lists which two words of a document may name one person where the words alone do not tell: each question quotes the document and can be answered from its own text by one of its “answers”. Hand the answers to “decide”. At most 50 questions are listed; “leftOut” says how many more there are.',
      inputSchema: {
        documents,
        most: z.number().int().min(1).max(20).optional().describe('questions a document (default: 3)'),
        configuration,
      },
      annotations: readOnly,
    },
    async ({ documents: given, most = 3, configuration: written }) => {
      const all = [];
      for (const { path, text } of given) {
        const settings = await settingsFromText(written, path);
        if ('refused' in settings) return refusal(settings.refused);
        all.push(
          ...questionsAbout(compile(settings.settings), sourceDocumentOf(path, text, settings.format), path, most),
        );
      }
      const rest = all.length - mostQuestions;
      const leftOut = rest > 0 ? { leftOut: `${rest} more: hand over fewer documents.` } : {};
      return answer({ questions: all.slice(0, mostQuestions), ...leftOut });
    },
  );
  addDeciding(server);
}

function addDeciding(server: McpServer): void {
  server.registerTool(
    'decide',
    {
      title: 'Decide open questions',
      description:
        'Takes answers to the questions of “open_questions” and gives the text of distinguo.yml with them as decisions; from then on lint_text with that configuration is certain. Writes no file. If one answer cannot be taken, none is, and the reply says which and why.',
      inputSchema: {
        answers: z
          .array(
            z.object({
              id: z.string().max(2000).describe('of the question'),
              answer: z.string().max(200).describe('one of its answers'),
              reason: z.string().max(1000).optional().describe('why, for those who come later'),
              everywhere: z.boolean().optional().describe('the answer holds in all documents'),
            }),
          )
          .min(1)
          .max(2000),
        documents,
        configuration,
      },
      annotations: readOnly,
    },
    async ({ answers, documents: given, configuration: written = '' }) => {
      const numbered = answers.map(({ id, answer: said, everywhere = false, reason }, index) => ({
        id: id.trim(),
        answer: said.trim(),
        everywhere,
        line: index + 1,
        ...(reason !== undefined && reason.trim() !== '' && { reason: reason.trim() }),
      }));
      const settings = await settingsFromText(written === '' ? undefined : written);
      if ('refused' in settings) return refusal(settings.refused);
      const { decisions, unknown, problems } = await weighAnswers(numbered, finderIn(given, written), false);
      const decided = decideIn(
        configurationName,
        written,
        decisions.map(({ decision }) => decision),
        'yaml',
      );
      const standing = decided.problems.map(({ index, message }) => ({ line: decisions[index]?.line ?? 1, message }));
      const wrong = [...problems, ...standing].map(({ line, message }) => `answer ${line}: ${message}`);
      if (wrong.length > 0) return refusal(wrong.join('\n'));
      const { change, known } = decided;
      const text =
        change === undefined
          ? written
          : written.slice(0, change.span.start) + change.text + written.slice(change.span.end);
      return answer({ configuration: text, written: decisions.length - known, known, open: unknown });
    },
  );
}

/** Finds documents among those that were handed over. */
function finderIn(given: readonly { readonly path: string; readonly text: string }[], written: string): Find {
  return async (path) => {
    const found = given.find((document) => document.path === path);
    if (found === undefined) return { refused: 'is not among the documents: hand it over as well' };
    const settings = await settingsFromText(written === '' ? undefined : written, path);
    if ('refused' in settings) return settings;
    return {
      compiled: compile(settings.settings),
      document: sourceDocumentOf(path, found.text, settings.format),
      path: path.replace(/^\/+/, ''),
      configuration: configurationName,
    };
  };
}
