import Charts
import GoTemplate

extension KubeVersion: HostContent {
    /// Its methods belong to the pointer, but a field of `.Capabilities` has an address.
    static let type = GoType(
        "common.KubeVersion", kind: .struct, isNamed: true,
        methods: [
            Method("String") { receiver, _ in .string(content(of: receiver).description) },
            Method("GitVersion") { receiver, _ in .string(content(of: receiver).version) },
        ])

    /// The type of a copy, on which the methods cannot be called.
    private static let copyType = GoType("common.KubeVersion", kind: .struct, isNamed: true)

    /// Go's `String()`.
    var description: GoString { normalized.isEmpty ? version : normalized }

    var withoutNormalized: KubeVersion {
        KubeVersion(version: version, normalized: GoString(), major: major, minor: minor, hasAddress: hasAddress)
    }

    var templateValue: Value { .host(HostObject(type: Self.type, content: self)) }

    package var fields: [(name: GoString, value: Value)] {
        [("Version", .string(version)), ("Major", .string(major)), ("Minor", .string(minor))]
    }

    package var printedFields: [(name: GoString, value: Value)] {
        var fields = fields
        fields.insert(("normalizedVersion", .string(normalized)), at: 1)
        return fields
    }

    package var templateStringValue: GoString? { hasAddress ? description : nil }

    package var withoutAddress: HostObject? {
        guard hasAddress else { return nil }
        var copy = self
        copy.hasAddress = false
        return HostObject(type: Self.copyType, content: copy)
    }

    /// The normalized version is an unexported field, so a copy lacks it.
    package func deepCopy() -> any HostContent { withoutNormalized }

    private static func content(of receiver: Value) -> KubeVersion {
        guard case .host(let object) = receiver, let version = object.content as? KubeVersion else { return .standard }
        return version
    }
}
