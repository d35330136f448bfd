import GoLibrary
import GoTemplate
import Testing

@testable import HTTP

/// What requests are where nobody says it, and what heads of answers mean.
struct RequestTests {
    private func request(_ method: Request.Method, _ target: GoString = "/") throws -> Request {
        Request(method, target, of: Endpoint(try GoURL(parsing: "http://h/a/?b#c"), proxy: .none))
    }

    @Test func aStatusHasTheServersWords() {
        let own = Response(status: 503, reason: "Service Temporarily Unavailable", headers: Headers(), body: [])
        #expect(own.statusText == "503 Service Temporarily Unavailable")
        #expect(Response(status: 404, headers: Headers(), body: []).statusText == "404 Not Found")
        #expect(Response(status: 599, headers: Headers(), body: []).statusText == "599 status code 599")
    }

    @Test func limitsThatNobodySet() throws {
        let limits = RequestLimits()
        #expect(limits.connecting == .seconds(30) && limits.silence == .seconds(60))
        #expect(limits.headBytes == 262_144 && limits.bodyBytes == 67_108_864)
        #expect([RetryPolicy().laterLimit, RetryPolicy().lossLimit] == [10, 5])
        #expect([RetryPolicy.none.laterLimit, RetryPolicy.none.lossLimit] == [0, 0])
        #expect(try request(.get).acceptsCompression)
    }

    @Test(arguments: [Request.Method.get, .head, .post, .put, .patch, .delete])
    func whatOnlyReadsMayBeSentTwice(_ method: Request.Method) throws {
        #expect(try request(method).isIdempotent == [.get, .head].contains(method))
    }

    @Test func targetsFollowThePathOfTheEndpoint() throws {
        #expect(try request(.get, "/x?y=z").url.description == "http://h/a/x?y=z")
        for target in ["/\u{7f}", "/ ", "/\n"] {
            #expect(throws: HTTPFailure.self) { try request(.get, GoString(target)).url }
        }
        #expect(try request(.get, "/!~").url.description == "http://h/a/!~")
    }

    @Test(arguments: [(199, false), (200, true), (299, true), (300, false)])
    func successes(_ status: Int, _ isSuccess: Bool) {
        #expect(Response(status: status, headers: Headers(), body: []).isSuccess == isSuccess)
    }

    @Test func redirections() {
        let headers = Headers([("Location", "/x")])
        let found = (200..<400).filter { Response(status: $0, headers: headers, body: []).redirection == "/x" }
        #expect(found == [301, 302, 303, 307, 308])
    }

    @Test(arguments: [([], true), (["1"], true), (["1", "1"], true), (["1", "2"], false), (["1", "2", "3"], false)])
    func lengths(_ lengths: [String], _ isClear: Bool) {
        let headers = Headers(lengths.map { ("Content-Length", GoString($0)) })
        #expect(Response(status: 200, headers: headers, body: []).hasClearLength == isClear)
    }

    /// 0.1 seconds, twice as long each time, a fifth more or less, and no longer after ten repeats.
    @Test(arguments: [(0, 100), (1, 200), (3, 800), (10, 102_400), (11, 102_400), (1000, 102_400)])
    func waitsBeforeRepeats(_ repeats: Int, _ milliseconds: Int) {
        for _ in 0..<50 {
            let wait = RetryPolicy.backoff(repeats)
            #expect(wait >= .milliseconds(milliseconds) * 4 / 5 && wait <= .milliseconds(milliseconds) * 6 / 5)
        }
    }

    @Test(arguments: [
        ("10.0.0.1", "10.0.0.0", 31, true), ("10.0.0.2", "10.0.0.0", 31, false), ("10.0.0.2", "10.0.0.0", 30, true),
        ("10.1.255.255", "10.1.0.0", 16, true), ("10.2.0.0", "10.1.0.0", 16, false), ("11.0.0.0", "10.0.0.0", 7, true),
        ("11.0.0.0", "10.0.0.0", 8, false), ("255.0.0.0", "10.0.0.0", 0, true), ("10.0.0.1", "10.0.0.1", 32, true),
        ("10.0.0.0", "10.0.0.1", 32, false), ("::1", "0.0.0.0", 0, false), ("::ffff:10.0.0.1", "10.0.0.0", 24, true),
        ("2001:db8::ffff", "2001:db8::", 112, true), ("2001:db8::1:0", "2001:db8::", 112, false),
    ])
    func networks(_ address: String, _ network: String, _ bits: Int, _ isInside: Bool) throws {
        let address = try #require(NetworkAddress(GoString(address)))
        #expect(address.isInside(try #require(NetworkAddress(GoString(network))), bits: bits) == isInside)
    }

    @Test(arguments: [
        ("1.2.3.4", "1.2.3.4", 32), ("::ffff:1.2.3.4", "1.2.3.4", 32), ("::1:1.2.3.4", "::1:102:304", 128),
        ("2001:DB8:0:0:0:0:0:1", "2001:db8::1", 128), ("1:ffff::", "1:ffff::", 128),
        ("1000:2000:3000:4000:5000:6000:7000:8000", "1000:2000:3000:4000:5000:6000:7000:8000", 128),
    ])
    func addresses(_ text: String, _ shortest: String, _ bits: Int) throws {
        let address = try #require(NetworkAddress(GoString(text)))
        #expect(address.text.text == shortest && address.bitCount == bits)
    }

    /// Go lists fewer than a hundred names.
    @Test(arguments: [(1, true), (99, true), (100, false)])
    func namesOfCertificates(_ count: Int, _ areListed: Bool) {
        let names = (0..<count).map { "h\($0).example" }
        let certificate = ServerCertificate(
            alternativeNames: GoString(names.map { "DNS:" + $0 }.joined(separator: ", ")), notBefore: "", notAfter: "")
        let list = "certificate is valid for " + names.joined(separator: ", ") + ", not x.example"
        let number = "certificate is valid for \(count) names, but none matched x.example"
        #expect(CertificateFailure.names(certificate, "x.example")?.text == (areListed ? list : number))
        #expect(CertificateFailure.names(certificate, "H0.example.") == nil)
    }
}
