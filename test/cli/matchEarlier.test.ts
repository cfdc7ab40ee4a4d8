import { describe, expect, it } from 'vitest';
import { matchEarlier } from '../../cli/match-earlier.js';

const filler = (name: string) => Array.from({ length: 40 }, (_, i) => `${name}${i}`).join(' ');
const [one, two] = [`${filler('oak')}.\n\n`, `${filler('elm')}.\n\n`];

/** What stands in brackets is remarked on, by the rule before the colon (`[rule:words]`) or one that has no name. */
function marked(source: string) {
  const remarks: { code: string; span: { start: number; end: number }; nth: number }[] = [];
  let text = '';
  for (const part of source.split(/(\[[^\]]*\])/)) {
    const [, code = '', words] = /^\[(?:(\w+):)?([^\]]*)\]$/.exec(part) ?? [];
    const written = words ?? part;
    if (words !== undefined)
      remarks.push({ code, span: { start: text.length, end: text.length + words.length }, nth: remarks.length });
    text += written;
  }
  return { text, remarks };
}

/** Which of the remarks on the later text are new, by their number. */
function fresh(before: string, after: string): readonly number[] {
  const { text, remarks } = marked(after);
  return matchEarlier(marked(before), text, remarks).map(({ nth }) => nth);
}

describe('a remark is known', () => {
  it.each([
    ['its sentence has grown around it', 'An [enduser] waits.', 'So an old [enduser], it seems, waits for the lift.'],
    ['it was wrapped, or set in marks', 'An old [enduser] waits.', 'An old\n**[enduser]** waits.'],
    ['all around it is other', 'An [enduser] waits.', 'Every [enduser] leaves.'],
    ['its words were a part of what was remarked on', 'An [old enduser] waits.', 'An old [enduser] waits.'],
    ['what was remarked on is a part of its words', 'An old [enduser] waits.', 'An [old enduser] waits.'],
    ['its sentence stands elsewhere', `An [enduser] waits. ${one}${two}`, `${one}${two}An [enduser] waits.`],
    [
      'its sentence stands elsewhere, in other capitals, marks and words that fixes write',
      `A user greets the [enduser]. ${one}${two}`,
      `${one}${two}End users *greet* the [enduser].`.replace('*greet*', '*greets*'),
    ],
    [
      'its sentence stands elsewhere and has another word in five',
      `The tall [enduser] often waits here. ${one}${two}`,
      `${one}${two}The tall [enduser] often sits here.`,
    ],
    ['its item stands elsewhere and holds nothing else', `- [Endusers]\n\n${one}${two}`, `${one}${two}- [Endusers]\n`],
  ])('when %s', (_, before, after) => expect(fresh(before, after)).toEqual([]));
});

describe('a remark is new', () => {
  it.each([
    ['when nothing was remarked on before', 'An enduser waits.', 'An [enduser] waits.'],
    ['when another rule makes it', 'An [a:enduser] waits.', 'An [b:enduser] waits.'],
    [
      'when another rule makes it of a sentence elsewhere',
      `An [a:enduser] waits. ${one}`,
      `${one}An [b:enduser] waits.`,
    ],
    ['when one of its words is new', 'An [old user] waits.', 'An [old end user] waits.'],
    ['when its first word is new', 'An [old user] waits.', 'An [olden user] waits.'],
    [
      'when its sentence stands elsewhere and has other words in half',
      `The tall [enduser] often waits here. ${one}${two}`,
      `${one}${two}The small [enduser] never sits anywhere.`,
    ],
    [
      'when other words of a sentence elsewhere were remarked on',
      `The [enduser] often waits here. ${one}${two}`,
      `${one}${two}The enduser often [waits] here.`,
    ],
    [
      'when a sentence before it was remarked on',
      'An [enduser] waits. Some enduser left it.',
      'An enduser waits. Some [enduser] left it.',
    ],
    [
      'when a sentence after it was remarked on',
      'An enduser waits. Some [enduser] left it.',
      'An [enduser] waits. Some enduser left it.',
    ],
    [
      'when its sentence stands elsewhere and has other words in two of five',
      `The tall [enduser] often waits here. ${one}${two}`,
      `${one}${two}The small [enduser] often sits here.`,
    ],
    [
      'when its sentence stands elsewhere and has a word often that was there once',
      `Far from every [enduser] lies it. ${one}${two}`,
      `${one}${two}Far, far, far [enduser], far, far.`,
    ],
  ])('%s', (_, before, after) => expect(fresh(before, after)).toEqual([0]));
});

describe('an earlier remark', () => {
  it('is that of one remark: of a sentence that was copied, the second is new', () => {
    expect(fresh(`${one}An [enduser] waits.`, `An [enduser] waits. ${one}An [enduser] waits.`)).toEqual([0]);
    expect(fresh(`An [enduser] waits. ${one}`, `${one}An [enduser] waits. An [enduser] waits.`)).toEqual([1]);
    expect(fresh('An [enduser] waits.', 'An [enduser] and an [enduser] wait.')).toEqual([1]);
  });

  it('is that of the same sentence before it is that of one much like it', () => {
    const [here, there] = ['The tall [enduser] often waits here. ', 'The tall [enduser] often waits there. '];
    expect(fresh(`${here}${there}${one}${two}`, `${one}${two}${there}${here}`)).toEqual([]);
    expect(fresh(`${here}${one}${two}`, `${one}${two}${there}${here}`)).toEqual([1]);
  });
});
