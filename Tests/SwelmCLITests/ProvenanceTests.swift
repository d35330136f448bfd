import Codecs
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories
@testable import SwelmCLI

/// Signatures of charts, and what Helm says of them; see scripts/record-provenance-fixtures.
@Suite("Signatures of charts")
struct ProvenanceTests {
    private static let cases = VerifyCase.all

    @Test(arguments: cases)
    func saysWhatHelmSays(_ row: VerifyCase) throws {
        // That others can make texts for SHA-1 is reason enough to be asked.
        let flags = row.provenance == "sha1" ? ["--allow-sha1"] : []
        let run = try verify(row.provenance, as: row.archive, ring: row.ring, flags)
        #expect(String(decoding: run.standardOutput, as: UTF8.self) == row.standardOutput)
        #expect(run.message.replacingOccurrences(of: Self.folder, with: "{root}/fixtures/provenance") == row.message)
        #expect(run.exitCode == row.exitCode)
    }

    @Test func casesWereFound() { #expect(Self.cases.count > 20) }

    @Test func signaturesOverSHA1AreRefused() throws {
        let run = try verify("sha1", as: "app-1.0.0.tgz", ring: "signer.pub.gpg", [])
        #expect(run.exitCode == 1)
        #expect(run.message.contains("--allow-sha1"))
    }

    /// The library that checks signatures would write to the process's own stream.
    @Test func standardErrorIsBackAfterwards() throws {
        _ = try verify("tampered", as: "app-1.0.0.tgz", ring: "signer.pub.gpg", [])
        var before = stat()
        var null = stat()
        #expect(fstat(2, &before) == 0 && stat("/dev/null", &null) == 0)
        #expect(before.st_ino != null.st_ino || before.st_dev != null.st_dev || isatty(2) == 0)
    }

    @Test func verifyingFlagsOfOtherCommandsCheckToo() throws {
        let folder = try folder("good", as: "app-1.0.0.tgz")
        func show(_ ring: String) -> CapturedRun {
            CapturedRun([
                "show", "chart", folder.path("app-1.0.0.tgz").text, "--verify", "--keyring", Self.path(ring),
            ])
        }
        #expect(show("signer.pub.gpg").exitCode == 0)
        #expect(show("expired.pub.gpg").message == "Error: openpgp: signature made by unknown entity\n")
    }
}

// MARK: - Signing

extension ProvenanceTests {
    @Test(arguments: ["Ada (signs tests) <ada@example.test>", "ada@example.test", "signs tests"])
    func whatWasSignedIsVerified(_ key: String) throws {
        let folder = try chart()
        let run = sign(folder, key: key, ring: "signer.sec.gpg")
        #expect(run.exitCode == 0, "\(run.message)")
        let text = String(decoding: try #require(folder.bytes(of: "app-1.0.0.tgz.prov")), as: UTF8.self)
        #expect(text.hasPrefix("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\napiVersion: v2\n"))
        #expect(text.hasSuffix("-----END PGP SIGNATURE-----"))
        let archive = folder.path("app-1.0.0.tgz").text
        #expect(CapturedRun(["verify", archive, "--keyring", Self.path("signer.pub.gpg")]).exitCode == 0)
    }

    @Test(arguments: [
        ("Ada", "signer.sec.gpg", "more than one key contain the id \"Ada\""),
        ("Eve", "signer.sec.gpg", "private key not found"),
        (
            "signs", "signer.pub.gpg",
            "provided key is not a private key. Try providing a keyring with secret keys"
        ),
        ("signs", "text.gpg", "openpgp: invalid data: tag byte does not have MSB set"),
    ])
    func keysThatCannotSign(_ key: String, _ ring: String, _ message: String) throws {
        let folder = try chart()
        #expect(sign(folder, key: key, ring: ring).message == "Error: \(message)\n")
        // As Helm leaves it.
        #expect(try folder.names() == ["app", "app-1.0.0.tgz"])
    }

    @Test func passphrasesUnlockKeys() throws {
        let folder = try chart()
        try folder.write(["right": "open sesame\nmore\n", "wrong": "open barley\n"])
        func run(_ file: String) -> CapturedRun {
            sign(folder, key: "Cy", ring: "locked.sec.gpg", ["--passphrase-file", folder.path(file).text])
        }
        #expect(run("wrong").message == "Error: openpgp: invalid data: private key checksum failure\n")
        #expect(run("none").message.hasSuffix("none: no such file or directory\n"))
        #expect(run("right").exitCode == 0)
        #expect(folder.bytes(of: "app-1.0.0.tgz.prov") != nil)
    }

    /// A digest alone ties a signature to an archive, so that Helm says nothing of this.
    @Test func aSignatureThatDescribesAnotherChartIsWarnedOf() throws {
        let folder = try chart()
        #expect(sign(folder, key: "signs tests", ring: "signer.sec.gpg").exitCode == 0)
        let own = try #require(folder.bytes(of: "app-1.0.0.tgz.prov"))
        let text = String(decoding: own, as: UTF8.self)
        let start = try #require(text.range(of: "apiVersion")),
            end = try #require(text.range(of: "\n-----BEGIN PGP SIGNATURE"))
        let other = text[start.lowerBound..<end.lowerBound].replacingOccurrences(
            of: "version: 1.0.0", with: "version: 9.0.0")
        let ring = try KeyRing(GoString(Self.path("signer.sec.gpg")))
        let key = try #require(ring.keys.first { $0.names.contains { $0.contains("signs tests") } })
        try folder.write("app-1.0.0.tgz.prov", Data(ring.sign(Array(other.utf8), with: key)))
        let run = CapturedRun([
            "verify", folder.path("app-1.0.0.tgz").text, "--keyring", Self.path("signer.pub.gpg"),
        ])
        #expect(run.exitCode == 0)
        let message = String(decoding: run.standardError, as: UTF8.self)
        #expect(message.hasSuffix("describes another chart\" signed=app-9.0.0 packaged=app-1.0.0\n"), "\(message)")
    }

    @Test func aKeyMustBeNamed() throws {
        let message = sign(try chart(), key: "", ring: "signer.sec.gpg").message
        #expect(message == "Error: --key is required for signing a package\n")
    }

    private func chart() throws -> ScratchFolder {
        try ScratchFolder(["app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n"])
    }

    private func sign(_ folder: ScratchFolder, key: String, ring: String, _ flags: [String] = []) -> CapturedRun {
        let words = ["package", folder.path("app").text, "-d", folder.path.text, "--sign", "--key", key]
        return CapturedRun(words + ["--keyring", Self.path(ring)] + flags)
    }
}

// MARK: - Files

extension ProvenanceTests {
    private static var folder: String { path("").trimmingSuffix("/") }

    private static func path(_ name: String) -> String {
        GoldenCase.root.appendingPathComponent("fixtures/provenance").path + "/" + name
    }

    private func folder(_ provenance: String, as archive: String) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write(archive, Data(contentsOf: URL(fileURLWithPath: Self.path("app-1.0.0.tgz"))))
        let text = try Data(contentsOf: URL(fileURLWithPath: Self.path(provenance + ".prov")))
        try folder.write(archive + ".prov", text)
        return folder
    }

    private func verify(
        _ provenance: String, as archive: String, ring: String, _ flags: [String]
    ) throws -> CapturedRun {
        let folder = try folder(provenance, as: archive)
        return CapturedRun(["verify", folder.path(archive).text, "--keyring", Self.path(ring)] + flags)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}

/// One row of fixtures/provenance/cases.yaml.
struct VerifyCase: CustomTestStringConvertible, Sendable {
    let provenance: String
    let ring: String
    let archive: String
    let standardOutput: String
    let message: String
    let exitCode: Int32

    var testDescription: String { "\(provenance) as \(archive), with \(ring)" }

    static let all: [VerifyCase] = {
        let rows = (try? YAML.decodeList(recordedBytes("provenance/cases.yaml"))) ?? []
        return rows.compactMap(VerifyCase.init)
    }()

    private init?(_ value: Value) {
        guard case .map(let row) = value else { return nil }
        func text(_ key: GoString) -> String { row[key].map { GoFormat.sprint([$0]).text } ?? "" }
        provenance = text("provenance")
        ring = text("ring")
        archive = row["archive"] == nil ? "app-1.0.0.tgz" : text("archive")
        standardOutput = text("stdout")
        message = text("stderr")
        exitCode = Int32(text("exit")) ?? -1
    }
}
