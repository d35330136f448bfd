import GoTemplate
import TestSupport
import Testing

@testable import Diffing

/// What changes between two sides, one line for each field: `fixtures/diff/changes`.
@Suite struct ChangesTests {
    @Test(arguments: DiffFixture.names("changes"))
    func changesAreThoseExpected(name: String) {
        let fixture = DiffFixture("changes/" + name)
        #expect(fixture.summary == fixture["expected"])
    }
}

/// What comes with every release, or is another value in each render, beside what only looks so: `fixtures/diff/noise`.
@Suite struct NoiseTests {
    @Test(arguments: DiffFixture.names("noise"))
    func noiseIsToldFromChanges(name: String) {
        let fixture = DiffFixture("noise/" + name)
        #expect(fixture.summary == fixture["expected"])
    }
}

/// A file with the sections `== old`, `== new`, `== expected` and perhaps others.
struct DiffFixture {
    private var sections: [String: String] = [:]

    init(_ path: String) {
        var name = ""
        let text = String(decoding: recordedBytes("diff/" + path), as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("== ") {
                name = String(line.dropFirst(3))
                sections[name] = ""
            } else {
                sections[name, default: ""] += line + "\n"
            }
        }
    }

    static func names(_ folder: String) -> [String] { recordedNames("diff/" + folder) }

    subscript(section: String) -> String { sections[section] ?? "" }

    func side(_ name: String) -> DiffSide {
        let documents = DiffDocument.documents(inStream: GoString(self[name]), file: GoString(name + ".yaml"))
        // With a key of its own, so that what stands for secret values can be written down.
        let secrets = SecretMask(.masked, key: [1])
        let namespace = GoString(self["namespace"].split(separator: "\n").joined())
        return DiffSide(
            name: GoString(name), documents: documents,
            options: DiffSide.ReadingOptions(namespace: namespace, secrets: secrets))
    }

    var report: DiffReport {
        let differ = Differ(Differ.Options(findRenames: self["renames"].isEmpty ? 0 : 0.5))
        return differ.compare(
            side("old"), side("new"), oldAgain: sections["old again"].map { _ in side("old again") },
            newAgain: sections["new again"].map { _ in side("new again") })
    }

    /// The changes, one a line.
    var summary: String {
        report.objects.map { object in
            let header = "\(object.kind.rawValue) \(object.identity.text)\n"
            return header + object.changes.map { "  \(Self.line($0))\n" }.joined()
        }.joined()
    }

    private static func line(_ change: FieldChange) -> String {
        let values = [change.old, change.new].map { node in
            guard let node else { return "-" }
            return node.isScalar
                ? "\(node.kind) \(node.text.text.debugDescription) @\(node.line)" : "\(node.kind) @\(node.line)"
        }
        let noise = change.noise.map { " (\($0.rawValue))" } ?? ""
        return "\(change.kind.rawValue) \(change.path.text): \(values[0]) > \(values[1])\(noise)"
    }
}
