import type { Readable } from 'node:stream';

/** A file on its way to whoever asked for it, made or read as it is sent. */
export type Download = { fileName: string; contentType: string; body: Readable };
