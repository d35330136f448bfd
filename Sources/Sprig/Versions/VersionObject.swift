import GoTemplate
import SemVer

/// A `semver.Version` as templates see it, by value or behind a pointer.
///
/// A class, because `Scan` and `UnmarshalText` change the version they are called on.
final class VersionObject: HostContent {
    var version: SemanticVersion

    init(_ version: SemanticVersion) {
        self.version = version
    }

    var stringValue: GoString? { version.description }
    var marshaledText: GoString? { version.description }

    /// The struct's fields, none of them exported, as verbs that ignore `String()` print them.
    var printedFields: [(name: GoString, value: Value)] {
        [
            ("major", .uint(version.major, .uint64)),
            ("minor", .uint(version.minor, .uint64)),
            ("patch", .uint(version.patch, .uint64)),
            ("pre", .string(version.prerelease)),
            ("metadata", .string(version.metadata)),
            ("original", .string(version.original)),
        ]
    }

    /// All fields are lost: a copy is version 0.0.0.
    func deepCopy() -> any HostContent { VersionObject(.zero) }

    func isEqual(to other: any HostContent) -> Bool {
        guard let other = (other as? VersionObject)?.version else { return false }
        return version == other && version.metadata == other.metadata && version.original == other.original
    }
}

extension Value {
    /// A version of type `.versionPointer` or `.version`.
    static func version(_ version: SemanticVersion, type: GoType) -> Value {
        .host(HostObject(type: type, content: VersionObject(version)))
    }

    /// The version inside; nil for a nil pointer, and for anything else.
    var versionObject: VersionObject? {
        if case .host(let object) = self { return object.content as? VersionObject }
        return nil
    }
}
