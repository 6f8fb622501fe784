const { stdout } = process;

// The terminal may be gone before we are: that is no reason to leave a database without its supervisor.
stdout.on('error', () => {});
process.stderr.on('error', () => {});

export const say = (text: string): void => {
  stdout.write(`${text}\n`);
};

/**
 * Runs one step and says on one line what was done and how long it took. A step that answers `false` had nothing to do
 * and is passed over in silence.
 */
export async function step<T>(doing: string, done: string, work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  // On a terminal the line is rewritten each second; elsewhere a long step is announced once.
  const announce = () => stdout.write(stdout.isTTY ? `\r  … ${doing}  ${elapsed()}` : `  … ${doing}\n`);
  const ticker = stdout.isTTY ? setInterval(announce, 1000) : setTimeout(announce, 3000);
  const clearLine = () => {
    clearInterval(ticker);
    if (stdout.isTTY) stdout.write('\r\x1b[2K');
  };
  try {
    const result = await work();
    clearLine();
    if (result !== false) say(`  ✓ ${done.padEnd(44)} ${elapsed().padStart(8)}`);
    return result;
  } catch (error) {
    clearLine();
    throw error;
  }
}

/** A failure that a person can act on; `output` is the end of what the failing program said. */
export class StartError extends Error {
  constructor(
    message: string,
    readonly output = '',
  ) {
    super(message);
  }
}

/** Says what went wrong: the sentence first, then the end of the output that explains it. */
export function sayFailure(error: unknown): void {
  const { message, output = '' } = error as { message: string; output?: string };
  say(`\n  ✗ ${message}`);
  const lines = output.trim().split('\n').slice(-25);
  if (output.trim()) say(`\n${lines.map((line) => `    ${line}`).join('\n')}`);
  say('');
}

/** Lines in a frame, each a name and what it stands for; a line without a name goes on where the one above began. */
export function frame(title: string, rows: [name: string, value: string][]): string {
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => (name || value ? `${name.padEnd(nameWidth)}   ${value}` : ''));
  const width = Math.max(title.length, ...lines.map((line) => line.length));
  const framed = [title, '', ...lines].map((line) => `  │ ${line.padEnd(width)} │`);
  const edge = '─'.repeat(width + 2);
  return [`  ╭${edge}╮`, ...framed, `  ╰${edge}╯`].join('\n');
}
