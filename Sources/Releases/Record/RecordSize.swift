import Codecs
import GoTemplate

/// How much a record takes of what one object may hold, and what takes it.
package struct RecordSize: Sendable {
    /// What the values of a Secret or ConfigMap may have together.
    ///
    /// Source: pkg/apis/core types.go MaxSecretSize.
    package static let maximum = 1_048_576

    /// A part of a record and what it would take alone, in bytes.
    package struct Part: Sendable {
        let name: GoString
        let size: Int
    }

    private let key: RevisionKey
    private let kind: RecordKind
    private let size: Int
    /// The largest first.
    private let parts: [Part]

    init(of release: Release, as kind: RecordKind, size: Int) {
        key = release.revisionKey
        self.kind = kind
        self.size = size
        parts = Self.parts(of: release).sorted { $0.size > $1.size }
    }

    /// What is too big, and what can be done about it.
    package var advice: GoString {
        let what = "the record of " + key.release.name + GoString(".v\(key.revision) needs ") + Self.text(size)
        let most = GoString(", a \(kind.rawValue) holds ") + Self.text(Self.maximum) + ": "
        let largest = parts.prefix(4).map { $0.name + " " + Self.text($0.size) }.joined(by: ", ")
        return what + most + largest + "; leave files out with .helmignore, or use another store"
    }

    private static func parts(of release: Release) -> [Part] {
        let files = (release.chart.files + release.chart.templates).map { file in
            Part(name: "chart file " + file.name, size: packed([.list(List(bytes: file.data))]))
        }
        return files + [
            Part(name: "manifest", size: packed([.string(release.manifest)])),
            Part(name: "default values", size: packed([release.chart.values.map(Value.map) ?? .null])),
            Part(name: "values", size: packed([release.config.map(Value.map) ?? .null])),
            Part(name: "hooks", size: packed(release.hooks.map { .string($0.manifest) })),
            Part(name: "notes", size: packed([.string(release.info.notes)])),
        ]
    }

    private static func packed(_ values: [Value]) -> Int {
        guard let json = try? JSON.encode(.list(values)) else { return 0 }
        return (try? Base64.encode(Compression.gzip(json)).count) ?? 0
    }

    /// Such as `1.31 MB`, of 1,048,576 bytes each.
    private static func text(_ size: Int) -> GoString {
        GoFormat.sprintf("%.2f MB", [.float(Double(size) / 1_048_576)])
    }
}

extension ClusterRecord {
    /// Refuses what the server would refuse, in its words.
    ///
    /// - Parameters:
    ///   - step: Helm's words before those of the server.
    package func checkSize(of release: Release, in step: GoString) throws {
        guard size > RecordSize.maximum else { return }
        let subject = step + GoString(kind.rawValue) + " " + Strconv.quote(key.recordName) + " is invalid: "
        // ConfigMaps have their refusal at no field, whose text is an empty index.
        let field: GoString = kind == .secret ? "data" : "[]"
        let most = GoString(": Too long: may not be more than \(RecordSize.maximum) bytes")
        throw StoreError(.tooLarge(RecordSize(of: release, as: kind, size: size)), subject + field + most)
    }
}
