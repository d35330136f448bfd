import GoLibrary
import GoTemplate
import Testing

@testable import HTTP

/// Expectations from golang.org/x/net/http/httpproxy, proxy_test.go.
struct ProxyRulesTests {
    private func proxy(_ url: GoString, _ variables: [String: GoString]) throws -> GoString? {
        ProxyRules { variables[$0] ?? "" }.proxy(for: try GoURL(parsing: url))?.description
    }

    @Test(
        arguments: [
            ("http://example.com/", ["HTTP_PROXY": "127.0.0.1:8080"], "http://127.0.0.1:8080"),
            (
                "http://example.com/", ["HTTP_PROXY": "cache.corp.example.com:1234"],
                "http://cache.corp.example.com:1234"
            ),
            ("http://example.com/", ["HTTP_PROXY": "cache.corp.example.com"], "http://cache.corp.example.com"),
            ("http://example.com/", ["HTTP_PROXY": "https://cache.corp.example.com"], "https://cache.corp.example.com"),
            ("http://example.com/", ["HTTP_PROXY": "socks5://127.0.0.1"], "socks5://127.0.0.1"),
            ("http://example.com/", ["http_proxy": "lower"], "http://lower"),
            ("http://example.com/", ["http_proxy": "lower", "HTTP_PROXY": "upper"], "http://upper"),
            ("http://example.com/", ["HTTPS_PROXY": "secure"], nil),
            ("https://example.com/", ["HTTPS_PROXY": "secure", "HTTP_PROXY": "plain"], "http://secure"),
            ("http://example.com/", ["HTTP_PROXY": "plain", "REQUEST_METHOD": "GET"], nil),
            ("http://localhost/", ["HTTP_PROXY": "plain"], nil),
            ("http://127.0.0.1:8080/", ["HTTP_PROXY": "plain"], nil),
            ("http://[::1]/", ["HTTP_PROXY": "plain"], nil),
        ] as [(GoString, [String: GoString], GoString?)])
    func variables(_ url: GoString, _ variables: [String: GoString], _ expected: GoString?) throws {
        #expect(try proxy(url, variables) == expected)
    }

    @Test(
        arguments: [
            ("localhost", false), ("127.0.0.1", false), ("127.0.0.2", false), ("[::1]", false), ("[::2]", true),
            ("192.168.1.1", false), ("192.168.1.2", true), ("192.168.0.0", true), ("169.254.10.10", true),
            ("10.100.1.1", false), ("172.30.9.9", false), ("172.31.0.1", true), ("local.localhost", false),
            ("example.com", false), ("foo.example.com", false), ("barbaz.net", false), ("foobar.com", true),
            ("www.foobar.com", false), ("ports.net:443", false), ("ports.net", true), ("a.star.org", false),
            ("star.org", true), ("[2001:db8::52:0:1]", true), ("[2001:db8:aaaa::1]", false), ("EXAMPLE.com", false),
        ] as [(GoString, Bool)])
    func exceptions(_ host: GoString, _ usesProxy: Bool) throws {
        let rules: [String: GoString] = [
            "HTTP_PROXY": "proxy",
            "NO_PROXY": """
            example.com,.barbaz.net,barbaz.net, 192.168.1.1,10.0.0.0/8,172.30.0.0/16,.localhost,.foobar.com,ports.net:443,
            *.star.org,2001:db8:aaaa::/48,:80
            """,
        ]
        let expected: GoString? = usesProxy ? "http://proxy" : nil
        #expect(try proxy("http://" + host + "/", rules) == expected)
    }

    @Test func aStarExceptsAll() throws {
        #expect(try proxy("http://example.com/", ["HTTP_PROXY": "proxy", "NO_PROXY": "a.b,*"]) == nil)
    }
}
