import type { PartOfSpeech, TermEntry } from '../model.js';
import { pluralOf } from './plural.js';

/** A form of a term: its base, its form in -s (plural, or third person), and what verbs have besides. */
export type Form = 'base' | 'plural' | 'ed' | 'ing';

/** A form of a term as it is written. */
export interface WrittenForm {
  readonly written: string;
  readonly form: Form;
}

/** What is known of the forms of a term: its part of speech, and those that are irregular. */
export type Grammar = Pick<TermEntry, 'plural' | 'past' | 'gerund' | 'partOfSpeech'>;

/**
 * All forms in which a term is met, its base first. Where it is not known whether a term is a verb (“whitelist”), it
 * may be one.
 *
 * @param isNoun it has no forms but its plural, whatever its part of speech
 */
export function formsOf(written: string, grammar: Grammar, isNoun: boolean): readonly WrittenForm[] {
  const forms: WrittenForm[] = [{ written, form: 'base' }];
  const { partOfSpeech } = grammar;
  if (partOfSpeech === 'adjective' || partOfSpeech === 'adverb' || partOfSpeech === 'other') return forms;
  forms.push({ written: inForm(written, 'plural', grammar) ?? written, form: 'plural' });
  if (isNoun || partOfSpeech === 'noun') return forms;
  const { head, rest } = inflected(written, partOfSpeech);
  const past = grammar.past === undefined ? regularPasts(head).map((form) => form + rest) : [grammar.past];
  const gerund = grammar.gerund === undefined ? regularGerunds(head).map((form) => form + rest) : [grammar.gerund];
  return [
    ...forms,
    ...past.map((form): WrittenForm => ({ written: form, form: 'ed' })),
    ...gerund.map((form): WrittenForm => ({ written: form, form: 'ing' })),
  ];
}

/**
 * A term in one of its forms.
 *
 * @returns undefined where the form is irregular and nobody has given it
 */
export function inForm(written: string, form: Form, grammar: Grammar): string | undefined {
  const { head, rest } = inflected(written, grammar.partOfSpeech);
  switch (form) {
    case 'base':
      return written;
    case 'plural':
      return grammar.plural ?? pluralOf(head) + rest;
    case 'ed':
      return grammar.past ?? (isIrregular(head) ? undefined : `${regularPasts(head)[0]}${rest}`);
    case 'ing':
      return grammar.gerund ?? `${regularGerunds(head)[0]}${rest}`;
  }
}

/** What of a term is inflected: the first word of a verb (“log in”), the last of anything else. */
function inflected(written: string, partOfSpeech: PartOfSpeech | undefined): { head: string; rest: string } {
  const isVerb = partOfSpeech === 'verb' || (partOfSpeech === undefined && isPhrasal(written));
  const cut = isVerb ? written.search(/\s/) : -1;
  return cut < 0 ? { head: written, rest: '' } : { head: written.slice(0, cut), rest: written.slice(cut) };
}

/** “log in”, “set up”: a verb with its particle, as long as nobody says that it is none. */
export const isPhrasal = (written: string): boolean =>
  /^[^\s-]+\s+(?:in|on|off|out|up|down|over|back|away|through)$/i.test(written);

/** The forms in -ed that a verb may have, the usual one first. */
function regularPasts(verb: string): readonly string[] {
  if (/e$/i.test(verb)) return [`${verb}d`];
  if (/[^aeiou]y$/i.test(verb)) return [`${verb.slice(0, -1)}ied`];
  return doubled(verb).map((stem) => `${stem}ed`);
}

/** The forms in -ing that a verb may have, the usual one first. */
function regularGerunds(verb: string): readonly string[] {
  if (/ie$/i.test(verb)) return [`${verb.slice(0, -2)}ying`];
  if (/[^eoy]e$/i.test(verb)) return [`${verb.slice(0, -1)}ing`];
  return doubled(verb).map((stem) => `${stem}ing`);
}

/** “stop” becomes “stopp”; “cancel” is met as both. */
function doubled(verb: string): readonly string[] {
  if (!/(?:[^aeiou]|qu|^)[aeiou][^aeiouwxyh]$/i.test(verb)) return [verb];
  const twice = verb + verb.slice(-1);
  return isStressedAtEnd(verb) ? [twice, verb] : [verb, twice];
}

const isStressedAtEnd = (verb: string): boolean =>
  /(?:^|[\s-])[^aeiou\s-]*[aeiou][^aeiou\s-]$/i.test(verb) ||
  /(?:mit|fer|fit|cur|gin|pel|format|plug|ship)$/i.test(verb);

/** Verbs whose past has a form of its own, as the last or only word of a term. */
const isIrregular = (verb: string): boolean =>
  /(?:^|[\s-])(?:be|become|begin|bind|break|bring|build|buy|catch|choose|come|cut|do|draw|drive|fall|find|forget|get|give|go|grow|have|hide|hit|hold|keep|know|lead|leave|let|lose|make|mean|meet|pay|put|read|rebuild|reset|rewrite|run|say|see|sell|send|set|shut|split|spend|spread|stand|stick|take|tell|think|throw|undo|understand|upset|wind|withdraw|write)$/i.test(
    verb,
  );
