import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

type Received = { id: string; headers: Record<string, string>; body: string; path: string };
type Reply = { status: number; headers?: Record<string, string>; body?: string };

/** A receiver as others write it, on a socket of its own: it keeps what came, and answers as it is told to. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** The answers to come; 204 once they are used up. */
  replies: Reply[] = [];
  /** What happens while a request waits for its answer. */
  meanwhile: () => Promise<unknown> = async () => {};
  #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const body = await textOf(request);
      const headers = request.headers as Record<string, string>;
      this.received.push({ id: headers['webhook-id'] as string, headers, body, path: request.url as string });
      await this.meanwhile();
      const { status, headers: more, body: text } = this.replies.shift() ?? { status: 204 };
      response.writeHead(status, more).end(text);
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The body of a message, as the receiver's library gives it out: it throws where the signature is not right. */
  verify(secret: string, { body, headers }: Received): { type: string; timestamp: string; data: unknown } {
    return new Webhook(secret).verify(body, headers) as ReturnType<WebhookReceiver['verify']>;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
