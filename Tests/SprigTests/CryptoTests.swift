import Codecs
import GoTemplate
import TestSupport
import Testing

@testable import Sprig

@Suite("Keys and certificates")
struct CryptoTests {
    @Test(arguments: [("keys", 400), ("subjects", 80)])
    func keysAndCertificatesAreReadAsByGo(_ file: String, _ count: Int) throws {
        let rows = recordedRows("keys/\(file).tsv")
        #expect(rows.count > count)
        for row in rows {
            #expect(read(try Base64.decode(Array(row[1].utf8)), kind: row[0]) == row[2], "\(row[0]) \(row[1])")
        }
    }

    /// One byte after the other is another one.
    @Test func changedBytesAreReadAsByGo() throws {
        let rows = recordedRows("keys/keys.tsv")
        let changes = recordedRows("keys/changes.tsv")
        #expect(changes.count > 1_000)
        for change in changes {
            let row = rows[try #require(Int(change[0]))]
            var content = try Base64.decode(Array(row[1].utf8))
            content[try #require(Int(change[1]))] = try #require(UInt8(change[2]))
            let expected = change[3] == "same" ? row[2] : change[3]
            #expect(read(content, kind: row[0]) == expected, "\(change)")
        }
    }

    /// Blocks and addresses made by chance, most of them malformed.
    @Test func textsAreReadAsByGo() throws {
        let rows = recordedRows("keys/texts.tsv")
        #expect(rows.count > 1_000)
        for row in rows {
            let text = try #require(Strconv.unquote(GoString(row[1])))
            let answer = row[0] == "pem" ? PEMBlock(in: text.bytes).map(describe) : IPAddress(text).map(describe)
            #expect((answer ?? "") == row[2], "\(row[0]) \(row[1])")
        }
    }

    private func describe(_ block: PEMBlock) -> String { block.type.text + " " + encode(block.bytes) }

    private func describe(_ address: IPAddress) -> String {
        address.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private func read(_ content: [UInt8], kind: String) -> String {
        let words = kind.split(separator: " ", maxSplits: 1)
        return words.count > 1 ? readKey(content, kind: String(words[1])) : readCertificate(content)
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

    /// X.690 8.19; the content of arcs as RFC 5280, RFC 4519 and RFC 8410 print them.
    @Test(
        arguments: [
            ([2, 5, 29, 17], [0x55, 0x1D, 0x11]), ([2, 5, 4, 3], [0x55, 0x04, 0x03]),
            ([1, 3, 101, 112], [0x2B, 0x65, 0x70]),
            ([1, 2, 840, 113549, 1, 1, 11], [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B]),
            ([0, 9, 2342, 19_200_300, 100, 1, 1], [0x09, 0x92, 0x26, 0x89, 0x93, 0xF2, 0x2C, 0x64, 0x01, 0x01]),
            ([0, 39], [0x27]), ([1, 0], [0x28]), ([1, 39], [0x4F]), ([2, 0], [0x50]),
            ([2, 999, 3], [0x88, 0x37, 0x03]),
        ] as [([Int], [UInt8])])
    func objectIdentifiersAreWrittenAndReadAsInX690(_ components: [Int], _ content: [UInt8]) throws {
        let read = try #require(ObjectIdentifier(content: content[...]))
        #expect(read.components == components)
        #expect(read.content == content)
    }

    @Test(
        arguments: [[], [0x80, 0x01], [0x55, 0x80, 0x01], [0x55, 0x81], [0x55, 0x90, 0x80, 0x80, 0x80, 0x00]]
            as [[UInt8]])
    func malformedObjectIdentifiersAreNone(_ content: [UInt8]) {
        #expect(ObjectIdentifier(content: content[...]) == nil)
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
