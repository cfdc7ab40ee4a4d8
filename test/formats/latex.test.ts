import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { ignoreHere, ignoreInFile, withInsertion } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { blocks, reading, seen } from '../prose/reading.js';
import { structureOfLatex, wordsByUnifiedLatex, wordsIn } from '../support/latex.js';
import { neutralFor } from '../support/structure.js';
import { fixed, textsOf } from './texts.js';

const example = fs.readFileSync('examples/watering-guide.tex', 'utf8');
const neutral = neutralFor(recommendedSettings.glossary);

const DOCUMENTS: Readonly<Record<string, string>> = {
  example,
  parts: String.raw`\chapter{Beds} \section*{Of the garden}
\subsection[Short]{Long \emph{title}} Text with a % comment {
word and \textbf{bold \textit{both}} words.\footnote{A note, \textbf{bold}.

In two paragraphs.} More.
\begin{enumerate}\item One \item[Two] three\end{enumerate}
\begin{quote}Said \& done, 5\% of \$7.\end{quote}
`,
  code: String.raw`A \verb|user {| and \verb*+user+ and \texttt{user} here.
\begin{verbatim}
user } {
\end{verbatim}
\begin{lstlisting}[language=C]
user $ %
\end{lstlisting}
Formulas $user_{n}$, \(user\), $$user$$ and \[user\] there.
\begin{align*}
user &= 1 \\
\end{align*}
Cited \cite[p.~3]{user}, \ref{user}, \label{user}\index{user} shown.
`,
};

describe('reading LaTeX', () => {
  it.each(Object.entries(DOCUMENTS))('takes the words that unified-latex tells: %s', (_name, source) => {
    for (const text of [source, source.replaceAll('\n', '\r\n')])
      expect([...wordsIn(textsOf(text, 'latex').join(' '))].sort()).toEqual([...wordsByUnifiedLatex(source)].sort());
  });

  it('knows what each block is, and what it stands under', () => {
    const source = String.raw`\section{Users}
\begin{itemize}
\item user \item[a client] user
\begin{enumerate}\item client\end{enumerate}
\end{itemize}
\subsection{Clients}
\begin{tabular}{ll}user & x \\ client & \multicolumn{2}{c}{user}\end{tabular}
\begin{quote}user\end{quote}
Text\footnote{client} user.`;
    expect(blocks(source, 'latex')).toEqual([
      'heading: Users',
      'item: user',
      'term: a client',
      'item: user',
      'item: client',
      'heading: Clients',
      'cell: user',
      'cell: client',
      'cell: user',
      'paragraph: user',
      'paragraph: Text□ user.',
      'paragraph: client',
    ]);
    const { proses } = reading(source, 'latex');
    expect(proses.slice(1, 5).map(({ context: { list } }) => [list?.id, list?.item, list?.ordered])).toEqual([
      [0, 0, false],
      [0, 1, false],
      [0, 1, false],
      [1, 0, true],
    ]);
    expect(proses[7]?.context).toEqual({ headings: ['Users', 'Clients'], table: { id: 2, row: 1, column: 0 } });
    expect(proses[9]?.context.quoted).toBe(true);
  });

  it.each([
    ['code', String.raw`the user of ⟦\texttt{user}⟧, ⟦\verb|user|⟧ and ⟦\lstinline!user!⟧.`],
    ['formulas', String.raw`the user of ⟦$user$⟧ and ⟦\(user\)⟧.`],
    ['references', String.raw`the user of ⟦\cite[user]{user}⟧ and ⟦\ref{user}⟧.`],
    ['commands that nobody knows, with all that is attached', String.raw`the user of ⟦\user[user]{user}{client}⟧.`],
    ['addresses', 'the user of ⟦https://user.example⟧.'],
  ])('leaves out %s', (_what, marked) => {
    expect(seen(marked.replaceAll(/[⟦⟧]/g, ''), 'latex')).toEqual([marked]);
  });

  it('reads what is written for a character, and words that a comment joins', () => {
    expect(textsOf("``the user''~\\& caf\\'e, na\\\"{\\i}ve\\ldots{} us%\n  er --- \\c{c}", 'latex')).toEqual([
      '“the user”  & café, naïve… user --- ç',
    ]);
  });

  it('reads nothing before the document but its title, and nothing behind it', () => {
    const source =
      '\\documentclass{a}\n\\title{The user}\n\\newcommand{\\x}{a user}\nuser\n\\begin{document}\na client\n\\end{document}\nuser';
    expect(blocks(source, 'latex')).toEqual(['title: The user', 'paragraph: a client']);
  });

  it.each(['{', '\\textbf{', '$', '\\[', '\\begin{itemize}\n\\item ', '\\footnote{', '\\verb|', '[', '\\item['])(
    'reads on where %s is never closed',
    (open) => expect(textsOf(`${open}the user\n\nclient`, 'latex').join(' ')).toMatch(/client/),
  );

  it('reads nothing of nothing', () => expect(textsOf('', 'latex')).toEqual([]));
});

describe('a fix in LaTeX', () => {
  it('leaves the document as unified-latex reads it', () => {
    for (const [source, lines] of [
      [example, '\n'],
      [example.replaceAll('\n', '\r\n'), '\r\n'],
    ] as const) {
      const after = fixed(source, 'latex');
      expect(after).not.toBe(source);
      expect(structureOfLatex(after, neutral)).toBe(structureOfLatex(source, neutral));
      expect(after.split(lines).length).toBe(source.split(lines).length);
      expect(fixed(after, 'latex')).toBe(after);
    }
  });
});

describe('comments of LaTeX', () => {
  const wrong = 'The user pays the invoice.';
  const again = (text: string) => review({ text, languageId: 'latex' }, recommendedSettings);
  const left = (source: string) => {
    const { findings, problems } = again(source);
    return [findings.length, ...problems.map(({ code }) => code)];
  };

  it('silence findings, and say when they silence nothing', () => {
    expect(left(`% distinguo-disable-next-line role-mismatch\n${wrong}\n`)).toEqual([0]);
    expect(left(`Words.\n% distinguo-disable-next-line\n${wrong}\n`)).toEqual([0]);
    expect(left(`${wrong} % distinguo-disable-line\n`)).toEqual([0]);
    expect(left(`% distinguo-disable\n${wrong}\n\n% distinguo-enable\n${wrong}\n`)).toEqual([1]);
    expect(left(`%% distinguo-disable-file\n${wrong}\n`)).toEqual([0]);
    expect(left(`\\begin{verbatim}\n% distinguo-disable-file\n\\end{verbatim}\n${wrong}\n`)).toEqual([1]);
    expect(left('% distinguo-disable-next-line\nWords.\n')).toEqual([0, 'unused-directive']);
  });

  it('are written where they part nothing', () => {
    const reviewed = again(example);
    const reviewable = { document: { text: example, languageId: 'latex' as const }, review: reviewed, again };
    expect(reviewed.findings.length).toBeGreaterThan(2);
    for (const finding of reviewed.findings)
      for (const insertion of [ignoreHere(reviewable, finding), ignoreInFile(reviewable, finding)]) {
        expect(insertion).toBeDefined();
        const silenced = withInsertion(example, insertion ?? { offset: 0, text: '', covers: 'file' });
        expect(structureOfLatex(silenced.replace(/^.*distinguo-.*\n/m, ''), neutral)).toBe(
          structureOfLatex(example, neutral),
        );
      }
  });
});
