import type { Readable } from 'node:stream';

/** A file on its way to whoever asked for it, made or read as it is sent. */
export type Download = {
  fileName: string;
  contentType: string;
  body: Readable;
  /** Shown in a frame of our own page rather than kept as a file. */
  isShown?: boolean;
};
