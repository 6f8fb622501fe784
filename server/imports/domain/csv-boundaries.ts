/** No record is longer, so that memory does not grow with a file, whatever stands in it. */
export const maxRecordBytes = 65_536;

const quote = 34;
const lineFeed = 10;

/**
 * Where the record that begins at `start` ends: past the first line feed outside quotes. Counting quotes is enough, since
 * a doubled quote leaves and enters the quotes again.
 */
export function firstRecordEnd(bytes: Buffer, start: number): number | 'not here' | 'too long' {
  const limit = Math.min(bytes.length, start + maxRecordBytes);
  let isQuoted = false;
  for (let index = start; index < limit; index++) {
    const byte = bytes[index];
    if (byte === quote) isQuoted = !isQuoted;
    else if (byte === lineFeed && !isQuoted) return index + 1;
  }
  return bytes.length - start > maxRecordBytes ? 'too long' : 'not here';
}

/** Where the last record ends that is whole; 0 if none is. A record that is too long ends the search. */
export function lastRecordEnd(bytes: Buffer, isLast: boolean): number {
  let end = 0;
  let isQuoted = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === quote) isQuoted = !isQuoted;
    else if (byte === lineFeed && !isQuoted) {
      if (index + 1 - end > maxRecordBytes) return end;
      end = index + 1;
    }
  }
  return isLast && bytes.length - end <= maxRecordBytes ? bytes.length : end;
}

/** Past the next line feed, quoted or not. */
export function lineEnd(bytes: Buffer, start: number): number | undefined {
  const index = bytes.indexOf(lineFeed, start);
  return index === -1 ? undefined : index + 1;
}
