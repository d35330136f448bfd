import GoTemplate
import Testing

@testable import GoLibrary

/// What `netip.ParseAddr` of Go 1.26 says.
struct IPAddressTests {
    @Test(arguments: [
        (
            "1:2:3:4:5:6:7:1.2.3.4",
            #"ParseAddr("1:2:3:4:5:6:7:1.2.3.4"): embedded IPv4 address must replace the final 2 fields of the address (at "1.2.3.4")"#
        ),
        (
            "1::2:3:4:5:6:7:1.2.3.4",
            #"ParseAddr("1::2:3:4:5:6:7:1.2.3.4"): too many hex fields to fit an embedded IPv4 at the end of the address (at "1.2.3.4")"#
        ),
        (
            "::1:2:3:4:5:6:1.2.3.4",
            #"ParseAddr("::1:2:3:4:5:6:1.2.3.4"): the :: must expand to at least one field of zeros"#
        ),
        ("::1:2:3:4:5:1.2.3.4", "IPv6"),
        ("1:2:3:4:5:6:1.2.3.4", "IPv6"),
        (
            "1:2:3:4:5:1.2.3.4",
            #"ParseAddr("1:2:3:4:5:1.2.3.4"): embedded IPv4 address must replace the final 2 fields of the address (at "1.2.3.4")"#
        ),
        ("::1.2.3.4", "IPv6"),
        ("::1.2.3", #"ParseAddr("::1.2.3"): IPv4 address too short"#),
        ("::1.2.3.4.5", #"ParseAddr("::1.2.3.4.5"): IPv4 address too long"#),
        ("::1.2.3.256", #"ParseAddr("::1.2.3.256"): IPv4 field has value >255"#),
        ("::ffff:1.2.3.4", "IPv6"),
        ("1::2::3", #"ParseAddr("1::2::3"): multiple :: in address (at ":3")"#),
        ("1:2:3:4:5:6:7:8", "IPv6"),
        ("1:2:3:4:5:6:7:8:9", #"ParseAddr("1:2:3:4:5:6:7:8:9"): trailing garbage after address (at "9")"#),
        ("1:2:3:4:5:6:7", #"ParseAddr("1:2:3:4:5:6:7"): address string too short"#),
        ("::", "IPv6"),
        ("1::", "IPv6"),
        ("::1:2:3:4:5:6:7:8", #"ParseAddr("::1:2:3:4:5:6:7:8"): the :: must expand to at least one field of zeros"#),
        ("12345::", #"ParseAddr("12345::"): each group must have 4 or less digits (at "12345::")"#),
        ("fe80::1%eth0", "IPv6 eth0"),
        ("fe80::1%", #"ParseAddr("fe80::1%"): zone must be a non-empty string"#),
        ("%eth0", #"ParseAddr("%eth0"): missing IPv6 address"#),
        ("1.2.3", #"ParseAddr("1.2.3"): IPv4 address too short"#),
        ("1.2.3.4.5", #"ParseAddr("1.2.3.4.5"): IPv4 address too long"#),
        ("01.2.3.4", #"ParseAddr("01.2.3.4"): IPv4 field has octet with leading zero"#),
        ("1.2.3.a", #"ParseAddr("1.2.3.a"): unexpected character (at "a")"#),
        (":", #"ParseAddr(":"): each colon-separated field must have at least one digit (at ":")"#),
        ("g::", #"ParseAddr("g::"): each colon-separated field must have at least one digit (at "g::")"#),
        ("1:2:3:4:5:6:7:", #"ParseAddr("1:2:3:4:5:6:7:"): colon must be followed by more characters (at ":")"#),
        ("1::2:", #"ParseAddr("1::2:"): colon must be followed by more characters (at ":")"#),
        ("::1.2.3.4:5", #"ParseAddr("::1.2.3.4:5"): unexpected character (at ":5")"#),
    ])
    func itIsReadAsGoReadsIt(_ text: GoString, _ expected: GoString) {
        let answer: GoString
        do {
            let address = try IPAddress(parsing: text)
            answer = (address.isIPv4 ? "IPv4" : "IPv6") + (address.zone.isEmpty ? "" : " " + address.zone)
        } catch {
            answer = error.message
        }
        #expect(answer == expected)
    }
}
