import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './public-address.server.ts'

describe('addresses', () => {
  it.each([
    '8.8.8.8',
    '93.184.216.34',
    '100.63.255.255',
    '172.32.0.1',
    '2606:4700::1111',
    '2a00:1450:4001::1',
  ])('WH4 %s is on the open internet', (address) => expect(isPublicAddress(address)).toBe(true))

  it.each([
    ['this machine', '127.0.0.1', '127.255.0.9', '0.0.0.0', '::1', '::'],
    [
      'a private network',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '100.64.0.1',
      'fd12::1',
      'fc00::1',
    ],
    ['a link', '169.254.169.254', 'fe80::1', 'fe80::1%eth0'],
    [
      'IPv4 in disguise',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '::127.0.0.1',
      '64:ff9b::a00:1',
      '2002:7f00:1::',
      '2001:0:1::1',
    ],
    [
      'nobody in particular',
      '224.0.0.1',
      '255.255.255.255',
      'ff02::1',
      '192.0.2.1',
      '2001:db8::1',
      '240.0.0.1',
    ],
    ['no address', '', 'localhost', '1.2.3', '999.1.1.1'],
  ])('WH4 what belongs to %s is not', (_, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })
})
