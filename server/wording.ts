/** How the interface speaks of roles and verdicts. Everything from a document or a glossary is escaped. */
import { type Evidence, type Glossary, type JudgedMention, type Role, recordOf, type Sense } from '../engine/index.js';
import { escapeMarkdown } from './convert.js';
import type { Translate } from './messages.js';

/** What a person in this role is called when no glossary is asked. */
export const roleName = (t: Translate, role: Role): string => t(recordOf(role).wording.person);

/** The definitions of a term, one paragraph each, Markdown. */
export function definitions(t: Translate, glossary: Glossary, term: string): string[] {
  return sensesOf(glossary, term).map((sense) => {
    const line = `**${escapeMarkdown(sense.term)}** (${roleName(t, sense.role)}): ${escapeMarkdown(sense.definition)}`;
    return sense.source === undefined ? line : `${line}\n\n_${t('Source')}: ${escapeMarkdown(sense.source)}_`;
  });
}

/** The senses of a term, in the order of the glossary. */
export function sensesOf(glossary: Glossary, term: string): readonly Sense[] {
  return glossary.senses.filter((sense) => sense.term === term);
}

/** The term that the glossary would write for a role. */
export function termFor(glossary: Glossary, role: Role): string | undefined {
  return glossary.preferred[role] ?? glossary.senses.find((sense) => sense.role === role)?.term;
}

/** What a sentence makes of a mention, Markdown. */
export function reading(t: Translate, glossary: Glossary, mention: JudgedMention): string {
  const { verdict } = mention;
  if (verdict.kind === 'open') return t('Here: nothing says clearly who is meant, so the word is left alone.');
  if (verdict.kind === 'acquitted') return t('Here: not judged ({0}).', escapeMarkdown(verdict.why));
  const role = `**${roleName(t, verdict.role)}**`;
  const here = verdict.kind === 'clear' ? t('Here: {0}.', role) : t('Here, probably: {0}.', role);
  const because = reasons(verdict.evidence, verdict.role);
  const evidence = because === '' ? '' : ` ${t('Because {0}.', because)}`;
  return `${here}${evidence}${called(t, glossary, mention, verdict.role)}`;
}

function called(t: Translate, glossary: Glossary, mention: JudgedMention, role: Role): string {
  if (sensesOf(glossary, mention.term).some((sense) => sense.role === role)) {
    return `\n\n${t('“{0}” is what the glossary calls that role.', escapeMarkdown(mention.term))}`;
  }
  const term = termFor(glossary, role);
  return term === undefined ? '' : `\n\n${t('The glossary calls that role **{0}**.', escapeMarkdown(term))}`;
}

/** The strongest reasons for a role, one for each word or phrase. */
function reasons(evidence: readonly Evidence[], role: Role): string {
  const words = new Map<string, string>();
  for (const { role: shown, text, because } of evidence.toSorted((a, b) => b.weight - a.weight)) {
    if (shown === role && !words.has(text)) words.set(text, escapeMarkdown(because.replace(/\.$/, '')));
  }
  return [...words.values()].slice(0, 3).join('; ');
}
