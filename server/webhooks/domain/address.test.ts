import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './address';

describe('an address that may be connected to', () => {
  it.each([
    ['93.184.216.34', 'an ordinary host'],
    ['1.1.1.1', 'a public resolver'],
    ['172.15.255.255', 'just below the private 172.16/12'],
    ['172.32.0.0', 'just above it'],
    ['100.63.255.255', 'just below carrier-grade NAT'],
    ['100.128.0.0', 'just above it'],
    ['2606:4700:4700::1111', 'an ordinary IPv6 host'],
    ['2a00:1450:4001:830::200e', 'another'],
  ])('%s: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('an address that may not', () => {
  it.each([
    ['127.0.0.1', 'this machine'],
    ['127.8.9.10', 'all of 127/8 is this machine'],
    ['0.0.0.0', 'this machine on Linux'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.254', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'the metadata of a cloud'],
    ['169.254.0.1', 'link-local'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['100.100.100.200', 'the metadata of another cloud, in carrier-grade NAT'],
    ['192.0.0.1', 'IETF'],
    ['192.0.2.1', 'documentation'],
    ['192.88.99.1', '6to4 relays'],
    ['198.18.0.1', 'benchmarking'],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.7', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.250', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'this machine'],
    ['::127.0.0.1', 'IPv4-compatible, deprecated'],
    ['::ffff:127.0.0.1', 'mapped loopback'],
    ['::ffff:10.0.0.1', 'mapped private'],
    ['::ffff:a9fe:a9fe', 'mapped metadata, in hexadecimal'],
    ['::ffff:93.184.216.34', 'mapped, though public: nobody publishes such an address'],
    ['::ffff:0:10.0.0.1', 'translated IPv4'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['febf::1', 'the end of link-local'],
    ['fec0::1', 'site-local, deprecated'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'the metadata of a cloud over IPv6'],
    ['ff02::1', 'multicast'],
    ['64:ff9b::a00:1', 'NAT64 to 10.0.0.1'],
    ['64:ff9b::169.254.169.254', 'NAT64 to the metadata'],
    ['64:ff9b:1::1', 'local NAT64'],
    ['2002:7f00:1::', '6to4 of 127.0.0.1'],
    ['2002:a9fe:a9fe::1', '6to4 of the metadata'],
    ['2001:0:7f00:1::', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['3fff::1', 'documentation'],
    ['2001:2::1', 'benchmarking'],
    ['2001:10::1', 'ORCHID'],
    ['100::1', 'discard'],
    ['5f00::1', 'segment routing'],
    ['4000::1', 'not given out'],
    ['example.org', 'a name is no address'],
    ['', 'nothing'],
  ])('%s: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
