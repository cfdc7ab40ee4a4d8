const words = (text: string): readonly string[] => text.trim().split(/\s+/);

interface Inline {
  readonly before: number;
  readonly mark?: 'emphasis' | 'strong' | 'link';
}

/** Commands whose text reads on in the sentence, with how many arguments stand before it, and what it marks. */
const INLINE: ReadonlyMap<string, Inline> = new Map<string, Inline>([
  ...words('emph textit textsl').map((name) => [name, { before: 0, mark: 'emphasis' }] as const),
  ...words('textbf alert').map((name) => [name, { before: 0, mark: 'strong' }] as const),
  ...words(
    `text textrm textsf textmd textup textnormal textsc textlf underline uline uwave mbox hbox fbox framebox makebox enquote
    textquote centerline leftline rightline sout hl MakeUppercase MakeLowercase uppercase lowercase textsuperscript
    textsubscript hyperref shortstack blockquote foreignquote`,
  ).map((name) => [name, { before: 0 }] as const),
  ...words('textcolor colorbox parbox raisebox scalebox rotatebox foreignlanguage').map(
    (name) => [name, { before: 1 }] as const,
  ),
  ...words('multicolumn multirow resizebox fcolorbox').map((name) => [name, { before: 2 }] as const),
  ['href', { before: 1, mark: 'link' }],
]);

/** Titles of sections by their level. */
const LEVELS: ReadonlyMap<string, number> = new Map(
  words('part chapter section subsection subsubsection paragraph subparagraph').map((name, level) => [name, level]),
);

/** Commands whose text is a paragraph of its own, with how many arguments stand before it. */
const APART: ReadonlyMap<string, number> = new Map([
  ...words('footnote footnotetext caption subcaption marginpar marginnote sidenote frametitle framesubtitle').map(
    (name) => [name, 0] as const,
  ),
  ['captionof', 1],
]);

/** Commands that leave no trace in the sentence. */
const SILENT: ReadonlySet<string> = new Set(
  words(`label index glossary vspace hspace vskip hskip noindent indent centering raggedright raggedleft tiny scriptsize
    footnotesize small normalsize large Large LARGE huge Huge bf it em sl sc rm sf tt bfseries itshape slshape scshape
    rmfamily sffamily ttfamily mdseries upshape normalfont selectfont protect relax leavevmode nolinebreak linebreak
    allowbreak sloppy fussy phantomsection addcontentsline setcounter addtocounter setlength addtolength
    hline toprule midrule bottomrule cline cmidrule hfill vfill quad qquad thinspace enspace xspace unskip ignorespaces null
    strut smallskip medskip bigskip pagebreak nopagebreak newpage clearpage cleardoublepage maketitle tableofcontents
    color pdfbookmark hypertarget frenchspacing marginparsep onecolumn twocolumn`),
);

/** Commands of those that part paragraphs. */
const PARTING: ReadonlySet<string> = new Set(
  words(`par bigskip medskip smallskip newpage clearpage cleardoublepage maketitle tableofcontents hline toprule midrule
    bottomrule vspace vskip`),
);

/** Characters by the commands that write them. */
const CHARACTERS: Readonly<Record<string, string>> = {
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  slash: '/',
};

/** Environments whose text is none. */
const VERBATIM =
  /^(?:[vV]erbatim|BVerbatim|LVerbatim|SaveVerbatim|lstlisting|minted|alltt|comment|filecontents|code|spverbatim|listing|pyconcode|pycode|sagecode|luacode|asy|tikzpicture|pgfpicture|picture|forest|algorithmic|thebibliography|equation|align|alignat|aligned|flalign|gather|gathered|multline|eqnarray|displaymath|math|IEEEeqnarray|cases|array|[pbvBV]?matrix|split|dmath|mathpar|prooftree|xy|tikzcd|ltxcode|ltxexample)\*?$/;
const LIST = /^(?:itemize|enumerate|description|compactitem|compactenum|inparaenum|optionlist|valuelist|marglist)\*?$/;
const ORDERED = /^(?:enumerate|compactenum|inparaenum)/;
const TABLE = /^(?:tabular[xy]?|longtable|tabu|longtabu|tabulary|supertabular|tblr)\*?$/;
const QUOTATION = /^(?:quote|quotation|verse|displayquote)$/;
/** Environments without arguments in braces. */
const PLAIN =
  /^(?:document|abstract|center|flushleft|flushright|figure|table|quote|quotation|verse|itemize|enumerate|description|sloppypar|titlepage|appendices|proof)\*?$/;

/** What an environment holds. */
export type Environment = 'verbatim' | 'list' | 'table' | 'quotation' | 'text';

/** What is known of commands and environments. */
export const latex = {
  inline: (name: string) => INLINE.get(name),
  level: (name: string): number | undefined => LEVELS.get(name),
  apart: (name: string): number | undefined => APART.get(name),
  isSilent: (name: string): boolean => SILENT.has(name),
  parts: (name: string): boolean => PARTING.has(name),
  character: (name: string): string | undefined => (Object.hasOwn(CHARACTERS, name) ? CHARACTERS[name] : undefined),
  environment(name: string): Environment {
    if (VERBATIM.test(name)) return 'verbatim';
    if (LIST.test(name)) return 'list';
    if (TABLE.test(name)) return 'table';
    return QUOTATION.test(name) ? 'quotation' : 'text';
  },
  isOrdered: (name: string): boolean => ORDERED.test(name),
  takesArguments: (name: string): boolean => !PLAIN.test(name),
} as const;
