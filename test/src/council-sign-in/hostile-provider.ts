import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';

type Claims = Record<string, unknown>;

/** What this provider does other than an honest one would. */
export interface Twist {
  readonly claims?: (claims: Claims) => Claims;
  /** The id token, made in another way. */
  readonly token?: (claims: Claims, provider: HostileProvider) => string | Promise<string>;
  readonly tokenAnswer?: (response: ServerResponse, honest: object) => void;
  readonly callback?: (query: URLSearchParams) => void;
  readonly discovery?: (document: Claims) => Claims;
  readonly keys?: (keys: readonly JWK[]) => readonly JWK[];
}

export const ruthsClaims = { sub: 'ruth', email: 'ruth.adler@northmere.example', email_verified: true, name: 'Ruth' };

/** An OpenID Connect provider that signs anybody in as Ruth, and lies as told. */
export class HostileProvider {
  twist: Twist = {};
  who: Claims = ruthsClaims;
  private readonly nonces = new Map<string, string>();
  private codes = 0;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    readonly privateKey: CryptoKey,
    readonly publicKey: CryptoKey,
    private readonly publicJwk: JWK,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(): Promise<HostileProvider> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as AddressInfo;
    return new HostileProvider(server, `http://127.0.0.1:${port}`, privateKey, publicKey, jwk);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  publicPem(): Promise<string> {
    return exportSPKI(this.publicKey);
  }

  signed(
    claims: Claims,
    key: CryptoKey | Uint8Array = this.privateKey,
    header: { alg?: string; kid?: string } = {},
  ): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(key);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    if (url.pathname === '/.well-known/openid-configuration') this.json(response, this.document());
    else if (url.pathname === '/keys')
      this.json(response, { keys: this.twist.keys?.([this.publicJwk]) ?? [this.publicJwk] });
    else if (url.pathname === '/authorize') this.authorize(url, response);
    else if (url.pathname === '/token') await this.token(request, response);
    else response.writeHead(404).end();
  }

  private document(): Claims {
    const honest = {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'ES256', 'none'],
      authorization_response_iss_parameter_supported: true,
    };
    return this.twist.discovery?.(honest) ?? honest;
  }

  private authorize({ searchParams: asked }: URL, response: ServerResponse): void {
    const code = `code-${(this.codes += 1)}`;
    this.nonces.set(code, asked.get('nonce') ?? '');
    const query = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.issuer });
    this.twist.callback?.(query);
    response.writeHead(302, { location: `${asked.get('redirect_uri') ?? ''}?${query.toString()}` }).end();
  }

  private async token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = new URLSearchParams(await textOf(request));
    const now = Math.floor(Date.now() / 1000);
    const honest = {
      iss: this.issuer,
      aud: 'ehc',
      iat: now,
      exp: now + 300,
      nonce: this.nonces.get(body.get('code') ?? ''),
      ...this.who,
    };
    const claims = this.twist.claims?.(honest) ?? honest;
    const token = (await this.twist.token?.(claims, this)) ?? (await this.signed(claims));
    const answer = { access_token: 'opaque', token_type: 'Bearer', expires_in: 300, id_token: token };
    if (this.twist.tokenAnswer === undefined) this.json(response, answer);
    else this.twist.tokenAnswer(response, answer);
  }

  private json(response: ServerResponse, value: object): void {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
