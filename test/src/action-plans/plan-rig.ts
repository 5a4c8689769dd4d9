import { agent } from 'supertest';
import type { Response } from 'supertest';
import { ActionPlanFormsModule } from '../../../src/action-plans/forms/action-plan-forms.module.js';
import { ActionPlanRecords } from '../../../src/action-plans/action-plan-records.service.js';
import type { PlanRecord } from '../../../src/action-plans/action-plan-records.service.js';
import { smallPlan } from '../../support/small-plan.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { hiddenOf } from '../recording/form-reading.js';
import { Visitor } from '../recording/recording-fixture.js';
import { signInAs } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';

/** The forms of action plans over a real log, with a manager signed in. */
export class PlanRig {
  private constructor(
    readonly app: CaseApp,
    private browser: Browser,
    private token: string,
    /** Helen, a manager. */
    public helen: Visitor,
  ) {}

  static async start(now?: () => Date): Promise<PlanRig> {
    const app = await caseApp(() => [ActionPlanFormsModule], now);
    const browser = agent(app.app.getHttpServer());
    const token = await signInAs(browser, 'demo-manager');
    return new PlanRig(app, browser, token, new Visitor(browser, token));
  }

  /** A new session: an old one ends while time passes. */
  async signInAgain(): Promise<void> {
    this.browser = agent(this.app.app.getHttpServer());
    this.token = await signInAs(this.browser, 'demo-manager');
    this.helen = new Visitor(this.browser, this.token);
  }

  async visitor(person: string): Promise<Visitor> {
    const browser = agent(this.app.app.getHttpServer());
    return new Visitor(browser, await signInAs(browser, person));
  }

  get records(): ActionPlanRecords {
    return this.app.app.get(ActionPlanRecords);
  }

  now(planId: string): Promise<PlanRecord> {
    return this.records.now(planId);
  }

  async types(planId: string): Promise<readonly string[]> {
    return (await this.now(planId)).history.map(({ type }) => type);
  }

  upload(content: string | Buffer | object, name = 'plan.json'): Promise<Response> {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)); // prettier-ignore
    return Promise.resolve(this.browser.post(this.loading).attach('file', bytes, { filename: name, contentType: 'application/json' })); // prettier-ignore
  }

  /** Presses the button of the page on which a file is checked. */
  confirm(check: Pick<Response, 'text'>, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    const sent = this.browser.post(this.loading);
    for (const [name, value] of Object.entries({ ...hiddenOf(check.text), ...fields })) void sent.field(name, String(value)); // prettier-ignore
    return Promise.resolve(sent);
  }

  /** The whole way of a file: chosen, checked, loaded. */
  async load(content: object, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.confirm(await this.upload(content), fields);
  }

  /** A small plan of the id, loaded through the form; gives the addresses of its forms. */
  async loaded(id: string): Promise<(form: string) => string> {
    const { status } = await this.load(smallPlan(id));
    if (status !== 303) throw new Error(`${id} was not loaded: ${String(status)}`);
    return (form) => `/action-plans/${id}/record/${form}`;
  }

  close(): Promise<void> {
    return this.app.close();
  }

  private get loading(): string {
    return `/action-plans/load?csrf=${encodeURIComponent(this.token)}`;
  }
}
