import { Deck } from '../main/deck.js';
import { amplifyRows } from '../aws/seed/amplify.js';
const H = 3600000;
const deck = await Deck.build();
const { aws } = deck;
aws.s3.createBucket('dest');
aws.logs.createGroup('/aws/lambda/a', {});
aws.amplify.createApp('d2abcdefghijkl', { domains: ['example.com'] });
aws.amplify.addRows('d2abcdefghijkl', 'example.com', [
  ...amplifyRows({ domain: 'example.com', from: Date.now() - 72 * H, to: Date.now(), rowsPerHour: 6 }),
]);
const none = { 'source-bucket': '', 'destination-log-group': '' };
let r = await deck.sail({
  ...none,
  mode: 'amplify',
  'app-id': 'd2abcdefghijkl',
  'destination-bucket': 'dest',
  'destination-log-group': '/new',
  'create-log-group': 'true',
  'retention-days': '7',
  'dry-run': 'true',
});
console.log(r.code, r.log, r.outputs);
r = await deck.sail({
  ...none,
  mode: 'export',
  'log-groups': '/aws/lambda/*',
  'destination-bucket': 'dest',
  'dry-run': 'true',
  'clean-leftovers': 'true',
  from: new Date(Date.now() - 5 * 24 * H).toISOString().slice(0, 10),
});
console.log(r.code, r.log, r.outputs);
console.log(
  aws.calls
    .find()
    .filter((c) => /Create|Put|Delete/.test(c.operation))
    .map((c) => `${c.service}:${c.operation} ${c.status} ${c.error ?? ''}`)
    .join('\n'),
);
await deck.close();
