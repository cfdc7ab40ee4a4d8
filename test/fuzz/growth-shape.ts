/** Builds a document of about a length, in UTF-16 code units. */
export type Shape = (length: number) => string;

export const repeated =
  (unit: string, before = '', after = ''): Shape =>
  (length) =>
    before + unit.repeat(Math.ceil(length / unit.length)) + after;
export const nested =
  (open: string, close: string, most = Number.POSITIVE_INFINITY): Shape =>
  (length) => {
    const depth = Math.min(most, Math.floor(length / (open.length + close.length)));
    const whole = `${open.repeat(depth)}The user pays.${close.repeat(depth)}\n\n`;
    return whole.repeat(Math.max(1, Math.round(length / whole.length)));
  };
