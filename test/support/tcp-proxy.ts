import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Stands between a client and a real server, so that a test can break what lies between them. */
export class TcpProxy {
  private readonly pairs = new Set<readonly [client: Socket, server: Socket]>();
  private refusing = false;
  private mute = false;
  private deaf = false;

  private constructor(
    private readonly listener: Server,
    private readonly target: { readonly host: string; readonly port: number },
  ) {
    listener.on('connection', (client) => {
      this.join(client);
    });
  }

  static async before(host: string, port: number): Promise<TcpProxy> {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return new TcpProxy(listener, { host, port });
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** Ends every connection, and while refusing ends new ones at once. */
  cut({ refuse = false }: { refuse?: boolean } = {}): void {
    this.refusing = refuse;
    for (const [client, server] of this.pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Takes connections again and passes everything on. */
  restore(): void {
    this.refusing = this.mute = this.deaf = false;
    for (const [client, server] of this.pairs) {
      client.resume();
      server.resume();
    }
  }

  /** What the server answers from now on does not arrive; what it is asked does. */
  holdAnswers(): void {
    this.mute = true;
    for (const [, server] of this.pairs) server.pause();
  }

  /** What the server is asked from now on does not arrive. */
  holdRequests(): void {
    this.deaf = true;
    for (const [client] of this.pairs) client.pause();
  }

  async close(): Promise<void> {
    this.cut({ refuse: true });
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private join(client: Socket): void {
    client.on('error', () => undefined);
    if (this.refusing) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(this.target);
    server.on('error', () => undefined);
    const pair = [client, server] as const;
    this.pairs.add(pair);
    for (const [from, to] of [pair, [server, client]] as const) {
      from.on('data', (bytes) => to.write(bytes));
      from.on('close', () => {
        this.pairs.delete(pair);
        to.destroy();
      });
    }
    if (this.deaf) client.pause();
    if (this.mute) server.pause();
  }
}
