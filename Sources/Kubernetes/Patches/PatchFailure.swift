import GoTemplate

/// Why there is no patch, in the words of apimachinery's util/mergepatch and strategicpatch.
package struct PatchFailure: GoError, Equatable {
    package let message: GoString

    package init(_ message: GoString) { self.message = message }
}

extension PatchFailure {
    static let listOfLists = PatchFailure("lists of lists are not supported")
    static let retainKeysFormat = PatchFailure("invalid patch format of retainKeys")
    static let elementOrderFormat = PatchFailure("invalid patch format of setElementOrder list")
    static let primitiveListFormat = PatchFailure("invalid patch format of primitive list")
    /// Go has no such limit.
    static let nestedTooDeeply = PatchFailure("object is nested too deeply")

    static func missingMergeKey(_ key: GoString, in element: Map) -> PatchFailure {
        PatchFailure("map: " + GoFormat.describe(.map(element)) + " does not contain declared merge key: " + key)
    }

    static func wrongType(_ value: Value, expected: GoType) -> PatchFailure {
        let found = value.type.map { GoString($0.name) } ?? "%!s(<nil>)"
        return PatchFailure("expected a " + GoString(expected.name) + ", but received a " + found)
    }

    static func unknownDirective(_ directive: Value, in map: Map) -> PatchFailure {
        PatchFailure(GoFormat.sprintf("unknown patch type: %s in map: %v", [directive, .map(map)]))
    }

    /// What preconditions of Helm's three-way merge refuse.
    static func precondition(_ patch: Map) -> PatchFailure {
        PatchFailure("precondition failed for: " + GoFormat.describe(.map(patch)))
    }
}
