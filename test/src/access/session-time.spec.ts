import type { SmallApp } from '../web/web-fixture.js';
import { signInAs, smallApp } from '../web/web-fixture.js';

const minutes = 60_000;

describe('how long a session has', () => {
  let small: SmallApp;
  beforeEach(async () => {
    small = await smallApp();
  });
  afterEach(() => small.app.close());

  it('is told without being made longer, and made longer when the person asks for it', async () => {
    const priya = small.browser();
    const token = await signInAs(priya, 'demo-caseworker');
    small.wait(26 * minutes);
    expect((await priya.get('/session/left').expect(200)).body).toEqual({ seconds: 240, canStay: true });
    small.wait(minutes);
    expect((await priya.get('/session/left').expect(200)).body).toEqual({ seconds: 180, canStay: true });
    const stayed = await priya.post('/session/stay').set('x-csrf-token', token).expect(200);
    expect(stayed.body).toEqual({ seconds: 1_800, canStay: true });
    small.wait(29 * minutes);
    expect((await priya.get('/session/left').expect(200)).body).toMatchObject({ seconds: 60 });
    small.wait(2 * minutes);
    const over = await priya.get('/session/left').expect(401);
    expect(over.body).toMatchObject({ code: 'not-signed-in' });
  });

  it('cannot be made longer than 12 hours, and says so', async () => {
    const priya = small.browser();
    const token = await signInAs(priya, 'demo-caseworker');
    for (let passed = 0; passed < 11 * 60 + 40; passed += 20) {
      small.wait(20 * minutes);
      await priya.get('/help').expect(200);
    }
    const stayed = await priya.post('/session/stay').set('x-csrf-token', token).expect(200);
    expect(stayed.body).toEqual({ seconds: 1_200, canStay: false });
  });

  it('is not made longer by another site, and a look does not use up what is said once', async () => {
    const priya = small.browser();
    await signInAs(priya, 'demo-caseworker');
    await priya.post('/session/stay').expect(403);
    await small.browser().get('/session/left').expect(401);
  });
});
