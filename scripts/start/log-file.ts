import { createWriteStream, existsSync, mkdirSync, renameSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

const KEPT = 3;
const MAX_BYTES = 50 * 1024 * 1024;

/** A log that never grows without bound: `web.log`, and the three before it as `web.1.log` to `web.3.log`. */
export class LogFile {
  /** The last that was written, for a message about a failure. */
  tail = '';
  readonly path: string;
  #stream: WriteStream | undefined;
  #bytes = 0;

  constructor(
    private readonly directory: string,
    private readonly name: string,
  ) {
    mkdirSync(directory, { recursive: true });
    this.path = join(directory, `${name}.log`);
  }

  write(text: string): void {
    if (!this.#stream || this.#bytes > MAX_BYTES) this.#rotate();
    this.#bytes += Buffer.byteLength(text);
    this.tail = `${this.tail}${text}`.slice(-6000);
    this.#stream?.write(text);
  }

  #rotate(): void {
    this.#stream?.end();
    const numbered = (number: number) => join(this.directory, `${this.name}.${number}.log`);
    for (let number = KEPT - 1; number >= 1; number -= 1) {
      if (existsSync(numbered(number))) renameSync(numbered(number), numbered(number + 1));
    }
    if (existsSync(this.path)) renameSync(this.path, numbered(1));
    this.#stream = createWriteStream(this.path);
    // A full disk must not end the supervisor.
    this.#stream.on('error', () => {});
    this.#bytes = 0;
  }
}
