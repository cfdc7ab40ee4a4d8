/** Why a document cannot be read or written, as the end of a sentence that begins with its path: `is no ZIP archive`. */
export class Refusal extends Error {}
