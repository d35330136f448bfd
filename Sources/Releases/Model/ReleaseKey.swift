import GoTemplate

/// What tells releases apart: a name within a namespace.
package struct ReleaseKey: Hashable, Sendable {
    package let namespace: GoString
    package let name: GoString

    package init(namespace: GoString, name: GoString) {
        self.namespace = namespace
        self.name = name
    }

    /// One revision of the release.
    package func revision(_ number: Int) -> RevisionKey { RevisionKey(release: self, revision: number) }
}

extension ReleaseKey: Comparable {
    package static func < (left: ReleaseKey, right: ReleaseKey) -> Bool {
        left.namespace == right.namespace ? left.name < right.name : left.namespace < right.namespace
    }
}

/// What tells revisions apart.
package struct RevisionKey: Hashable, Sendable {
    package let release: ReleaseKey
    package let revision: Int

    package init(release: ReleaseKey, revision: Int) {
        self.release = release
        self.revision = revision
    }

    private static let recordPrefix: GoString = "sh.helm.release.v1."

    /// The name of Helm's Secret or row for the revision, such as `sh.helm.release.v1.web.v3`.
    ///
    /// Mirrors pkg/storage storage.go makeKey.
    package var recordName: GoString { Self.recordPrefix + release.name + GoString(".v\(revision)") }

    /// Reads a record's name; nil where it is none.
    package init?(recordName: GoString, namespace: GoString) {
        guard recordName.hasPrefix(Self.recordPrefix) else { return nil }
        let rest = recordName.bytes.dropFirst(Self.recordPrefix.count)
        guard let dot = rest.lastIndex(of: UInt8(ascii: ".")), dot > rest.startIndex,
            rest[dot...].dropFirst().first == UInt8(ascii: "v"),
            let revision = try? Strconv.atoi(GoString(rest[dot...].dropFirst(2))), (1...1 << 31).contains(revision)
        else { return nil }
        self.init(release: ReleaseKey(namespace: namespace, name: GoString(rest[..<dot])), revision: revision)
    }

    /// The revision in messages, such as `web revision 3 in namespace prod`.
    package var text: GoString {
        release.name + GoString(" revision \(revision) in namespace ") + release.namespace
    }
}

extension RevisionKey: Comparable {
    package static func < (left: RevisionKey, right: RevisionKey) -> Bool {
        left.release == right.release ? left.revision < right.revision : left.release < right.release
    }
}
