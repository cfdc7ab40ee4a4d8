/** The door of the room that opens documents of word processors and presentation programs. */
export type { OfficeChange } from './change.js';
export type { ChangesWriting, OfficeDocument } from './document.js';
export { openOffice } from './open.js';
export { Refusal } from './refusal.js';
