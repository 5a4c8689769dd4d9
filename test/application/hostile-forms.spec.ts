import type { NestExpressApplication } from '@nestjs/platform-express';
import { demoPeople } from '../../src/access/people.js';
import { RouteRules } from '../../src/access/route-rules.js';
import { configFrom } from '../../src/config.js';
import { EventStore } from '../../src/event-store/event-store.js';
import { startApplication } from '../../src/start-application.js';
import type { EhcCommand } from '../support/ehc-command.js';
import { formsOf } from '../support/form-fields.js';
import type { FormField, PostForm } from '../support/form-fields.js';
import { crawl } from '../support/site-crawl.js';
import { smallAuthority } from '../support/small-authority.js';
import { WebClient } from '../support/web-client.js';

interface OfferedForm extends PostForm {
  readonly route: string;
  readonly person: string;
}

/** Enough that some case is at every stage. */
const manyChildren = 60;
const script = '<script>alert("form")</script>';

/** What somebody who means harm, or knows no better, types: by field, from what the page offers. */
const inputs: Readonly<Record<string, (field: FormField) => string | null>> = {
  'nothing at all': ({ kind, value }) => (kind === 'hidden' ? value : null),
  'far too much': (field) => asOffered(field, 'x'.repeat(21_000)),
  'a script, SQL, control characters and right-to-left': (field) =>
    asOffered(field, `${script}'); DROP TABLE events; --\u0000\u0007\u202Egnorw\u200f`),
  'a day that does not exist': (field) => asOffered(field, impossibleDate(field.name)),
  'choices that were not offered': ({ kind, value }) => (kind === 'choice' ? '__proto__' : value),
};

const asOffered = ({ kind, value }: FormField, typed: string): string => (kind === 'text' ? typed : value);

function impossibleDate(name: string): string {
  if (/day$/i.test(name)) return '31';
  if (/month$/i.test(name)) return '2';
  return /year$/i.test(name) ? '2026' : '31/02/2026';
}

describe('every form that a page offers', () => {
  let made: EhcCommand;
  let app: NestExpressApplication;
  let forms: readonly OfferedForm[];
  const clients = new Map<string, WebClient>();

  beforeAll(async () => {
    made = await smallAuthority(manyChildren);
    app = await startApplication(configFrom({ EHC_DATA_DIR: made.dataFolder, PORT: '0', LOG_LEVEL: 'silent' }));
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    const found = new Map<string, OfferedForm>();
    for (const { id: person } of demoPeople) {
      const client = await WebClient.at(url, person);
      clients.set(person, client);
      for (const { route, address } of await crawl(url, person, app.get(RouteRules).all())) {
        for (const form of formsOf((await client.get(address)).text, address)) {
          const key = `${route} ${form.fields.map(({ name }) => name).join()}`;
          if (!found.has(key)) found.set(key, { ...form, route, person });
        }
      }
    }
    forms = [...found.values()];
  }, 300_000);
  afterAll(async () => {
    await app.close();
    made.remove();
  });

  it('is found by following links', () => {
    expect(new Set(forms.map(({ route }) => route)).size).toBeGreaterThan(40);
  });

  it.each(Object.entries(inputs))(
    'answers %s in words, without recording or repeating it raw',
    async (name, typed) => {
      const faults: string[] = [];
      for (const form of forms) {
        const client = clients.get(form.person);
        if (client === undefined || form.fields.some(({ kind }) => kind === 'file')) continue;
        // What is chosen as offered may be recorded: only what is typed or left out can be wrong.
        const offered = name !== 'nothing at all' && !form.fields.some(({ kind }) => kind === 'text');
        if (offered && !name.startsWith('choices')) continue;
        const before = await app.get(EventStore).head();
        const { status, text } = await client.submit(form.action, filled(form, typed));
        const recorded = (await app.get(EventStore).head()) !== before;
        const where = `${form.person} ${form.route}`;
        if (status >= 500) faults.push(`${where} answers ${String(status)}`);
        if (text.includes(script)) faults.push(`${where} repeats the script`);
        if (recorded) faults.push(`${where} recorded something`);
        if (name === 'nothing at all' && status === 422 && !text.includes('govuk-error-summary')) {
          faults.push(`${where} does not say what is missing`);
        }
      }
      expect(faults).toEqual([]);
    },
    300_000,
  );
});

function filled({ fields }: PostForm, typed: (field: FormField) => string | null): Record<string, readonly string[]> {
  const values: Record<string, string[]> = {};
  for (const field of fields) {
    const value = typed(field);
    // Of the radios of a question the first is chosen, of its tick boxes every one.
    if (value === null || (field.kind === 'choice' && values[field.name] !== undefined)) continue;
    values[field.name] = [value];
  }
  return values;
}
