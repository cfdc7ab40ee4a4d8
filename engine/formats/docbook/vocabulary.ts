import type { Mark } from '../../model.js';

/** What the elements of documents in XML are; names without a prefix. An element of none of these reads on in its sentence. */
export interface Vocabulary {
  /** Begin and end a paragraph. */
  readonly blocks: ReadonlySet<string>;
  /** Their text is none: they stand for a word in the sentence. */
  readonly opaque: ReadonlySet<string>;
  /** Nothing in them is text, and they part paragraphs. */
  readonly skipped: ReadonlySet<string>;
  /** Leave no trace, with all that is in them. */
  readonly silent: ReadonlySet<string>;
  /** Hold a title of their own: those of others are captions. */
  readonly sections: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  readonly quotations: ReadonlySet<string>;
  readonly marks: Readonly<Record<string, Mark['kind']>>;
  /** Lists, and whether they are numbered; their items; tables, their rows and cells. */
  readonly lists: Readonly<Record<string, boolean>>;
  readonly items: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const docbook: Vocabulary = {
  blocks: words(`book part chapter appendix preface article section sect1 sect2 sect3 sect4 sect5 simplesect refentry
    refnamediv refsect1 refsect2 refsect3 refsection refsynopsisdiv glossary glossdiv glossentry glossdef glossterm qandaset
    qandaentry question answer info para simpara formalpara title subtitle abstract blockquote epigraph sidebar note tip
    warning caution important danger itemizedlist orderedlist variablelist simplelist segmentedlist procedure step substeps
    stepalternatives listitem varlistentry member term table informaltable tgroup thead tbody tfoot row entry tr td th
    caption figure informalfigure example informalexample mediaobject textobject imageobject footnote refpurpose annotation
    topic calloutlist callout revdescription formalgroup`),
  opaque: words(`literal code command option filename varname constant function parameter replaceable userinput
    computeroutput classname interfacename methodname structname structfield type envar systemitem uri email markup tag
    sgmltag keycap keycode keycombo keysym prompt citerefentry symbol errorcode errorname errortype inlineequation xref
    olink token accel inlinemediaobject productnumber refname database property returnvalue anchor biblioref co`),
  skipped: words(`programlisting screen literallayout synopsis cmdsynopsis funcsynopsis classsynopsis fieldsynopsis
    author authorgroup editor othercredit copyright date pubdate releaseinfo revhistory keywordset subjectset legalnotice
    cover biblioid edition publisher publishername address orgname productname titleabbrev bibliography bibliodiv index toc
    equation informalequation programlistingco screenco imagedata videodata refmeta colspec spanspec
    remark`),
  silent: words('indexterm'),
  sections: words(`book part chapter appendix preface article section sect1 sect2 sect3 sect4 sect5 simplesect refentry
    refsect1 refsect2 refsect3 refsection glossary topic refsynopsisdiv`),
  titles: words('title'),
  terms: words('term glossterm'),
  notes: words('footnote annotation'),
  quotations: words('blockquote epigraph'),
  marks: {
    emphasis: 'emphasis',
    link: 'link',
    ulink: 'link',
    guibutton: 'strong',
    guilabel: 'strong',
    guimenuitem: 'strong',
  },
  lists: {
    itemizedlist: false,
    orderedlist: true,
    variablelist: false,
    simplelist: false,
    procedure: true,
    substeps: true,
    qandaset: false,
    calloutlist: true,
  },
  items: words('listitem member step callout qandaentry'),
  tables: words('table informaltable'),
  rows: words('row tr'),
  cells: words('entry td th'),
};

export const dita: Vocabulary = {
  blocks:
    words(`topic concept task reference glossentry glossgroup map bookmap troubleshooting body conbody taskbody refbody
    troublebody section example refsyn abstract shortdesc p title titlealts navtitle searchtitle note ul ol sl li sli dl
    dlentry dlhead dthd ddhd dt dd table simpletable tgroup thead tbody row entry strow sthead stentry fig figgroup desc lq
    steps steps-unordered steps-informal stepsection step substeps substep cmd info stepxmp stepresult steptroubleshooting
    tutorialinfo choices choice choicetable chhead choptionhd chdeschd chrow choption chdesc context prereq postreq result
    fn glossterm glossdef topicref topichead chapter appendix part related-links linklist link linktext linkpool properties
    property proptype propvalue propdesc prophead bodydiv sectiondiv div condition cause remedy responsibleParty
    troubleSolution parml plentry pt pd hazardstatement messagepanel typeofhazard consequence howtoavoid mainbooktitle
    booktitlealt booktitle`),
  opaque: words(`codeph filepath userinput systemoutput varname apiname option parmname cmdname msgnum msgph xmlelement
    xmlatt xmlnsname xmlpi textentity parameterentity numcharref tt keyword synph delim kwd oper sep var repsep cite
    state boolean image equation-inline mathml markupname shortcut`),
  skipped: words(`codeblock pre screen msgblock prolog topicmeta metadata data foreign svg-container draft-comment
    required-cleanup coderef syntaxdiagram equation-block lines reltable bookmeta colspec object param unknown`),
  silent: words('indexterm index-base no-topic-nesting data-about'),
  sections: words('topic concept task reference glossentry troubleshooting section example refsyn map bookmap'),
  titles: words('title mainbooktitle'),
  terms: words('dt pt glossterm'),
  notes: words('fn'),
  quotations: words('lq'),
  marks: { b: 'strong', i: 'emphasis', uicontrol: 'strong', xref: 'link', wintitle: 'strong' },
  lists: {
    ul: false,
    ol: true,
    sl: false,
    dl: false,
    steps: true,
    'steps-unordered': false,
    substeps: true,
    choices: false,
    parml: false,
  },
  items: words('li sli step substep choice dlentry plentry'),
  tables: words('table simpletable choicetable properties'),
  rows: words('row strow sthead chrow chhead property prophead'),
  cells: words('entry stentry choption chdesc choptionhd chdeschd proptype propvalue propdesc'),
};
