/** What is used of the parser “sax”, which has no types of its own. */
declare module 'sax' {
  export interface Tag {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }
  /** A name with its namespace, as a parser that knows namespaces gives it. */
  export interface QualifiedName {
    readonly local: string;
    readonly uri: string;
  }
  export interface QualifiedAttribute extends QualifiedName {
    readonly value: string;
  }
  export interface QualifiedTag extends QualifiedName {
    readonly attributes: Readonly<Record<string, QualifiedAttribute>>;
  }
  export interface SAXParser<Opened = Tag> {
    /** From 0. */
    readonly line: number;
    /** Behind the last character that was read, from 0. */
    readonly position: number;
    /** Behind the `<` that was read last. */
    readonly startTagPosition: number;
    error: Error | null;
    onopentag: (tag: Opened) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    onopencdata: () => void;
    onclosecdata: () => void;
    oncomment: (text: string) => void;
    onprocessinginstruction: () => void;
    ondoctype: (text: string) => void;
    onerror: (error: Error) => void;
    write(text: string): SAXParser<Opened>;
    close(): SAXParser<Opened>;
  }
  interface Options {
    readonly trim?: boolean;
    readonly strictEntities?: boolean;
  }
  const sax: {
    parser(strict: boolean, options: Options & { readonly xmlns: true }): SAXParser<QualifiedTag>;
    parser(strict: boolean, options?: Options): SAXParser;
    MAX_BUFFER_LENGTH: number;
  };
  export default sax;
}
