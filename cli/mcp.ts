import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
// As a namespace: `{ z }` would bundle the messages of every language with it.
import * as z from 'zod';
import { recommendedSettings } from '../configuration/index.js';
import { didYouMean, languageAs, type Settings, textLanguageIds } from '../engine/index.js';
import { review, rules } from '../rules/index.js';
import { fixText } from './fix.js';
import { fileJson } from './format/json.js';
import { addCast } from './mcp-cast.js';
import { addQuestions } from './mcp-questions.js';
import { answer, configuration, readOnly, refusal } from './mcp-tools.js';
import { usesOf } from './report.js';
import { settingsFromText } from './settings-text.js';

/** In UTF-16 code units: what one call may hand over. */
const longestText = 2_000_000;
/** More findings than these nobody reads, and an answer must fit into a context. */
const mostFindings = 500;

/**
 * Serves language models over standard input and output, by the Model Context
 * Protocol. Judges texts that it is given; reads and writes no file, and runs nothing.
 */
export async function serveMcp(): Promise<void> {
  process.stdout.once('error', ({ code, message }: NodeJS.ErrnoException) => {
    // Whoever asked has gone, and waits for no answer.
    if (code === 'EPIPE') process.exit();
    process.stderr.write(`distinguo: the answer could not be written: ${message}\n`);
    process.exit(2);
  });
  const server = new McpServer({ name: 'distinguo', version: process.env.DISTINGUO_VERSION ?? '' });
  addLinting(server);
  addExplanations(server);
  addCast(server);
  addQuestions(server);
  await server.connect(new StdioServerTransport());
}

function addLinting(server: McpServer): void {
  server.registerTool(
    'lint_text',
    {
      title: 'Check who is meant',
      description:
        'Finds where customer, user, consumer, client and end user name the wrong role in a text, says why, and what to write instead. Offsets are UTF-16 code units from 0, lines and columns count from 1. At most 500 findings are listed; “leftOut” says how many more there are.',
      inputSchema: {
        text: z.string().max(longestText).describe('the document'),
        language: z.enum(textLanguageIds).optional().describe('the kind of document (default: by path, else markdown)'),
        path: z.string().optional().describe('a name such as docs/a.md, which decides the kind; no file is read'),
        configuration,
        fix: z.boolean().optional().describe('also return the text with what is clear rewritten'),
      },
      annotations: readOnly,
    },
    async ({ text, language, path = 'text.md', configuration: written, fix }) => {
      const settings = await settingsFromText(written, path);
      if ('refused' in settings) return refusal(settings.refused);
      if (language === undefined && settings.format === false)
        return refusal(
          `“formats” in the configuration says that ${path} is not read: say its language to have it read.`,
        );
      const languageId = language ?? languageAs(path, settings.format) ?? 'markdown';
      const judge = (document: string) => review({ text: document, languageId }, settings.settings);
      const { findings, problems, mentions } = judge(text);
      const listed = { findings: findings.slice(0, mostFindings), problems: problems.slice(0, mostFindings) };
      const report = { path, text, ...listed, fixed: 0, known: 0, uses: usesOf(mentions, settings.settings.glossary) };
      const fixed = fix === true ? { fixed: fixText(text, { scope: 'clear', steps: false }, judge).text } : {};
      const all = findings.length + problems.length;
      const rest = all - listed.findings.length - listed.problems.length;
      return answer({
        ...fileJson(report),
        ...(rest > 0 && { leftOut: `${rest} more: hand over less text.` }),
        ...fixed,
      });
    },
  );
}

function addExplanations(server: McpServer): void {
  server.registerTool(
    'explain_term',
    {
      title: 'Explain a word or a rule',
      description:
        'Says what a word of the glossary promises (customer, user, …) or what a rule looks for (role-mismatch, …).',
      inputSchema: { name: z.string().max(200).describe('the word or the rule'), configuration },
      annotations: readOnly,
    },
    async ({ name, configuration: written }) => {
      const settings = await settingsFromText(written);
      return 'refused' in settings
        ? refusal(settings.refused)
        : explained(name.trim().toLowerCase(), settings.settings);
    },
  );
  server.registerTool(
    'list_glossary',
    {
      title: 'List the glossary',
      description:
        'Lists the words, the roles they name with definitions, the preferred word of each role, and what each rule is set to.',
      inputSchema: { configuration },
      annotations: readOnly,
    },
    async ({ configuration: written }) => {
      const settings = await settingsFromText(written);
      if ('refused' in settings) return refusal(settings.refused);
      const { glossary, rules: set } = settings.settings;
      return answer({ ...glossary, rules: set });
    },
  );
}

function explained(name: string, { glossary }: Settings = recommendedSettings) {
  const rule = rules.find(({ id }) => id === name);
  if (rule !== undefined) {
    const { id, summary, rationale, flags, passes } = rule;
    return answer({ rule: id, summary, rationale, flags, passes });
  }
  const entry = glossary.terms.find(({ term, plural, deprecated }) =>
    [term, `${term}s`, plural, ...deprecated].includes(name),
  );
  const names = [...glossary.terms.map(({ term }) => term), ...rules.map(({ id }) => id)];
  if (entry === undefined)
    return refusal(`There is no word or rule “${name}”.${didYouMean(name, names)} Known: ${names.join(', ')}.`);
  const senses = glossary.senses.filter(({ term }) => term === entry.term);
  const preferredFor = Object.entries(glossary.preferred).flatMap(([role, term]) =>
    term === entry.term ? [role] : [],
  );
  return answer({ ...entry, senses, preferredFor });
}
