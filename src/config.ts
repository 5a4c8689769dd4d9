import { isAbsolute, resolve } from 'node:path';
import { isLoopback } from './access/demo-mode.js';
import { councilSettings } from './council-sign-in/council-settings.js';
import type { CouncilSettings, CouncilValues } from './council-sign-in/council-settings.js';

/** Every setting the application reads, with what it means. The README lists them in this order. */
export const settings = {
  EHC_MODE: 'demo (default): invented children and four ready users, on this machine only; live: a real installation',
  EHC_DATA_DIR: 'folder of the log, keys and read models (default data/ in the current folder)',
  EHC_AUTHORITY: 'three-figure code of the local authority whose pages are shown (default 999, the invented one)',
  EHC_AUTHORITY_NAME:
    'name of the authority as pages show it (default: the name of its code; Northmere Council for 999)',
  EHC_KEY_ENCRYPTION_KEY: 'base64 of 32 random bytes that wrap every person’s key; required when live',
  EHC_SESSION_SECRET: 'at least 32 characters that sign session cookies; required when live',
  EHC_HTTPS: 'yes where people reach the application over https, itself or through a proxy (default no)',
  HOST: 'address to listen on (default 127.0.0.1; demo mode takes only this machine’s own)',
  PORT: 'port to listen on (default 3000)',
  LOG_LEVEL: 'fatal, error, warn, info (default), debug or silent',
  EVENT_STORE:
    'sqlite (default): the log is a file in the data folder; eventstoredb: it is on a server, for several processes',
  EVENTSTOREDB_URL:
    'where EventStoreDB is, for example esdb://127.0.0.1:2113?tls=false or esdb+discover://user:password@host:2113; required with EVENT_STORE=eventstoredb',
  EVENTSTOREDB_NAMESPACE: 'what the names of this log’s streams begin with on that server (default ehc)',
  READ_MODELS:
    'sqlite (default): read models and sessions are files in the data folder; redis: they are in Redis, for several processes',
  REDIS_URL:
    'where Redis is, for example redis://127.0.0.1:6379 or rediss://user:password@host:6380/0; required with READ_MODELS=redis',
  EHC_UNUSUAL_READING:
    'cases outside their own team that somebody may open in a day before the read log shows it as unusual (default 25)',
  EHC_PUBLIC_URL:
    'where people reach the application, for example https://ehc.council.gov.uk; required with OIDC_ISSUER',
  OIDC_ISSUER:
    'the council’s sign-in (OpenID Connect), as it writes its own address; without it nobody signs in with a council account',
  OIDC_CLIENT_ID: 'id under which this application is registered there; required with OIDC_ISSUER',
  OIDC_CLIENT_SECRET: 'secret of that registration (none for a public client)',
  OIDC_ROLE_CLAIM: 'claim that holds a person’s roles (default: roles come from the people screen)',
  OIDC_ROLES: 'which value of that claim is which role, for example EHC.Caseworkers=caseworker,EHC.Managers=manager',
  OIDC_TEAM_CLAIM: 'claim that holds the name of a person’s team (default: teams come from the people screen)',
  EHC_IMPORT_LIMIT_MB: 'largest file that may be imported from the pages, in megabytes (default 64)',
  NODE_ENV: 'development reads page templates anew for every page',
} as const;

export type SettingName = keyof typeof settings;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  readonly mode: 'demo' | 'live';
  readonly dataFolder: string;
  readonly authority: string;
  readonly authorityName: string | null;
  /** Base64; null where demo mode makes its own in the data folder. */
  readonly keyEncryptionKey: string | null;
  readonly sessionSecret: string | null;
  readonly https: boolean;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Page templates are read anew for every page: for whoever writes them, at some hundred milliseconds a page. */
  readonly developing: boolean;
  readonly eventStore: 'sqlite' | 'eventstoredb';
  /** Holds a password: never to be logged. Null where the log is a file. */
  readonly eventStoreDbUrl: string | null;
  readonly eventStoreDbNamespace: string;
  readonly readModels: 'sqlite' | 'redis';
  /** Holds a password: never to be logged. Null where read models are not in Redis. */
  readonly redisUrl: string | null;
  /** Cases outside their own team that somebody may open in a day without standing out. */
  readonly unusualReading: number;
  /** Null where nobody signs in with a council account. */
  readonly council: CouncilSettings | null;
  /** Largest file taken from the pages. */
  readonly importLimitBytes: number;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** What an authority settles for itself is recorded, not configured: the command that does it. */
const keptInTheLog: Readonly<Partial<Record<string, string>>> = {
  EHC_POLICY: 'set-policy P3=day1 --reason TEXT',
  EHC_SIGN_OFF: 'set-sign-off education,health',
  EHC_MILESTONES: 'set-milestones draftServed=15',
};

/** The settings are not usable; `faults` has one line for each thing to put right. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';

  constructor(readonly faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration that the environment gives; an empty value counts as absent.
 * @throws ConfigFault naming every fault, not only the first.
 */
export function configFrom(environment: Environment): Config {
  const faults: string[] = [];
  const fault = (text: string): void => void faults.push(text);
  const mode = oneOf('EHC_MODE', environment, ['demo', 'live'], 'demo', fault);
  const config: Config = {
    mode,
    dataFolder: dataFolderFrom(value('EHC_DATA_DIR', environment) ?? 'data'),
    authority: authorityFrom(environment, fault),
    authorityName: value('EHC_AUTHORITY_NAME', environment) ?? inventedName(environment),
    keyEncryptionKey: keyFrom(environment, mode, fault),
    sessionSecret: secretFrom(environment, mode, fault),
    https: oneOf('EHC_HTTPS', environment, ['yes', 'no'], 'no', fault) === 'yes',
    host: hostFrom(environment, mode, fault),
    port: portFrom(environment, fault),
    logLevel: oneOf('LOG_LEVEL', environment, logLevels, 'info', fault),
    developing: value('NODE_ENV', environment) === 'development',
    eventStore: oneOf('EVENT_STORE', environment, ['sqlite', 'eventstoredb'], 'sqlite', fault),
    eventStoreDbUrl: eventStoreDbUrlFrom(environment, fault),
    eventStoreDbNamespace: namespaceFrom(environment, fault),
    readModels: oneOf('READ_MODELS', environment, ['sqlite', 'redis'], 'sqlite', fault),
    redisUrl: redisUrlFrom(environment, fault),
    unusualReading: unusualReadingFrom(environment, fault),
    council: councilFrom(environment, fault),
    importLimitBytes: importLimitFrom(environment, fault),
  };
  for (const name of Object.keys(environment)) {
    if (!/^(EHC|OIDC)_/.test(name) || name in settings) continue;
    const command = keptInTheLog[name];
    fault(
      command === undefined
        ? `${name} is not a setting: check its spelling`
        : `${name} is kept in the log, with its day and its reason: unset it and run "ehc authority ${command}"`,
    );
  }
  if (faults.length > 0) throw new ConfigFault(faults);
  return config;
}

/** The invented authority has no entry in the department's list. */
function inventedName(environment: Environment): string | null {
  return (value('EHC_AUTHORITY', environment) ?? '999') === '999' ? 'Northmere Council' : null;
}

function value(name: SettingName, environment: Environment): string | null {
  const text = environment[name]?.trim();
  return text === undefined || text === '' ? null : text;
}

function oneOf<Value extends string>(
  name: SettingName,
  environment: Environment,
  values: readonly Value[],
  standard: Value,
  fault: (text: string) => void,
): Value {
  const text = value(name, environment) ?? standard;
  const found = values.find((candidate) => candidate === text);
  if (found === undefined) fault(`${name} is "${text}": it must be one of ${values.join(', ')}`);
  return found ?? standard;
}

function councilFrom(environment: Environment, fault: (text: string) => void): CouncilSettings | null {
  const names = [
    'OIDC_ISSUER',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
    'EHC_PUBLIC_URL',
    'OIDC_ROLE_CLAIM',
    'OIDC_ROLES',
    'OIDC_TEAM_CLAIM',
  ] as const;
  const values = Object.fromEntries(names.map((name) => [name, value(name, environment)])) as unknown as CouncilValues;
  return councilSettings(values, value('EHC_HTTPS', environment) === 'yes', fault);
}

function dataFolderFrom(text: string): string {
  return isAbsolute(text) ? text : resolve(text);
}

function authorityFrom(environment: Environment, fault: (text: string) => void): string {
  const code = value('EHC_AUTHORITY', environment) ?? '999';
  if (!/^\d{3}$/.test(code)) fault(`EHC_AUTHORITY is "${code}": it must be the three figures of an authority’s code`);
  return code;
}

function keyFrom(environment: Environment, mode: Config['mode'], fault: (text: string) => void): string | null {
  const key = value('EHC_KEY_ENCRYPTION_KEY', environment);
  if (key === null) {
    if (mode === 'live') {
      fault('EHC_KEY_ENCRYPTION_KEY is missing: a live installation must supply it (openssl rand -base64 32)');
    }
    return null;
  }
  if (!/^[A-Za-z0-9+/]{43}=$/.test(key)) {
    fault('EHC_KEY_ENCRYPTION_KEY must be base64 of exactly 32 bytes (openssl rand -base64 32)');
  }
  return key;
}

function secretFrom(environment: Environment, mode: Config['mode'], fault: (text: string) => void): string | null {
  const secret = value('EHC_SESSION_SECRET', environment);
  if (secret === null && mode === 'live') {
    fault('EHC_SESSION_SECRET is missing: a live installation must supply it (openssl rand -base64 48)');
  }
  if (secret !== null && secret.length < 32) fault('EHC_SESSION_SECRET must have at least 32 characters');
  return secret;
}

/** A fault names what is wrong and never the address, which may hold a password. */
function eventStoreDbUrlFrom(environment: Environment, fault: (text: string) => void): string | null {
  if (value('EVENT_STORE', environment) !== 'eventstoredb') return null;
  const text = value('EVENTSTOREDB_URL', environment);
  if (text === null) {
    fault(
      'EVENTSTOREDB_URL is missing: EVENT_STORE=eventstoredb needs it, for example esdb://127.0.0.1:2113?tls=false',
    );
    return null;
  }
  if (!isEventStoreDbUrl(text)) {
    fault(
      'EVENTSTOREDB_URL cannot be read: it must be like esdb://127.0.0.1:2113?tls=false or ' +
        'esdb+discover://user:password@host:2113',
    );
  }
  return text;
}

/** True for what the client takes as a connection string. */
export function isEventStoreDbUrl(text: string): boolean {
  return /^esdb(\+discover)?:\/\/([^@/\s]+@)?[^@:/?\s,]+(:\d{1,5})?(,[^@:/?\s,]+(:\d{1,5})?)*\/?(\?[^\s]*)?$/.test(
    text,
  );
}

function namespaceFrom(environment: Environment, fault: (text: string) => void): string {
  const name = value('EVENTSTOREDB_NAMESPACE', environment) ?? 'ehc';
  if (!/^[A-Za-z0-9_-]{1,50}$/.test(name)) {
    fault(`EVENTSTOREDB_NAMESPACE is "${name}": it must be 1 to 50 letters, digits, - or _`);
  }
  return name;
}

/** A fault names what is wrong and never the address, which may hold a password. */
function redisUrlFrom(environment: Environment, fault: (text: string) => void): string | null {
  if (value('READ_MODELS', environment) !== 'redis') return null;
  const text = value('REDIS_URL', environment);
  if (text === null) {
    fault('REDIS_URL is missing: READ_MODELS=redis needs it, for example redis://127.0.0.1:6379');
    return null;
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  const good =
    url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '' && /^(\/\d*)?$/.test(url.pathname);
  if (!good)
    fault('REDIS_URL cannot be read: it must be like redis://127.0.0.1:6379 or rediss://user:password@host:6380/0');
  return text;
}

function hostFrom(environment: Environment, mode: Config['mode'], fault: (text: string) => void): string {
  const host = value('HOST', environment) ?? '127.0.0.1';
  if (mode === 'demo' && !isLoopback(host)) {
    fault(`HOST is "${host}": demo mode, which anyone may sign in to, takes only this machine’s own address 127.0.0.1`);
  }
  return host;
}

function portFrom(environment: Environment, fault: (text: string) => void): number {
  const text = value('PORT', environment) ?? '3000';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) fault(`PORT is "${text}": it must be a number from 0 to 65535`);
  return port;
}

function unusualReadingFrom(environment: Environment, fault: (text: string) => void): number {
  const text = value('EHC_UNUSUAL_READING', environment) ?? '25';
  const most = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (most < 1) fault(`EHC_UNUSUAL_READING is "${text}": it must be a number of cases from 1 to 99999`);
  return most;
}

function importLimitFrom(environment: Environment, fault: (text: string) => void): number {
  const text = value('EHC_IMPORT_LIMIT_MB', environment) ?? '64';
  const megabytes = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(megabytes >= 1)) fault(`EHC_IMPORT_LIMIT_MB is "${text}": it must be a whole number from 1 to 9999`);
  return megabytes * 1024 * 1024;
}
