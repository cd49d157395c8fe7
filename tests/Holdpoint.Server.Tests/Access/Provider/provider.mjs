// A company's provider for the tests: oidc-provider, which is not ours. It says its issuer in a line, and is then told in a
// line where it may send people back to; who signs in by a subject has the claims
// that the argument says of it.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const { people, client, secret } = JSON.parse(process.argv[2]);

const find = (sub) => people.find((one) => one.sub === sub);

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  createInterface({ input: process.stdin }).once('line', (line) => {
    const provider = new Provider(issuer, {
      clients: [{
        client_id: client,
        client_secret: secret,
        redirect_uris: JSON.parse(line),
        response_types: ['code'],
        grant_types: ['authorization_code'],
      }],
      pkce: { required: () => true },
      claims: { openid: ['sub'], profile: ['preferred_username', 'groups', 'email'] },
      findAccount: (_, sub) => find(sub) && { accountId: sub, claims: () => find(sub) },
      features: { devInteractions: { enabled: true } },
      cookies: { keys: ['of the tests'] },
      ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, IdToken: 600 },
    });
    server.on('request', provider.callback());
    console.log('ready');
  }).on('close', () => process.exit());
  console.log(issuer);
});
