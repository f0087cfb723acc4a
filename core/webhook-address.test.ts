// Which addresses a webhook may be posted to: every reserved range from its first to its last address, and every hostile form of URL.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { allowedAddress, allowedIp } from './webhook-address.ts'

const strict = { allowLoopback: false }
const loose = { allowLoopback: true }

/** First and last address of each range that is not of the public internet. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['0.0.0.0', '0.255.255.255'], ['10.0.0.0', '10.255.255.255'], ['100.64.0.0', '100.127.255.255'], ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'], ['192.0.0.0', '192.0.0.255'], ['192.0.2.0', '192.0.2.255'], ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'], ['198.18.0.0', '198.19.255.255'], ['198.51.100.0', '198.51.100.255'], ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '239.255.255.255'], ['240.0.0.0', '255.255.255.255'],
  ['::', '::'], ['::2', '::ffff:ffff'], ['::ffff:0.0.0.0', '::ffff:255.255.255.255'], ['64:ff9b::', '64:ff9b::ffff:ffff'],
  ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'], ['100::', '100::ffff:ffff:ffff:ffff'], ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'], ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'], ['5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
]
/** Neighbours just outside those ranges, and well-known public ones. */
const ALLOWED = [
  '1.0.0.0', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0', '169.253.255.255', '169.255.0.0',
  '172.15.255.255', '172.32.0.0', '191.255.255.255', '192.0.1.0', '192.0.3.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0',
  '223.255.255.255', '8.8.8.8', '2000::', '2001:200::', '2001:4860:4860::8888', '2606:4700:4700::1111', '2003::', '2a00:1450:4001:81b::200e',
  '3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '3fff:1000::',
]

void test('both ends of every reserved range are refused, with and without the switch for loopback', () => {
  for (const range of REFUSED) for (const ip of range) for (const options of [strict, loose]) assert.equal(allowedIp(ip, options), false, ip)
})

void test('the public neighbours of those ranges are allowed', () => {
  for (const ip of ALLOWED) for (const options of [strict, loose]) assert.equal(allowedIp(ip, options), true, ip)
})

void test('loopback is allowed by the switch only, and not in disguise', () => {
  for (const ip of ['127.0.0.0', '127.0.0.1', '127.255.255.255', '::1', '0:0:0:0:0:0:0:1']) {
    assert.equal(allowedIp(ip, strict), false, ip)
    assert.equal(allowedIp(ip, loose), true, ip)
  }
  for (const ip of ['::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '::127.0.0.1']) assert.equal(allowedIp(ip, loose), false, ip)
})

void test('what is no address is refused', () => {
  const none = [
    '', '1', '127.1', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.400', ' 8.8.8.8', '8.8.8.8 ', '0x8.8.8.8', 'fe80::1%eth0', '2606::1%25eth0', ':::',
    '2606:4700', '1:2:3:4:5:6:7', '2606:4700:1:2:3:4:5:6:7', '2606::1::2', '2606:g::', '2606::12345', '::ffff:1.2.3', '2606::1.2.3.400', 'localhost',
  ]
  for (const ip of none) for (const options of [strict, loose]) assert.equal(allowedIp(ip, options), false, ip)
})

void test('all 32-bit numbers are judged as their four parts say', () => {
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), (a, b, c, d) => {
      const closed =
        a === 0 || a === 10 || a === 127 || a >= 224 || (a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32) ||
        (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99))) ||
        (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) || (a === 203 && b === 0 && c === 113)
      assert.equal(allowedIp(`${a}.${b}.${c}.${d}`, strict), !closed)
    }),
  )
})

void test('an IPv6 address is judged alike in every way of writing it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
      const long = groups.map((group) => group.toString(16).padStart(4, '0')).join(':')
      const short = new URL(`http://[${long}]/`).hostname.slice(1, -1)
      assert.equal(allowedIp(short, strict), allowedIp(long, strict))
      assert.equal(allowedIp(long.toUpperCase(), strict), allowedIp(long, strict))
      if (groups[0] === undefined || groups[0] >> 13 !== 1) assert.equal(allowedIp(long, strict), false)
    }),
  )
})

void test('a URL is refused for what it is', () => {
  const fault = (url: string, resolved: readonly string[] = ['8.8.8.8']) => {
    const verdict = allowedAddress(url, resolved, strict)
    return verdict.ok ? 'ok' : verdict.fault
  }
  assert.equal(fault('https://hooks.example.com/a'), 'ok')
  assert.equal(fault('https://hooks.example.com/a', []), 'no_address')
  assert.equal(fault('https://hooks.example.com/a', ['8.8.8.8', '10.0.0.1']), 'not_public')
  for (const url of ['', 'hooks.example.com', '//a.example/b', 'http://', 'https://a b/', 'http://[::1', 'http://256.1.1.1/']) assert.equal(fault(url), 'not_a_url', url)
  for (const url of ['ftp://a.example/', 'file:///etc/passwd', 'gopher://a.example/', 'javascript:1', 'data:,x', 'ws://a.example/', 'smb://a.example/'])
    assert.equal(fault(url), 'not_http', url)
  for (const url of ['https://u@a.example/', 'https://u:p@a.example/', 'https://:p@a.example/', 'https://a.example%40b@c.example/']) assert.equal(fault(url), 'userinfo', url)
  const disguised = ['http://2130706433/', 'http://0x7f000001/', 'http://0177.0.0.1/', 'http://127.1/', 'http://127。0。0。1/', 'http://①②⑦.0.0.1/', 'http://[::ffff:a9fe:a9fe]/', 'http://127.0.0.1./']
  for (const url of disguised) assert.equal(fault(url, ['8.8.8.8']), 'not_public', url)
})
