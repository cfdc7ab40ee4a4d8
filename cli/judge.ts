// The engine as one lazy chunk: a run in which no document holds a word of the glossary never loads it.
export { review } from '../rules/index.js';
