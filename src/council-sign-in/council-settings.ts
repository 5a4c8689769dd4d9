import { isLoopback } from '../access/demo-mode.js';
import { roles } from '../access/roles.js';
import type { Role } from '../access/roles.js';

/** How people sign in with their council account. Holds a secret: never to be logged. */
export interface CouncilSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client, which has none. */
  readonly clientSecret: string | null;
  /** Where people reach the application, without a slash at the end. */
  readonly publicUrl: string;
  /** Null: roles come from the people screen. */
  readonly roleClaim: { readonly claim: string; readonly roleOf: ReadonlyMap<string, Role> } | null;
  readonly teamClaim: string | null;
}

/** What the environment says, an empty value being null. */
export interface CouncilValues {
  readonly OIDC_ISSUER: string | null;
  readonly OIDC_CLIENT_ID: string | null;
  readonly OIDC_CLIENT_SECRET: string | null;
  readonly EHC_PUBLIC_URL: string | null;
  readonly OIDC_ROLE_CLAIM: string | null;
  readonly OIDC_ROLES: string | null;
  readonly OIDC_TEAM_CLAIM: string | null;
}

/** Notes what is wrong. A fault names the setting and never repeats what may be secret. */
type Fault = (text: string) => void;

/** Null where council sign-in is not set up. */
export function councilSettings(values: CouncilValues, https: boolean, fault: Fault): CouncilSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID: clientId, EHC_PUBLIC_URL } = values;
  const publicUrl = EHC_PUBLIC_URL === null ? null : publicUrlFrom(EHC_PUBLIC_URL, https, fault);
  if (OIDC_ISSUER === null) {
    for (const [name, value] of Object.entries(values)) {
      if (name.startsWith('OIDC_') && value !== null) fault(`${name} needs OIDC_ISSUER, which is missing`);
    }
    return null;
  }
  const issuer = issuerFrom(OIDC_ISSUER, fault);
  if (clientId === null)
    fault('OIDC_CLIENT_ID is missing: OIDC_ISSUER needs the id under which this is registered there');
  if (EHC_PUBLIC_URL === null) {
    fault('EHC_PUBLIC_URL is missing: OIDC_ISSUER needs it, for example https://ehc.council.gov.uk');
  }
  const roleClaim = roleClaimFrom(values, fault);
  if (issuer === null || clientId === null || publicUrl === null) return null;
  return {
    issuer,
    clientId,
    clientSecret: values.OIDC_CLIENT_SECRET,
    publicUrl,
    roleClaim,
    teamClaim: values.OIDC_TEAM_CLAIM,
  };
}

function issuerFrom(text: string, fault: Fault): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url !== null && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (plain && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))) return text;
  fault('OIDC_ISSUER must be an https address without ? or #, as the provider writes it (http on this machine alone)');
  return null;
}

function publicUrlFrom(text: string, https: boolean, fault: Fault): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const origin = url?.origin === text.replace(/\/$/, '').toLowerCase() ? url.origin : null;
  if (origin === null || (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLoopback(url.hostname)))) {
    fault('EHC_PUBLIC_URL must be like https://ehc.council.gov.uk, without a path (http on this machine alone)');
    return null;
  }
  if ((url.protocol === 'https:') !== https) {
    fault(
      `EHC_PUBLIC_URL begins with ${url.protocol}//, so EHC_HTTPS must be ${url.protocol === 'https:' ? 'yes' : 'no'}`,
    );
  }
  return origin;
}

function roleClaimFrom(values: CouncilValues, fault: Fault): CouncilSettings['roleClaim'] {
  const { OIDC_ROLE_CLAIM: claim, OIDC_ROLES: text } = values;
  if (claim === null && text === null) return null;
  if (claim === null || text === null) {
    fault(
      claim === null
        ? 'OIDC_ROLES needs OIDC_ROLE_CLAIM, the claim whose values it maps'
        : 'OIDC_ROLE_CLAIM needs OIDC_ROLES, for example EHC.Caseworkers=caseworker,EHC.Managers=manager',
    );
    return null;
  }
  const roleOf = new Map<string, Role>();
  for (const part of text.split(',')) {
    const [, value = '', name = ''] = /^\s*(.*\S)\s*=\s*([a-z]+)\s*$/.exec(part) ?? [];
    const role = roles.find((one) => one === name);
    if (role === undefined) fault(`OIDC_ROLES: "${part.trim()}" must be VALUE=ROLE with one of ${roles.join(', ')}`);
    else if (roleOf.has(value)) fault(`OIDC_ROLES names "${value}" twice: give each value of the claim one role`);
    else roleOf.set(value, role);
  }
  return { claim, roleOf };
}
