import Codecs
import GoTemplate
import SemVer

extension GoType {
    /// What `IncMajor` and its like return: not addressable, so without the methods of the pointer.
    static let version = GoType("semver.Version", kind: .struct, isNamed: true, methods: valueMethods)

    /// What `semver` returns.
    static let versionPointer = GoType(
        "*semver.Version", kind: .pointer, element: .version, methods: valueMethods + pointerMethods)

    private static let valueMethods: [Method] =
        [
            property("String") { .string($0.description) },
            property("Major") { .uint($0.major, .uint64) },
            property("Minor") { .uint($0.minor, .uint64) },
            property("Patch") { .uint($0.patch, .uint64) },
            property("Prerelease") { .string($0.prerelease) },
            property("Metadata") { .string($0.metadata) },
            property("Value") { .string($0.description) },
            property("MarshalText") { .list(List(bytes: $0.description.bytes)) },
            property("MarshalJSON") { .list(List(bytes: Array("\"\($0.description.text)\"".utf8))) },
        ] + changes

    private static let changes: [Method] = [
        change("IncMajor") { version, _ throws(SemanticVersionError) in try version.incrementingMajor() },
        change("IncMinor") { version, _ throws(SemanticVersionError) in try version.incrementingMinor() },
        change("IncPatch") { version, _ throws(SemanticVersionError) in try version.incrementingPatch() },
        change("SetPrerelease", [.string]) { version, arguments throws(SemanticVersionError) in
            try version.withPrerelease(arguments.string(0))
        },
        change("SetMetadata", [.string]) { version, arguments throws(SemanticVersionError) in
            try version.withMetadata(arguments.string(0))
        },
    ]

    private static let pointerMethods: [Method] =
        [
            property("Original") { .string($0.original) },
            comparison("Compare") { .int($0) },
            comparison("LessThan") { .bool($0 < 0) },
            comparison("LessThanEqual") { .bool($0 <= 0) },
            comparison("GreaterThan") { .bool($0 > 0) },
            comparison("GreaterThanEqual") { .bool($0 >= 0) },
            Method("Equal", [.versionPointer]) { receiver, arguments in
                guard let left = receiver.versionObject, let right = arguments[0].versionObject else {
                    return .bool(false)
                }
                return .bool(left.version == right.version)
            },
        ] + assignments

    /// The methods that overwrite the version; they return an error as a value, nil if all is well.
    private static let assignments: [Method] = [
        assignment("Scan", .any) { argument in
            if case .string(let text) = argument { return text }
            return GoString()
        },
        assignment("UnmarshalText", .byteSlice) { $0.stringValue },
        assignment("UnmarshalJSON", .byteSlice) { try jsonString($0.stringValue) },
    ]
}

// MARK: - Kinds of methods

private func property(_ name: String, _ read: @escaping @Sendable (SemanticVersion) -> Value) -> Method {
    Method(name) { receiver, _ in read(try version(of: receiver)) }
}

private func change(
    _ name: String, _ parameters: [GoType] = [],
    _ apply: @escaping @Sendable (SemanticVersion, Arguments) throws(SemanticVersionError) -> SemanticVersion
) -> Method {
    Method(name, parameters) { receiver, arguments in
        let current = try version(of: receiver)
        return try VersionFunctions.reportingErrors { () throws(SemanticVersionError) in
            .version(try apply(current, arguments), type: .version)
        }
    }
}

private func comparison(_ name: String, _ result: @escaping @Sendable (Int) -> Value) -> Method {
    Method(name, [.versionPointer]) { receiver, arguments in
        result(try version(of: receiver).compare(try version(of: arguments[0])))
    }
}

private func assignment(
    _ name: String, _ parameter: GoType, _ text: @escaping @Sendable (Value) throws -> GoString
) -> Method {
    Method(name, [parameter]) { receiver, arguments in
        do {
            receiver.versionObject?.version = try SemanticVersion(parsing: text(arguments[0]))
            return .null
        } catch let error as SemanticVersionError {
            return .string(error.message)
        } catch let failure as JSON.Failure {
            return .string(failure.message)
        }
    }
}

/// What `json.Unmarshal` stores in a string; `null` leaves it empty.
private func jsonString(_ text: GoString) throws -> GoString {
    switch try JSON.decodeLeniently(text.bytes).value {
    case .string(let text): return text
    case .null: return GoString()
    case let other:
        throw JSON.Failure(GoString("json: cannot unmarshal \(JSON.typeName(of: other)) into Go value of type string"))
    }
}

/// The version behind a value; throws Go's panic for a nil pointer.
private func version(of value: Value) throws(FunctionError) -> SemanticVersion {
    guard let object = value.versionObject else {
        throw FunctionError("runtime error: invalid memory address or nil pointer dereference")
    }
    return object.version
}
