import { expect, test } from 'vitest';
import { addressBlock } from './address-block';

const rows: [reason: string, ip: string | null, block: string][] = [
  ['an IPv4 address is one', '192.0.2.7', '192.0.2.7'],
  ['the same, as IPv6 writes it', '::ffff:192.0.2.7', '192.0.2.7'],
  ['all of a /64 is one', '2001:db8:1:2:3:4:5:6', '20010db800010002/64'],
  ['its neighbour of the same /64', '2001:db8:1:2::9', '20010db800010002/64'],
  ['another /64', '2001:db8:1:3::9', '20010db800010003/64'],
  ['what a proxy made up', 'unknown-host', 'unknown-host'],
  ['nothing known', null, 'unknown'],
];
test.each(rows)('%s', (_reason, ip, block) => {
  expect(addressBlock(ip)).toBe(block);
});
