import type { Format } from './format.js';
export function htmlFormat(): Format {
  return { begin: () => '', file: () => '', end: () => '' };
}
