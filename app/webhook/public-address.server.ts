// Which addresses are the open internet. A coordinator's webhook must not be a way to look at what stands behind our firewall.
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Not the open internet, by the registries of special-purpose addresses (RFC 6890 and later). */
const closed4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Within the space of addresses that are given out, those with a special purpose: some carry an IPv4 address inside. */
const closed6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

function blockList(subnets: [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family)
  return list
}

const blocked4 = blockList(closed4, 'ipv4')
const blocked6 = blockList(closed6, 'ipv6')
/** Everything else of IPv6 is not given out to anybody: loopback, link-local, private, and IPv4 in disguise. */
const given6 = blockList([['2000::', 3]], 'ipv6')

export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !blocked4.check(address, 'ipv4')
  if (!isIPv6(address)) return false
  return given6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6')
}
