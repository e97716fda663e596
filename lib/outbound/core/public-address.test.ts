import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address";

test.each([
  "1.1.1.1",
  "8.8.8.8",
  "93.184.216.34",
  "172.15.255.255",
  "172.32.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "223.255.255.255",
  "2606:4700:4700::1111",
  "2a00:1450:4001:82b::200e",
  "64:ff9b::8.8.8.8",
])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ["this network", "0.0.0.0"],
  ["this network, not its first", "0.1.2.3"],
  ["private", "10.0.0.1"],
  ["a carrier's NAT", "100.64.0.1"],
  ["a carrier's NAT, its last", "100.127.255.255"],
  ["loopback", "127.0.0.1"],
  ["loopback, not its first", "127.255.255.254"],
  ["link-local", "169.254.0.1"],
  ["a cloud's metadata", "169.254.169.254"],
  ["private", "172.16.0.1"],
  ["private, its last", "172.31.255.255"],
  ["protocol assignments", "192.0.0.1"],
  ["documentation", "192.0.2.1"],
  ["6to4 relays", "192.88.99.1"],
  ["private", "192.168.1.1"],
  ["benchmarking", "198.18.0.1"],
  ["documentation", "198.51.100.1"],
  ["documentation", "203.0.113.1"],
  ["multicast", "224.0.0.1"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["unspecified", "::"],
  ["loopback", "::1"],
  ["IPv4-mapped loopback", "::ffff:127.0.0.1"],
  ["IPv4-mapped, in hexadecimal", "::ffff:7f00:1"],
  ["IPv4-mapped, though public", "::ffff:8.8.8.8"],
  ["IPv4-compatible", "::127.0.0.1"],
  ["translated to a private one", "64:ff9b::10.0.0.1"],
  ["translated to a cloud's metadata", "64:ff9b::a9fe:a9fe"],
  ["translated within a network", "64:ff9b:1::1"],
  ["discarded", "100::1"],
  ["Teredo", "2001::1"],
  ["benchmarking", "2001:2::1"],
  ["documentation", "2001:db8::1"],
  ["6to4 of a private one", "2002:a00:1::1"],
  ["unique-local", "fc00::1"],
  ["unique-local", "fd12:3456:789a::1"],
  ["link-local", "fe80::1"],
  ["link-local with a zone", "fe80::1%eth0"],
  ["site-local of old", "fec0::1"],
  ["multicast", "ff02::1"],
  ["not given out", "4000::1"],
  ["no address", "push.example"],
  ["no address", ""],
])("%s: %s is not", (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("nothing that is given to it makes it throw, and what it calls public is an address", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
      if (isPublicAddress(text)) expect(text).toMatch(/^[\d.]+$|^[\da-f:.]+$/i);
    }),
  );
});
