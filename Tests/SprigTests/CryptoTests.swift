import Codecs
import GoTemplate
import TestSupport
import Testing

@testable import Sprig

@Suite("Keys and certificates")
struct CryptoTests {
    @Test func keysAndCertificatesAreReadAsByGo() throws {
        let rows = recordedRows("keys/keys.tsv")
        #expect(rows.count > 400)
        for row in rows {
            let content = try Base64.decode(Array(row[1].utf8))
            let kind = row[0].split(separator: " ", maxSplits: 1)
            let answer = kind.count > 1 ? readKey(content, kind: String(kind[1])) : readCertificate(content)
            #expect(answer == row[2], "\(row[0]) \(row[1])")
        }
    }

    private func readKey(_ content: [UInt8], kind: String) -> String {
        let block = PEMBlock(type: GoString(kind), bytes: content)
        return answer { encode(try PrivateKey(pem: block.text).pemBlock.bytes) }
    }

    private func readCertificate(_ content: [UInt8]) -> String {
        answer {
            let certificate = try Certificate(content)
            return encode(certificate.subject) + " " + encode(certificate.subjectKeyIdentifier)
        }
    }

    private func answer(_ body: () throws -> String) -> String {
        do {
            return try body()
        } catch {
            return error.goMessage.text
        }
    }

    private func encode(_ bytes: [UInt8]) -> String { String(decoding: Base64.encode(bytes), as: UTF8.self) }

    @Test func generatedRSAKeysPassGoChecks() throws {
        let key = try RSAPrivateKey.generate(bits: 2048)
        #expect(key.size == 2048)
        #expect(try RSAPrivateKey(pkcs1: key.encoded).numbers == key.numbers)
    }

    @Test(arguments: ["ecdsa", "ed25519"])
    func authoritiesSignCertificates(kind: String) throws {
        let key = try #require(try PrivateKey(generating: GoString(kind)))
        var template = try makeTemplate("authority")
        template.isAuthority = true
        let own = try CertificateIssuer(key: key, certificate: nil).issue(template, for: try key.publicKey())
        let authority = try Certificate(own)
        #expect(authority.publicKey == (try key.publicKey()))
        #expect(authority.subjectKeyIdentifier.count == 20)

        let issuer = CertificateIssuer(key: key, certificate: authority)
        let subjectKey = try #require(try PrivateKey(generating: "ed25519"))
        let signed = try Certificate(try issuer.issue(try makeTemplate(""), for: try subjectKey.publicKey()))
        #expect(signed.subject == [0x30, 0])
        #expect(signed.publicKey == (try subjectKey.publicKey()))
        #expect(throws: FunctionError.self) {
            try CertificateIssuer(key: subjectKey, certificate: authority)
                .issue(template, for: try subjectKey.publicKey())
        }
    }

    private func makeTemplate(_ name: String) throws -> CertificateTemplate {
        try CertificateTemplate(
            commonName: GoString(name), addresses: .list([.string("::1")]), dnsNames: .list([.string("a.b")]),
            daysValid: 1)
    }

    @Test func passwordHashesCheck() throws {
        #expect(try PasswordHash.bcrypt("a").text.hasPrefix("$2a$10$"))
        #expect(try PasswordHash.bcrypt("a") != PasswordHash.bcrypt("a"))
    }
}
