/** The door of the glossaries: their tests, and the formats in which others keep them. */
export { type FailedTest, testGlossary } from './self-test.js';
