/** The door of the rules: all of them, and the review that hears them. */
export { rules } from './catalogue.js';
export { rulePage } from './page.js';
export { review } from './review.js';
