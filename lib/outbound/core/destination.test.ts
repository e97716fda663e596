import { describe, expect, test } from "vitest";
import { destinationOf } from "./destination";

describe("an address that somebody gave us", () => {
  test.each([
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
    "https://web.push.apple.com/QGx",
    "https://wns2-par02p.notify.windows.com/w/?token=abc",
    "https://push.example:8443/one",
    "https://8.8.8.8/push",
    "https://[2606:4700:4700::1111]/push",
  ])("%s may be asked, at addresses that are checked", (address) => {
    expect(destinationOf(address, [])).toMatchObject({ checked: true });
  });

  test.each([
    ["no address", "push"],
    ["another protocol", "ftp://push.example/"],
    ["a file", "file:///etc/passwd"],
    ["without TLS", "http://push.example/"],
    ["a user", "https://user@push.example/"],
    ["a password", "https://user:word@push.example/"],
    ["too long", `https://push.example/${"a".repeat(2048)}`],
    ["localhost", "https://localhost/"],
    ["localhost with a dot", "https://localhost./"],
    ["below localhost", "https://push.localhost/"],
    ["loopback", "https://127.0.0.1/"],
    ["loopback as one number", "https://2130706433/"],
    ["loopback in hexadecimal", "https://0x7f.1/"],
    ["loopback in octal", "https://0177.0.0.1/"],
    ["loopback in full-width digits", "https://１２７.0.0.1/"],
    ["loopback in IPv6", "https://[::1]/"],
    ["IPv4-mapped", "https://[::ffff:169.254.169.254]/"],
    ["private", "https://192.168.0.1/"],
    ["a cloud's metadata", "https://169.254.169.254/latest/meta-data"],
    ["a name of one network", "https://router/"],
    ["a name of one network with a dot", "https://router./"],
    ["mDNS", "https://printer.local/"],
    ["a cloud's inner name", "https://metadata.google.internal/"],
    ["a home", "https://nas.home.arpa/"],
  ])("%s is refused: %s", (_why, address) => {
    expect(destinationOf(address, [])).toBeNull();
  });
});

describe("a host that the operator named", () => {
  const allow = ["127.0.0.1:9000", "Push.Lan:443"];

  test.each(["http://127.0.0.1:9000/one", "https://127.0.0.1:9000/one", "https://push.lan/two"])(
    "%s may be asked, wherever it leads",
    (address) => {
      expect(destinationOf(address, allow)).toMatchObject({ checked: false });
    },
  );

  test.each([
    ["another port", "http://127.0.0.1:9001/"],
    ["another host", "http://127.0.0.2:9000/"],
    ["a user", "http://a@127.0.0.1:9000/"],
    ["a name that begins like it", "http://127.0.0.1.nip.example:9000/"],
  ])("%s is refused: %s", (_why, address) => {
    expect(destinationOf(address, allow)).toBeNull();
  });
});
