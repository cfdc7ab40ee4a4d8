/** Begins a report that could be taken for a document, so that the next run leaves it out. */
export const ownMark = '<!-- Distinguo report -->';

/** Whether a document is a report or a page of questions that an earlier run wrote; nobody wants it read by the way. */
export const isReport = (text: string): boolean => text.slice(0, 64).includes(ownMark);
