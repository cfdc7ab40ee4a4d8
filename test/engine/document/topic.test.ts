import { expect, it } from 'vitest';
import { topicsOf } from '../../../engine/document/topic.js';
import type { Topic } from '../../../engine/index.js';

const TOPICS: readonly Topic[] = ['shop', 'agency', 'regulation', 'api', 'billing', 'technical'];
const WORDS = [
  'cart',
  'product pages',
  'law firm',
  'by law',
  'api',
  'invoice',
  'deployed',
  'consumer data',
  'a',
  'the',
];
const SIGNS = [' ', ' ', ' ', '-', '. ', '\n', ', ', 's', 'é', ''];

it('counts after edits what it counts in the same text afresh', () => {
  let state = 11;
  const roll = (bound: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const written = (length: number) =>
    Array.from({ length }, () => `${WORDS[roll(WORDS.length)]}${SIGNS[roll(SIGNS.length)]}`).join('');
  let text = written(3000);
  let topics = topicsOf(text);
  for (let edit = 0; edit < 300; edit++) {
    const start = edit % 7 === 0 ? text.length : roll(text.length + 1);
    const end = Math.min(text.length, start + roll(edit % 20 === 0 ? 9000 : 4));
    text = text.slice(0, start) + written(roll(edit % 20 === 1 ? 2000 : 3)) + text.slice(end);
    topics = topicsOf(text, topics);
    const fresh = topicsOf(text);
    for (const topic of TOPICS) expect(topics.count(topic), `${topic} after ${edit}`).toBe(fresh.count(topic));
  }
});

it('counts in pieces what it counts in the whole', () => {
  const text = 'The law firm deploys carts by law; product pages, api. '.repeat(600);
  const topics = topicsOf(text);
  expect(TOPICS.map((topic) => topics.count(topic))).toEqual([1200, 600, 600, 600, 0, 1200]);
});
