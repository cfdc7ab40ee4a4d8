/**
 * The door of the room that knows workspaces: which folder bounds a document, what is read of a folder and what is left
 * out, and which configuration holds. All of it asks one host; nothing here knows a disk. That of the disk is
 * `disk/index.ts`.
 */
export type { LoadedConfiguration, SetFormats } from './configurations.js';
export { ConfigurationStore, isConfigurationName, once, setFormatsOf } from './configurations.js';
export type { FoundDocument, Walk } from './documents.js';
export { documentsBelow, foreignFolders, ignoredWhy } from './documents.js';
export type { FolderEntry, WorkspaceHost } from './host.js';
export { IgnoreFiles, ignoreFileNames } from './ignore-files.js';
export { isReport, ownMark } from './own-report.js';
export { rootOf } from './root.js';
