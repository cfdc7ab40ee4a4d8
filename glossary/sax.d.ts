/** What is used of the parser “sax”, which has no types of its own. */
declare module 'sax' {
  export interface Tag {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }
  export interface SAXParser {
    /** From 0. */
    readonly line: number;
    error: Error | null;
    onopentag: (tag: Tag) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    ondoctype: (text: string) => void;
    onerror: (error: Error) => void;
    write(text: string): SAXParser;
    close(): SAXParser;
  }
  const sax: {
    parser(strict: boolean, options?: { readonly trim?: boolean; readonly strictEntities?: boolean }): SAXParser;
    MAX_BUFFER_LENGTH: number;
  };
  export default sax;
}
