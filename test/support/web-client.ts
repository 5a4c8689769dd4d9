import { agent } from 'supertest';
import type { Response } from 'supertest';
import { signInAs } from '../src/web/web-fixture.js';
import type { Browser } from '../src/web/web-fixture.js';

/** Somebody signed in at a running application, with pages and with the interface for programs. */
export class WebClient {
  private constructor(
    private readonly browser: Browser,
    private readonly token: string,
  ) {}

  static async at(url: string, person: string): Promise<WebClient> {
    const browser = agent(url);
    return new WebClient(browser, await signInAs(browser, person));
  }

  get(path: string): Promise<Response> {
    return Promise.resolve(this.browser.get(path).redirects(1));
  }

  /** The text of a page, or what an address under /api answers; anything but 200 is a fault of the test's own. */
  async page(path: string): Promise<string> {
    const { status, text } = await this.get(path);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 2_000)}`);
    return text;
  }

  async answer(path: string): Promise<unknown> {
    return JSON.parse(await this.page(path)) as unknown;
  }

  /** Sends a change as a program does. */
  send(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return Promise.resolve(
      this.browser
        .post(path)
        .set({ 'x-csrf-token': this.token, 'content-type': 'application/json', ...headers })
        .send(body),
    );
  }

  /** Sends a form as a browser does and does not follow where it leads. */
  submit(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Response> {
    const query = new URLSearchParams({ csrfToken: this.token });
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) query.append(name, one);
    }
    return Promise.resolve(this.browser.post(path).type('form').send(query.toString()));
  }

  /** Brings a file as the form of a browser does; its token stands in the address, as the file is read first. */
  upload(path: string, filename: string, content: string): Promise<Response> {
    const address = `${path}?csrf=${encodeURIComponent(this.token)}`;
    return Promise.resolve(
      this.browser.post(address).attach('file', Buffer.from(content), { filename, contentType: 'text/xml' }),
    );
  }
}
