import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { configFrom, settings } from '../../src/config.js';

interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile_inline: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it('starts the application, EventStoreDB and Redis', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['application', 'eventstoredb', 'redis']);
  });

  it.each(services)('gives %s a health check and a volume that is declared', (_, { healthcheck, volumes = [] }) => {
    expect(healthcheck?.test.length).toBeGreaterThan(1);
    expect(volumes).not.toHaveLength(0);
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  });

  it('names only settings that the application knows, with values it takes', () => {
    const environment = compose.services['application']?.environment ?? {};
    for (const name of Object.keys(environment)) expect(Object.keys(settings)).toContain(name);
    expect(() => configFrom(environment)).not.toThrow();
  });

  it('starts the application as npm start does', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly scripts: { readonly start: string };
    };
    const command = /^CMD (\[.*\])$/m.exec(compose.services['application']?.build?.dockerfile_inline ?? '')?.[1];
    expect(JSON.parse(command ?? '')).toEqual(scripts.start.split(' '));
  });

  it('opens no port to other machines', () => {
    for (const [, { ports = [] }] of services) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });

  it('pins the images', () => {
    for (const [, { image, build }] of services) {
      expect(image ?? build?.dockerfile_inline).toMatch(/[a-z]:\d+/);
    }
  });
});
