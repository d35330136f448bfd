import GoTemplate

/// One entry of `status.conditions`.
package struct Condition: Equatable, Sendable {
    package let type: GoString
    /// `True`, `False` or `Unknown`; the server lets controllers write anything.
    package let status: GoString
    package let reason: GoString
    package let message: GoString

    package var isTrue: Bool { status == "True" }
    package var isFalse: Bool { status == "False" }
}

extension Condition {
    /// The conditions of an object; none where it has none.
    ///
    /// Mirrors cli-utils kstatus/status/util.go GetObjectWithConditions and the converter behind it.
    /// - Throws: where something is of another type than its field; null stands for nothing.
    static func all(of object: Map) throws(ObjectFailure) -> [Condition] {
        guard let status = object["status"], !status.isNil else { return [] }
        guard case .map(let status) = status else { throw .misfit("restore struct from: ", status) }
        guard let conditions = status["conditions"], !conditions.isNil else { return [] }
        guard case .list(let list) = conditions else { throw .misfit("restore slice from ", conditions) }
        var result: [Condition] = []
        for element in list.elements { result.append(try Condition(element)) }
        return result
    }

    private init(_ value: Value) throws(ObjectFailure) {
        guard !value.isNil else {
            self.init(type: "", status: "", reason: "", message: "")
            return
        }
        guard case .map(let map) = value else { throw .misfit("restore struct from: ", value) }
        self.init(
            type: try Self.text(map["type"], "string"), status: try Self.text(map["status"], "v1.ConditionStatus"),
            reason: try Self.text(map["reason"], "string"), message: try Self.text(map["message"], "string"))
    }

    /// Mirrors apimachinery runtime/converter.go: an integer is a text for Go's reflection, but not for it.
    private static func text(_ value: Value?, _ type: StaticString) throws(ObjectFailure) -> GoString {
        switch value {
        case .string(let text)?: return text
        case nil, .null?, .invalid?: return GoString()
        case .int?: throw ObjectFailure("cannot convert int64 to " + GoString(stringLiteral: type))
        default: throw ObjectFailure("unrecognized type: string")
        }
    }
}

extension ObjectFailure {
    fileprivate static func misfit(_ action: GoString, _ value: Value) -> ObjectFailure {
        ObjectFailure("cannot " + action + GoString(value.type?.kind.rawValue ?? "invalid"))
    }
}
