import type { Terminal } from '../terminal.js';

/** What `distinguo glossary --help` says; docs/glossary.md shows the same. */
export const glossaryHelp = `distinguo glossary test [CONFIGURATION …]         hold the sentences of terms (flags, passes) against the glossary
distinguo glossary check [FILE]                   tell what contradicts itself, and what nothing uses
distinguo glossary discover [PATH …] [--json]     tell the words for people, what each does, and who is who
distinguo glossary diff BEFORE AFTER              tell in words how two glossaries differ
distinguo glossary import FILE [options]          print a glossary of another format as a configuration
distinguo glossary export [CONFIGURATION] [options]   print the terms of a configuration in another format

--format NAME      csv, tsv, xlsx, markdown, html, tbx, turtle, json-ld, contextive, vale, vale-accept, cspell,
                   textlint; where the name of a file does not tell
-o, --output FILE  write there instead; a file that is there is left alone, unless --force is said
--map HEADER=FIELD a column of a table, for a header that is not known (repeat it)
--language CODE    which terms of a TBX or SKOS are read, and as which they are written (default: en)
--title TEXT       what an exported page is called (default: Glossary)
--partial          take over what can be, and tell what is left behind
`;

/** Prints it. */
export async function printGlossaryHelp(terminal: Terminal): Promise<number> {
  await terminal.print(glossaryHelp);
  return 0;
}
