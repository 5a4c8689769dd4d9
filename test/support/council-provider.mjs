// A real OpenID Connect provider (oidc-provider) as a process of its own, with forms that take anybody's word.
// Usage: node council-provider.mjs PORT REDIRECT_BASE. People are named by what they type; see `people` below.
import { Provider } from 'oidc-provider';

const [, , port, base] = process.argv;
const people = {
  ruth: { email: 'ruth.adler@northmere.example', email_verified: true, name: 'Ruth Adler' },
  priya: { email: 'priya.nair@northmere.example', email_verified: true, name: 'Priya Nair' },
  unverified: { email: 'ruth.adler@northmere.example', email_verified: false, name: 'Somebody else' },
  stranger: { email: 'stranger@northmere.example', email_verified: true, name: 'A. Stranger' },
  grouped: { email: 'grouped@northmere.example', email_verified: true, name: 'Gwen Grouped', groups: ['EHC.Managers'] },
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: 'ehc',
      client_secret: 'a secret of the tests',
      redirect_uris: [`${base}/sign-in/council/callback`],
      post_logout_redirect_uris: [`${base}/sign-in`],
    },
  ],
  cookies: { keys: ['tests alone'] },
  claims: { openid: ['sub', 'groups', 'team'], email: ['email', 'email_verified'], profile: ['name'] },
  // Entra ID puts these into the id token too, rather than behind another question.
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
});
// A test changes what the council says of somebody while they work.
process.on('message', ({ login, ...claims }) => {
  people[login] = { ...people[login], ...claims };
});
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
