import Foundation
import GoLibrary
import GoTemplate
import TestSupport
import Testing

@testable import HTTP

/// Whom a client trusts and what it says of others, in the words of Go's crypto/tls and crypto/x509.
@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
    private final class Identity: Credentials {
        let identity: TLSIdentity

        init(_ identity: CertificateAuthority.Identity, key: [UInt8]? = nil) {
            self.identity = TLSIdentity(certificate: identity.certificateBytes, key: key ?? identity.keyBytes)
        }

        func authorization() throws(CredentialsFailure) -> Authorization { Authorization(identity: identity) }

        func wereRefused(_ sent: Authorization) -> Bool { false }
    }

    private let authority: CertificateAuthority

    init() throws { authority = try CertificateAuthority() }

    private func answer(
        _ server: TLSServer, trust: ServerTrust? = nil, name: GoString = "", host: String = "127.0.0.1",
        as identity: Identity? = nil
    ) throws -> Response {
        let endpoint = Endpoint(
            try GoURL(parsing: GoString("https://\(host):\(server.port)")),
            trust: trust ?? .authorities(authority.certificate), serverName: name, proxy: .none, credentials: identity)
        return try Loop().send(Request(.get, "/", of: endpoint))
    }

    /// Why there is no answer.
    private func reason(_ answer: @autoclosure () throws -> Response) throws -> String {
        try #require(throws: HTTPFailure.self) { try answer() }.reason.text
    }

    private let mistrust = "tls: failed to verify certificate: x509: "

    @Test func whomItTrusts() throws {
        let server = try TLSServer(try authority.issue("server", names: ["IP:127.0.0.1", "DNS:api.example"]))
        #expect(try answer(server).status == 200)
        #expect(try answer(server, name: "api.example").status == 200)
        #expect(try answer(server, trust: .anyone, name: "other.example").status == 200)
        let other = try CertificateAuthority("others")
        let unknown = mistrust + "certificate signed by unknown authority"
        #expect(try reason(answer(server, trust: .authorities(other.certificate))) == unknown)
        #expect(try reason(answer(server, trust: .system)) == unknown)
        let both = ServerTrust.authorities(other.certificate + authority.certificate)
        #expect(try answer(server, trust: both).status == 200)
    }

    @Test func names() throws {
        let server = try TLSServer(try authority.issue("server", names: ["DNS:api.example", "DNS:*.wild.example"]))
        let noAddress = "cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs"
        #expect(try reason(answer(server)) == mistrust + noAddress)
        #expect(try answer(server, name: "a.wild.example").status == 200)
        let list = "certificate is valid for api.example, *.wild.example, not "
        #expect(try reason(answer(server, name: "a.b.wild.example")) == mistrust + list + "a.b.wild.example")
        // The name comes before the authority.
        let other = ServerTrust.authorities(try CertificateAuthority().certificate)
        #expect(try reason(answer(server, trust: other, name: "x")) == mistrust + list + "x")
        #expect(try reason(answer(server, host: "localhost")) == mistrust + list + "localhost")
        let addresses = try TLSServer(try authority.issue("server", names: ["IP:10.0.0.1", "IP:fd00::1"]))
        let valid = "certificate is valid for 10.0.0.1, fd00::1, not 127.0.0.1"
        #expect(try reason(answer(addresses)) == mistrust + valid)
        let nothing = "certificate is not valid for any names, but wanted to match x"
        #expect(try reason(answer(addresses, name: "x")) == mistrust + nothing)
    }

    @Test func time() throws {
        let server = try TLSServer(try authority.issue("server", names: ["DNS:other"], days: -1))
        let reason = try reason(answer(server))
        #expect(reason.hasPrefix(mistrust + "certificate has expired or is not yet valid: current time 20"))
        let yesterday = GoTime(unixSeconds: Int64(Foundation.time(nil)) - 86400, location: .utc)
        #expect(reason.contains("Z is after " + yesterday.formatted("2006-01-02T15").text))
        #expect(reason.hasSuffix("Z"))
    }

    @Test func oldVersionsAreRefused() throws {
        let identity = try authority.issue("server", names: ["IP:127.0.0.1"])
        let server = try TLSServer(identity, ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
        let refusals = [
            "tls: server selected unsupported protocol version 302",
            "remote error: tls: protocol version not supported",
        ]
        #expect(refusals.contains(try reason(answer(server))))
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func clientsShowWhoTheyAre(_ version: String) throws {
        let server = try TLSServer(
            try authority.issue("server", names: ["IP:127.0.0.1"]),
            [version, "-Verify", "1", "-verify_return_error", "-CAfile", authority.identity.certificate.path])
        let client = try authority.issue("client")
        let page = try answer(server, as: Identity(client)).body
        #expect(String(decoding: page, as: UTF8.self).contains("Subject: CN=client\n"))
        let missing = version == "-tls1_3" ? "certificate required" : "handshake failure"
        #expect(try reason(answer(server)) == "remote error: tls: " + missing)
        let stranger = try CertificateAuthority().issue("stranger")
        #expect(
            try reason(answer(server, as: Identity(stranger))) == "remote error: tls: unknown certificate authority")
    }

    @Test func identitiesThatAreNoUse() throws {
        let server = try TLSServer(try authority.issue("server", names: ["IP:127.0.0.1"]))
        let (client, other) = (try authority.issue("client"), try authority.issue("other"))
        let mismatch = Identity(client, key: other.keyBytes)
        #expect(try reason(answer(server, as: mismatch)) == "tls: private key does not match public key")
        let noKey = Identity(client, key: Array("nothing".utf8))
        #expect(try reason(answer(server, as: noKey)) == "tls: failed to find any PEM data in key input")
        let encrypted = Identity(client, key: try CertificateAuthority.encryptedKey(of: client))
        #expect(try reason(answer(server, as: encrypted)) == "tls: failed to parse private key")
        let failure = try #require(throws: HTTPFailure.self) {
            try answer(server, trust: .authorities(Array("nothing".utf8)))
        }
        #expect(failure.message == "unable to load root certificates: unable to parse bytes as PEM block")
    }

    @Test func identitiesHaveConnectionsOfTheirOwn() throws {
        let server = try TLSServer(
            try authority.issue("server", names: ["IP:127.0.0.1"]),
            ["-verify", "1", "-CAfile", authority.identity.certificate.path])
        let loop = try Loop()
        for name in ["first", "second"] {
            let endpoint = Endpoint(
                try GoURL(parsing: GoString("https://127.0.0.1:\(server.port)")),
                trust: .authorities(authority.certificate),
                proxy: .none, credentials: Identity(try authority.issue(name)))
            let answer = try loop.send(Request(.get, "/", of: endpoint))
            #expect(String(decoding: answer.body, as: UTF8.self).contains("Subject: CN=\(name)\n"))
        }
    }

    @Test func aServerWithoutTLS() throws {
        let server = try LoopbackServer { _ in .answer(200) }
        let endpoint = Endpoint(try GoURL(parsing: GoString("https://127.0.0.1:\(server.port)")), proxy: .none)
        let failure = try #require(throws: HTTPFailure.self) { try Loop().send(Request(.get, "/", of: endpoint)) }
        #expect(failure.reason == "http: server gave HTTP response to HTTPS client")
        #expect(server.requests.isEmpty)
    }

    @Test func nothingOfAnIdentityIsShown() throws {
        let identity = TLSIdentity(certificate: [65, 66], key: [67, 68])
        #expect("\(identity)" == "<hidden>")
    }
}
