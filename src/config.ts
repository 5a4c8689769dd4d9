import { isAbsolute, resolve } from 'node:path';
import { defaultPolicy, policyWith } from '../workflows/timetable/policy-options.js';
import type { PolicyOptions } from '../workflows/timetable/policy-options.js';
import { usualMilestones } from '../workflows/timetable/local-milestones.js';
import type { LocalMilestone } from '../workflows/timetable/local-milestones.js';
import { isLoopback } from './access/demo-mode.js';

/** Every setting the application reads, with what it means. The README lists them in this order. */
export const settings = {
  EHC_MODE: 'demo (default): invented children and three ready users, on this machine only; live: a real installation',
  EHC_DATA_DIR: 'folder of the log, keys and read models (default data/ in the current folder)',
  EHC_AUTHORITY: 'three-figure code of the local authority whose pages are shown (default 999, the invented one)',
  EHC_AUTHORITY_NAME:
    'name of the authority as pages show it (default: the name of its code; Northmere Council for 999)',
  EHC_KEY_ENCRYPTION_KEY: 'base64 of 32 random bytes that wrap every person’s key; required when live',
  EHC_SESSION_SECRET: 'at least 32 characters that sign session cookies; required when live',
  EHC_SIGN_OFF:
    'sectors that must sign a plan off before it is sent, in order, for example education,health,socialCare (default none)',
  EHC_POLICY: 'policy options other than their defaults, for example P3=day1,P12=parent (default none)',
  EHC_MILESTONES:
    'weeks of local milestones other than the usual, for example adviceIn=11,draftServed=15 (default none)',
  EHC_HTTPS: 'yes where people reach the application over https, itself or through a proxy (default no)',
  HOST: 'address to listen on (default 127.0.0.1; demo mode takes only this machine’s own)',
  PORT: 'port to listen on (default 3000)',
  LOG_LEVEL: 'fatal, error, warn, info (default), debug or silent',
  EVENT_STORE: 'sqlite (default): the log is a file in the data folder',
  READ_MODELS: 'sqlite (default): read models are a file in the data folder',
  NODE_ENV: 'production caches page templates',
} as const;

export type SettingName = keyof typeof settings;
export type Sector = 'education' | 'health' | 'socialCare';
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  readonly mode: 'demo' | 'live';
  readonly dataFolder: string;
  readonly authority: string;
  readonly authorityName: string | null;
  /** Base64; null where demo mode makes its own in the data folder. */
  readonly keyEncryptionKey: string | null;
  readonly sessionSecret: string | null;
  readonly signOffOrder: readonly Sector[];
  readonly policy: PolicyOptions;
  readonly milestones: readonly LocalMilestone[];
  readonly https: boolean;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly production: boolean;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const sectors: readonly Sector[] = ['education', 'health', 'socialCare'];

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
    signOffOrder: sectorsFrom(environment, fault),
    policy: policyFrom(environment, fault),
    milestones: milestonesFrom(environment, fault),
    https: oneOf('EHC_HTTPS', environment, ['yes', 'no'], 'no', fault) === 'yes',
    host: hostFrom(environment, mode, fault),
    port: portFrom(environment, fault),
    logLevel: oneOf('LOG_LEVEL', environment, logLevels, 'info', fault),
    production: value('NODE_ENV', environment) === 'production',
  };
  oneOf('EVENT_STORE', environment, ['sqlite'], 'sqlite', fault);
  oneOf('READ_MODELS', environment, ['sqlite'], 'sqlite', fault);
  for (const name of Object.keys(environment)) {
    if (name.startsWith('EHC_') && !(name in settings)) fault(`${name} is not a setting: check its spelling`);
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

function sectorsFrom(environment: Environment, fault: (text: string) => void): readonly Sector[] {
  const names = (value('EHC_SIGN_OFF', environment) ?? '').split(',').flatMap((name) => name.trim() || []);
  const unknown = names.filter((name) => !sectors.some((sector) => sector === name));
  if (unknown.length > 0 || new Set(names).size < names.length) {
    fault(`EHC_SIGN_OFF is "${names.join(',')}": name each of ${sectors.join(', ')} at most once, in order`);
  }
  return names as Sector[];
}

function policyFrom(environment: Environment, fault: (text: string) => void): PolicyOptions {
  const given = (value('EHC_POLICY', environment) ?? '').split(',').flatMap((text) => text.trim() || []);
  try {
    const options: Record<string, string> = {};
    for (const text of given) {
      const [name = '', chosen = ''] = text.split('=', 2);
      options[name.trim()] = chosen.trim();
    }
    return policyWith(options);
  } catch (error) {
    fault(`EHC_POLICY cannot be used: ${(error as Error).message}`);
    return defaultPolicy;
  }
}

function milestonesFrom(environment: Environment, fault: (text: string) => void): readonly LocalMilestone[] {
  const given = (value('EHC_MILESTONES', environment) ?? '').split(',').flatMap((text) => text.trim() || []);
  const weeks = new Map<string, number>();
  for (const text of given) {
    const [, id = '', week = ''] = /^(\w+)\s*=\s*(\d{1,2})$/.exec(text) ?? [];
    if (usualMilestones.some((milestone) => milestone.id === id) && Number(week) >= 1) weeks.set(id, Number(week));
    else {
      const ids = usualMilestones.map((milestone) => milestone.id).join(', ');
      fault(`EHC_MILESTONES has "${text}": it must be one of ${ids}, with a week from 1 to 99`);
    }
  }
  return usualMilestones.map((milestone) => ({ ...milestone, week: weeks.get(milestone.id) ?? milestone.week }));
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
