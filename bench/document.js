/** A generator of whole numbers below a bound, the same each time. */
export function dice(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const subjects = [
  'The service',
  'A report',
  'Each request',
  'The nightly job',
  'This page',
  'An export',
  'The second column',
  'Every schedule',
];
const verbs = [
  'starts with',
  'depends on',
  'is written to',
  'replaces',
  'lists',
  'is compared with',
  'waits for',
  'belongs to',
];
const objects = [
  'the archive',
  'a `config.json` file',
  'the *previous* run',
  '[the table below](#table)',
  'three retries',
  'the local time zone',
  'an **empty** value',
];
const tails = [
  'when the disk is full',
  'as described above',
  'on the first of the month',
  'unless the flag is set',
  'before it is removed',
  'in most regions',
];

const spoken = [
  'Each customer opens the dashboard and clicks the Export button.',
  'The user pays the invoice within thirty days.',
  'Users sign in with their e-mail address, and the customer renews the contract every year.',
  'Consumers must reset their password after five attempts.',
  'An end user can turn the notification off in the settings.',
  'The client sends the token to the server with every request.',
  'Customer success calls the buyers whose subscription ends.',
];

/**
 * A Markdown document of about so many characters: headings, paragraphs, lists,
 * tables and code. Some six paragraphs in a hundred speak of people, as in
 * documents that people write: 0.8 words of the glossary per KB.
 *
 * @param share of a hundred sentences, so many more speak of people; 30 make 6 words per KB, 80 make 14
 */
export function document(size, share = 0) {
  const roll = dice(size);
  const one = (list) => list[roll(list.length)];
  const sentence = () =>
    share > 0 && roll(100) < share ? one(spoken) : `${one(subjects)} ${one(verbs)} ${one(objects)} ${one(tails)}.`;
  const paragraph = () => {
    const sentences = Array.from({ length: 2 + roll(4) }, sentence);
    if (roll(100) < 6) sentences.splice(roll(sentences.length), 0, one(spoken));
    return sentences.join(' ');
  };
  const blocks = [
    () => `## ${one(subjects)} and ${one(objects)}`,
    () => Array.from({ length: 2 + roll(4) }, () => `- ${sentence()}`).join('\n'),
    () =>
      `| Name | Meaning |\n| --- | --- |\n${Array.from({ length: 3 }, () => `| ${one(objects)} | ${sentence()} |`).join('\n')}`,
    () => `\`\`\`js\nconst user = customer(${roll(1000)});\n\`\`\``,
  ];
  const parts = ['# Handbook'];
  for (let length = 0; length < size; ) {
    const block = roll(3) === 0 ? one(blocks)() : paragraph();
    parts.push(block);
    length += block.length + 2;
  }
  return `${parts.join('\n\n')}\n`;
}
