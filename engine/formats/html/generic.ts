import type { TemplateSyntax } from './mask.js';
import { hideMustache } from './mustache.js';
import { hideStatement } from './statement.js';

/** Code as most languages of templates write it, for pages that do not say which is theirs. */
export const GENERIC: TemplateSyntax = {
  marks: '{',
  hideAt(at, hiding) {
    const { text, absent, hide } = hiding;
    switch (text[at + 1]) {
      case '{':
        return hideMustache(at, hiding);
      case '%':
        return hideStatement(at, hiding);
      case '#': {
        // “{#id}” is none
        const end = text[at + 2] === ' ' ? absent.indexOf(text, '#}', at + 2) : -1;
        if (end < 0) return -1;
        hide({ from: at, to: end + 2, kind: 'opaque', comment: { textFrom: at + 2, textTo: end } });
        return end + 2;
      }
      default:
        return -1;
    }
  },
};

/** Whether a page may hold templates. */
export const holdsTemplates = (text: string): boolean =>
  text.includes('{{') || text.includes('{%') || text.includes('{# ');
