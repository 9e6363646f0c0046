import { connect, type Socket } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';

/** Posts to the stand-in's sink over one socket, one after the other, without an HTTP client around it. */
export class Poster {
  readonly #socket: Socket;
  readonly #host: string;
  #answered: (() => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    let head = '';
    socket.on('data', (piece) => {
      head += piece.toString('latin1');
      // The sink's answers have no body.
      if (!head.endsWith(END_OF_HEAD)) return;
      const isGood = head.startsWith('HTTP/1.1 200 ');
      if (isGood) this.#answered?.();
      else this.#failed?.(new Error(`The stand-in answered a post with ${head.split('\r\n')[0] ?? ''}.`));
      head = '';
    });
    socket.on('error', (error) => this.#failed?.(error));
  }

  static async open(url: string): Promise<Poster> {
    const { hostname, port, host } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject);
    });
    return new Poster(socket, host);
  }

  post(body: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      this.#socket.cork();
      this.#socket.write(
        `POST /sink HTTP/1.1\r\nHost: ${this.#host}\r\nContent-Length: ${body.length}${END_OF_HEAD}`,
      );
      this.#socket.write(body);
      this.#socket.uncork();
    });
  }

  close(): void {
    this.#socket.end();
  }
}
