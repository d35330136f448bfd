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

    /// The name of Helm's Secret or row for the revision, such as `sh.helm.release.v1.web.v3`.
    ///
    /// Mirrors pkg/storage storage.go makeKey.
    package var recordName: GoString {
        GoString("sh.helm.release.v1.") + release.name + GoString(".v\(revision)")
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
