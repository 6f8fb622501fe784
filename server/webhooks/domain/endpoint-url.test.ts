import { describe, expect, it } from 'vitest';
import { urlProblem } from './endpoint-url';

const live = { allowPrivate: false, ports: [443] };
const development = { allowPrivate: true, ports: [443] };
const isPrivate = /private network/;

describe('the address of an endpoint', () => {
  it.each<[string, RegExp | null, string]>([
    ['https://shop.example/webhooks', null, 'ordinary'],
    ['https://shop.example:443/x?y=1', null, 'the usual port, said'],
    ['https://93.184.216.34/', null, 'a public address'],
    ['https://[2606:4700:4700::1111]/', null, 'a public IPv6 address'],
    ['shop.example', /complete address/, 'not an address'],
    ['https://', /complete address/, 'no host'],
    ['http://shop.example/', /https/, 'readable on the way'],
    ['ftp://shop.example/', /https/, 'another protocol'],
    ['file:///etc/passwd', /https/, 'a file'],
    ['https://user:secret@shop.example/', /name or password/, 'would be logged'],
    ['https://user@shop.example/', /name or password/, 'a name alone too'],
    ['https://shop.example/#x', /#/, 'is never sent'],
    ['https://shop.example:8443/', /port 443/, 'another service may listen there'],
    ['https://shop.example:22/', /port 443/, 'another protocol'],
    ['https://127.0.0.1/', isPrivate, 'this machine'],
    ['https://0x7f.1/', isPrivate, 'this machine, in hexadecimal'],
    ['https://2130706433/', isPrivate, 'this machine, as one number'],
    ['https://017700000001/', isPrivate, 'this machine, in octal'],
    ['https://127.1/', isPrivate, 'this machine, shortened'],
    ['https://１２７.0.0.1/', isPrivate, 'this machine, in full-width digits'],
    ['https://0/', isPrivate, 'this machine'],
    ['https://169.254.169.254/latest/meta-data/', isPrivate, 'the metadata of a cloud'],
    ['https://[::1]/', isPrivate, 'this machine'],
    ['https://[::ffff:10.0.0.1]/', isPrivate, 'mapped'],
    ['https://[fe80::1]/', isPrivate, 'link-local'],
    ['https://[fc00::1]/', isPrivate, 'unique local'],
    ['https://[64:ff9b::7f00:1]/', isPrivate, 'NAT64'],
    ['https://[2002:7f00:1::]/', isPrivate, '6to4'],
    ['https://localhost/', isPrivate, 'this machine by name'],
    ['https://LOCALHOST./', isPrivate, 'the same, complete'],
    ['https://app.localhost/', isPrivate, 'below it'],
    ['https://metadata.google.internal/', isPrivate, 'the metadata of a cloud by name'],
    ['https://printer.local/', isPrivate, 'a neighbour'],
    ['https://database/', isPrivate, 'a container by name'],
  ])('%s: %s (%s)', (url, problem) => {
    const found = urlProblem(url, live);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });

  it.each<[string, RegExp | null, string]>([
    ['http://localhost:4000/', null, 'one’s own machine'],
    ['http://10.0.0.1/', null, 'one’s own network'],
    ['ftp://localhost/', /https/, 'still another protocol'],
    ['http://user:secret@localhost/', /name or password/, 'still logged'],
  ])('in development, %s: %s (%s)', (url, problem) => {
    const found = urlProblem(url, development);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });
});
