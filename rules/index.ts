/** The door of the rules: all of them, and the review that hears them. */
export { rulePage } from './page.js';
export { compile, review, reviewing } from './review.js';
export { rules } from './rules.generated.js';
