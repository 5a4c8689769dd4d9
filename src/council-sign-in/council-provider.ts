import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { isLoopback } from '../access/demo-mode.js';
import type { BegunSignIn } from '../access/session-data.js';
import { boundedFetch } from './bounded-fetch.js';
import type { CouncilSettings } from './council-settings.js';
import { SignInFailed } from './sign-in-failed.js';

/** What the council's sign-in says of a person, its signature checked. */
export interface CouncilClaims extends Readonly<Record<string, unknown>> {
  readonly iss: string;
  readonly sub: string;
}

export type SecretsOfSignIn = Pick<BegunSignIn, 'state' | 'nonce' | 'codeVerifier'>;

const callbackPath = '/sign-in/council/callback';
/** The one algorithm that an id token may be signed by: a token cannot choose how it is checked. */
const signedBy = 'RS256';
const secondsAllowed = 8;
/** What was discovered is asked for again after this time. */
const keptMs = 3_600_000;
/** How far ahead of ours the provider's clock may be. */
const clockSeconds = 60;
const longestSubject = 255;

/** The council's OpenID Connect provider. It is asked only when somebody signs in, so that it may be away at the start. */
@Injectable()
export class CouncilProvider {
  private discovered: { readonly config: oidc.Configuration; readonly at: number } | null = null;
  private discovering: Promise<oidc.Configuration> | null = null;

  constructor(
    private readonly settings: CouncilSettings,
    private readonly now: () => Date,
    private readonly timeout = secondsAllowed,
  ) {}

  /**
   * Secrets of a new sign-in, and the address at the provider that begins it.
   * @throws SignInFailed
   */
  async begin(): Promise<SecretsOfSignIn & { readonly address: string }> {
    const config = await this.configuration();
    const codeVerifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: `${this.settings.publicUrl}${callbackPath}`,
      scope: 'openid email profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { state, nonce, codeVerifier, address: address.href };
  }

  /**
   * What the provider says of the person who came back with this query.
   * @throws SignInFailed
   */
  async finish(query: string, { state, nonce, codeVerifier }: SecretsOfSignIn): Promise<CouncilClaims> {
    const config = await this.configuration();
    const address = new URL(`${this.settings.publicUrl}${callbackPath}${query}`);
    let claims: oidc.IDToken | undefined;
    try {
      const tokens = await oidc.authorizationCodeGrant(config, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      claims = tokens.claims();
    } catch (error) {
      throw failureOf(error);
    }
    if (claims === undefined) throw new SignInFailed('notTrusted', 'no-id-token');
    // The library holds expiry and "not before" against the clock, but not when the token says it was made.
    if (claims.iat > Date.now() / 1000 + clockSeconds) throw new SignInFailed('notTrusted', 'issued-in-the-future');
    if (claims.sub === '' || claims.sub.length > longestSubject) throw new SignInFailed('notTrusted', 'no-subject');
    return claims;
  }

  /** Where the provider ends its own session; null where it has no such place. @throws SignInFailed */
  async signOutAddress(): Promise<string | null> {
    const config = await this.configuration();
    if (config.serverMetadata().end_session_endpoint === undefined) return null;
    return oidc.buildEndSessionUrl(config, {
      post_logout_redirect_uri: `${this.settings.publicUrl}/sign-in`,
    }).href;
  }

  private async configuration(): Promise<oidc.Configuration> {
    const now = this.now().getTime();
    if (this.discovered !== null && now - this.discovered.at < keptMs) return this.discovered.config;
    // Many people may come at once; one question is enough.
    this.discovering ??= this.discover().finally(() => {
      this.discovering = null;
    });
    try {
      const config = await this.discovering;
      this.discovered = { config, at: now };
      return config;
    } catch (error) {
      // Better what was true an hour ago than nobody signed in.
      if (this.discovered !== null) return this.discovered.config;
      throw failureOf(error);
    }
  }

  private async discover(): Promise<oidc.Configuration> {
    try {
      return await this.discoverOnce();
    } catch (error) {
      if (failureOf(error).kind !== 'noAnswer') throw error;
      // A connection that was just being closed, a server that is just coming up.
      await delay(300);
      return this.discoverOnce();
    }
  }

  private discoverOnce(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    const onThisMachine = url.protocol === 'http:' && isLoopback(url.hostname);
    return oidc.discovery(
      url,
      clientId,
      { id_token_signed_response_alg: signedBy },
      clientSecret === null ? oidc.None() : secretAs(clientSecret),
      {
        [oidc.customFetch]: boundedFetch,
        timeout: this.timeout,
        // Without these checks a token would be believed for having come over TLS, whoever signed it.
        execute: [oidc.enableNonRepudiationChecks, ...(onThisMachine ? [allowPlainHttp] : [])],
      },
    );
  }
}

/** In the way of the two that the provider takes; without a word from it, in the one that every provider must take. */
function secretAs(secret: string): oidc.ClientAuth {
  return (server, ...rest) => {
    const basic = server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true;
    (basic ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret))(server, ...rest);
  };
}

/** The configured issuer is on this machine. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to be noticed, which the comment above answers
const allowPlainHttp = oidc.allowInsecureRequests;

/** Codes of the library that mean that no usable answer came, rather than a wrong one. */
const noAnswer = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
]);

function failureOf(error: unknown): SignInFailed {
  if (error instanceof SignInFailed) return error;
  if (error instanceof oidc.AuthorizationResponseError) {
    return new SignInFailed('notFinished', 'provider-said-no', { cause: error });
  }
  const { code, name } = error as { readonly code?: unknown; readonly name?: string };
  const word = typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? code : (name ?? 'unknown');
  if (error instanceof oidc.ResponseBodyError) {
    return new SignInFailed(error.status >= 500 ? 'noAnswer' : 'notTrusted', word, { cause: error });
  }
  const away = noAnswer.has(word) || isNetworkFault(error);
  return new SignInFailed(away ? 'noAnswer' : 'notTrusted', word, { cause: error });
}

/** A connection that could not be made, broke or took too long; the library wraps such errors in its own. */
function isNetworkFault(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, message, cause } = error as { readonly name?: unknown; readonly message?: unknown; cause?: unknown };
  if (name === 'AnswerTooLarge' || name === 'TimeoutError' || name === 'AbortError') return true;
  return message === 'fetch failed' || message === 'terminated' || isNetworkFault(cause);
}
