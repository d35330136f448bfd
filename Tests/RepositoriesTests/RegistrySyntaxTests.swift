import Codecs
import Failures
import GoLibrary
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// What registries and their users write, held against what oras reads; see scripts/record-registry-fixtures.go.
@Suite struct RegistrySyntaxTests {
    private func check(_ name: String, _ read: (GoString) -> GoString) throws {
        let rows = recordedRows("registry/\(name).tsv")
        #expect(rows.count == 400)
        for row in rows {
            let input = try #require(Strconv.unquote(GoString(row[0])))
            let expected = try #require(Strconv.unquote(GoString(row[1])))
            #expect(read(input) == expected, "\(row[0])")
        }
    }

    @Test func references() throws {
        try check("references") { text in
            do throws(HelmError) {
                let reference = try RegistryReference(parsing: text)
                return [reference.host, reference.repository, reference.identifier, reference.description]
                    .joined(by: " ")
            } catch { return "error: " + error.message.split(separator: ":xxxxx@").joined(by: ":word@") }
        }
    }

    @Test func challenges() throws {
        try check("challenges") { text in
            let challenge = Challenge(text)
            let scheme: GoString =
                switch challenge.scheme {
                case .basic: "Basic"
                case .bearer: "Bearer"
                case .unknown: "Unknown"
                }
            let parameters = challenge.parameters.sorted { $0.key < $1.key }
            return scheme + parameters.map { " " + $0.key + "=" + Strconv.quote($0.value) }.joined(by: "")
        }
    }

    @Test func scopes() throws {
        try check("scopes") { AccessScopes($0.split(separator: "|")).texts.joined(by: "|") }
    }

    @Test func digests() throws {
        try check("digests") { text in
            do throws(HelmError) {
                _ = try ArtifactDigest(parsing: text)
                return "valid"
            } catch { return error.message }
        }
    }

    @Test func queries() throws {
        try check("queries") { text in
            var query = URLQuery(text)
            query.add("scope", text)
            return query.encoded
        }
    }

    @Test func digestsOfBytes() throws {
        let bytes = Array("abc".utf8)
        let digests = [
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "sha384:cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                + "8086072ba1e7cc2358baeca134c825a7",
            "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        ]
        for text in digests {
            let digest = try ArtifactDigest(parsing: GoString(text))
            #expect(digest.isDigest(of: bytes) && !digest.isDigest(of: bytes + [0]))
            #expect(digest.description == GoString(text))
        }
        #expect(ArtifactDigest(of: bytes).description == GoString(digests[0]))
    }

    /// Real Helm, for `helm pull`: a plus is an underscore, and only in tags.
    @Test(
        arguments: [
            ("oci://h/a:1.0.0+b.c", "h/a:1.0.0_b.c", "1.0.0_b.c", ""), ("h/a", "h/a@", "", ""),
            ("h:5000/a@sha256:1", "h:5000/a@sha256:1", "", "sha256:1"),
            ("h/a:1+x@sha256:1", "h/a:1_x", "1_x", "sha256:1"),
        ])
    func namesOfCharts(_ text: String, _ description: String, _ tag: String, _ digest: String) throws {
        let reference = try ChartArtifactReference(GoString(text))
        #expect(reference.description == GoString(description))
        #expect(reference.tag == GoString(tag) && reference.digest == GoString(digest))
    }
}
